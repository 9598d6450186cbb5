/** The page of what /ogc conforms to: each abstract test of the standard with the test of ours that has its identifier. */
import { readFileSync } from "node:fs";
import { CONFORMS_TO } from "../src/server/ogc/conformance.ts";
import { FILTERED, ITEM_PARAMETERS } from "../src/server/ogc/filter.ts";
import { RESOURCES } from "../src/server/ogc/resources.ts";
import { PROPERTIES } from "../src/server/reconcile/query.ts";
import { QUESTIONS } from "../src/server/reconcile/reconcile.ts";
import { ANNEX_A } from "../test/server/ogc/annex-a.ts";
import { cell, parameterRow } from "./generate-api.ts";

const TESTS = "test/server/ogc/conformance.test.ts";

/** `docs/reference/ogc.md` */
export function conformancePage(): string {
  const source = readFileSync(TESTS, "utf8");
  const tested = new Set([...source.matchAll(/^conf\("([^"]+)"/gm)].map(([, id]) => id));
  const untested = Object.keys(ANNEX_A).filter((id) => !tested.has(id));
  if (untested.length > 0) throw new Error(`abstract tests without a test in ${TESTS}: ${untested.join(", ")}`);
  const rows = Object.entries(ANNEX_A).map(([id, text]) => `| \`${id}\` | ${cell(text)} |`);
  const filtered = new Set<string>(FILTERED.map(({ name }) => name));
  const parameters = ITEM_PARAMETERS.filter(({ name }) => !filtered.has(name)).map(parameterRow);
  return `# OGC API, tiles and reconciliation

Generated from the code. \`dejure serve\` answers these addresses beside \`/api/\`; how programs load them: [Use an atlas over the web](../use-over-the-web.md); why they are so: [decision 0014](../decisions/0014-collections-of-land.md).

## \`/ogc\`

${RESOURCES.map(({ path, summary }) => `- \`/ogc${path}\`: ${summary}`).join("\n")}

The same stands below \`/ogc/on/DAY\`, where the collections are those of that day.

### Features of a collection

| Parameter | | Example |
|---|---|---|
${parameters.join("\n")}

Besides, each of these columns may be asked for by its value, or by one of several that stand in it: ${[...filtered].map((name) => `\`${name}\``).join(", ")}. What they mean: [columns](formats.md#columns-of-a-row-of-land).
There is no filter language: no reader of CQL2 that is fit for a server exists for Node, and none is declared.

### What it conforms to

${CONFORMS_TO.map((one) => `- \`${one}\``).join("\n")}

Each abstract test of OGC 17-069r4 (OGC API – Features – Part 1: Core 1.0.1), Annex A, for these classes is a test of ours under its identifier, in [\`${TESTS}\`](../../${TESTS}):

| Abstract test | What it asks for |
|---|---|
${rows.join("\n")}

The tests of the OGC itself run in Java; where there is Docker, \`docker run --network host pdok/ets-ogcapi-features10-docker http://localhost:4173/ogc --exitOnFail\` runs them. They were not run for this page.

## \`/tiles/{viewpoint}/{layer}/{date}/\`

- \`{z}/{x}/{y}.mvt\`: a Mapbox Vector Tile with the layers \`holdings\` and \`borders\`, 500 kB at most when it is compressed; 204 where there is no land
- \`tilejson.json\`: TileJSON 3.0
- \`style.json\`: a style for MapLibre

\`{date}\` is EDTF, or \`all\` for all time: then features of all days lie in one tile, to be filtered by \`start_day\` and \`end_day\`.

## \`/reconcile\`

The Reconciliation Service API 0.2 of the W3C Community Group, without data extension.

${QUESTIONS.map(({ path, text, parameters: of }) => `- \`/reconcile${path}\`: ${text}${of.length > 0 ? ` (${of.map(({ name }) => `\`${name}\``).join(", ")})` : ""}`).join("\n")}

A query may say besides the name:

${PROPERTIES.map(({ id, description }) => `- \`${id}\`: ${description}`).join("\n")}

## For those who watch a server

- \`/health\`: 200 as long as it answers
- \`/ready\`: 200 once there is an atlas to ask, else 503
`;
}
