/** Whatever reads what others wrote: how to make input for it, and how to try it. A trial ends, or throws where dejure is at fault. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { IMPORTS } from "../../src/cli/imports.ts";
import { readSqlite } from "../../src/cli/sqlite.ts";
import { plain, render } from "../../src/core/check/render.ts";
import { compile } from "../../src/core/compile.ts";
import { dayFromCivil } from "../../src/core/time/calendar.ts";
import { parseDate } from "../../src/core/time/edtf.ts";
import { spokenDate } from "../../src/core/time/plain-words.ts";
import { importData } from "../../src/import/data/import-data.ts";
import { draftArticle } from "../../src/import/draft/draft.ts";
import { createApp } from "../../src/server/app.ts";
import { isQuestion } from "../../src/server/question-address.ts";
import { readPermalink, writePermalink } from "../../src/web/permalink.ts";
import { YAML_PIECES } from "../core/read/yaml-pieces.ts";
import { DATE_PIECES, dateText, soundDate } from "../core/time/date-text.ts";
import { address, queries } from "../server/hostile.ts";
import { altered, alteredJson, ofPieces } from "./generators.ts";
import { DATA_JSON, DATA_TEXT, DRAFTS, GEOJSON, JSON_IMPORTS, RECORDS, SHEETS, TEXT_IMPORTS, TUTORIAL_FILES } from "./seeds.ts";

export interface Reader {
  readonly name: string;
  readonly input: fc.Arbitrary<string>;
  attempt(input: string): unknown;
}

const encoder = new TextEncoder();
/** First line and the rest. */
const headed = (input: string): readonly [string, string] => {
  const end = input.indexOf("\n");
  return end < 0 ? [input, ""] : [input.slice(0, end), input.slice(end + 1)];
};

const DAY = dayFromCivil(1923, 6, 1);

/** The tutorial's atlas with some files in place of, or beside, its own; checked, told and asked. */
function tryAtlas(...changed: readonly (readonly [path: string, text: string])[]): void {
  const files = new Map([...TUTORIAL_FILES, ...changed]);
  const { atlas, resolver, diagnostics } = compile([...files].map(([path, text]) => ({ path, bytes: encoder.encode(text) })));
  render(diagnostics.slice(0, 20), "pretty", { textOf: (path) => files.get(path), styler: plain });
  for (const viewpoint of atlas.collections.viewpoints.keys()) resolver.who({ at: [21.13, 55.71] }, DAY, { viewpoint });
}

/** A path that a file of this ending may have, whatever became of the line that names it. */
const pathFrom = (line: string, ending: string, fallback: string): string => {
  const path = line.replace(/^# /, "");
  return path.endsWith(ending) && !path.startsWith("/") ? path : fallback;
};

const importer = (id: string) => {
  const format = IMPORTS.find((one) => one.id === id);
  if (format === undefined) throw new Error(`no importer ${id}`);
  return format;
};
const tryImport = async (id: string, name: string, text: string): Promise<void> => {
  const format = importer(id);
  const result =
    "readBytes" in format
      ? await format.readBytes([{ name, bytes: encoder.encode(text) }], { on: "1920" })
      : format.read([{ name, text }], { on: "1920" });
  assert.ok(result.ok ? Array.isArray(result.files) : result.message.length > 0);
};

const MARKUP = ["[[", "]]", "{{", "}}", "<ref>", "</ref>", "<p>", "</p>", "<table>", "[1]", "[^1]", "**", "_", "`", "\n\n", "\n== A ==\n", "# ", "> ", "- ", "&amp;", "&#0;", ". ", "signed ", "Poland ", "on 12 July 1920 ", "took over ", "Vilnius ", "two months later ", "5,000 roubles "]; // biome-ignore format: one list
const JSON_PIECES = ['{"', '":', "[", "]", "}", ",", '"type"', '"coordinates"', "null", "1e400", "-", '"'];

const asLayers = (one: unknown): string => JSON.stringify(one);

/** Every reader of text. */
export function readers(): readonly Reader[] {
  const faults: unknown[] = [];
  const app = createApp(compile([...TUTORIAL_FILES].map(([path, text]) => ({ path, bytes: encoder.encode(text) }))), {
    onFault: (fault) => faults.push(fault),
  });
  const answered = async (response: Response | Promise<Response>, allowed: readonly number[]): Promise<void> => {
    const { status } = await response;
    if (faults.length > 0) throw faults.splice(0)[0];
    assert.ok(allowed.includes(status), `status ${status}`);
  };
  const byImporter = IMPORTS.map(({ id }): Reader => {
    const texts = TEXT_IMPORTS[id] ?? [];
    const values = JSON_IMPORTS[id] ?? [];
    const kinds = [
      ...(values.length > 0 ? [alteredJson(values).map((text) => `a_1815.json\n${text}`), altered(values.map(asLayers), JSON_PIECES).map((text) => `a_1815.json\n${text}`)] : []), // biome-ignore format: one list
      ...(texts.length > 0 ? [altered(texts, [...JSON_PIECES, "@", "{", "}", "\\", "#", "  - ", "<", ">", "&", "\t", ";"]).map((text) => `a.txt\n${text}`)] : []), // biome-ignore format: one list
    ];
    return { name: id, input: fc.oneof(...kinds), attempt: (input) => tryImport(id, ...headed(input)) };
  });
  return [
    {
      name: "dates",
      input: fc.oneof(dateText, altered(["1920-07-12/1926~", "[1920-08-06, 1920-08-08..1921]", "Y-17E7S3/..", "1917-10-25T10:00:00Z", "{19XX,-0043-21}"], DATE_PIECES)), // biome-ignore format: one list
      attempt(input) {
        for (const calendar of ["gregorian", "julian"] as const) soundDate(input, calendar);
        const read = parseDate(input);
        if (read.ok) for (const lang of ["en", "lt", "pl"]) spokenDate(read.date, lang);
      },
    },
    {
      name: "records",
      input: fc.oneof({ weight: 5, arbitrary: altered(RECORDS, [...YAML_PIECES, ...DATE_PIECES]) }, ofPieces(YAML_PIECES).map((text) => `# events/x.yaml\n${text}`)), // biome-ignore format: one list
      attempt(input) {
        tryAtlas([pathFrom(headed(input)[0], ".yaml", "events/x.yaml"), input]);
      },
    },
    {
      name: "sheets",
      input: altered(SHEETS, [",", '"', '""', "\n", "\r", "\r\n", ";", "\t", "=", "1920", "-1", "91", "é"]),
      attempt(input) {
        const [line, text] = headed(input);
        tryAtlas([pathFrom(line, ".csv", "places/places.csv"), text]);
      },
    },
    {
      name: "geojson",
      input: fc.oneof(alteredJson(GEOJSON), altered(GEOJSON.map(asLayers), JSON_PIECES)),
      attempt(input) {
        const territory = TUTORIAL_FILES.get("territories/klaipeda-territory.yaml") as string;
        tryAtlas(["territories/klaipeda-territory.yaml", territory.replace(/^extent: .*$/m, "extent: land.geojson")], ["territories/land.geojson", input]); // biome-ignore format: one call
      },
    },
    ...byImporter,
    {
      name: "data",
      input: fc.oneof(
        alteredJson(DATA_JSON).map((text) => `v.json\n${text}`),
        altered(DATA_TEXT, [...JSON_PIECES, ",", "\t", "<", ">", "/", "((", "))", "EMPTY", "POLYGON", "NaN", "1e999"]),
      ),
      async attempt(input) {
        const [name, text] = headed(input);
        await importData([{ name, bytes: encoder.encode(text) }], { readSqlite }, { on: "1920" });
      },
    },
    {
      name: "draft",
      input: fc.oneof({ weight: 3, arbitrary: altered(DRAFTS, [...MARKUP, ...DATE_PIECES]) }, ofPieces(MARKUP).map((text) => `a.md\n${text}`), ofPieces(MARKUP).map((text) => `a.wiki\n${text}`)), // biome-ignore format: one list
      attempt(input) {
        const [name, text] = headed(input);
        draftArticle(encoder.encode(text), { path: name });
      },
    },
    {
      name: "questions",
      input: fc.oneof(address, altered(["/api/who?place=klaipeda&date=1923-06-01&as=lithuania", "/api/map?date=1920/1923&layer=control&format=csv", "/api/history?place=55.7,21.1&during=1920", "/api/diff?from=1920-01-01&to=1939&as=everyone", "/api/list/disputes?on=1923", "/api/show/paris-1924%231"], ["&", "=", "%", "?", "/", "..", ",", ...DATE_PIECES])), // biome-ignore format: one list
      async attempt(input) {
        if (!URL.canParse(`http://x${input}`) || !isQuestion(new URL(`http://x${input}`).pathname)) return;
        await answered(app.fetch(new Request(`http://x${input}`)), [200, 204, 303, 400, 404, 414]);
      },
    },
    {
      name: "forms",
      input: queries,
      async attempt(input) {
        const body = new URLSearchParams({ queries: input });
        await answered(app.fetch(new Request("http://x/reconcile", { method: "POST", body })), [200, 400, 413]);
      },
    },
    {
      name: "permalinks",
      input: altered(["#map=7/54.7/25.3&date=1921-06-01&viewpoint=lithuania&layer=title&sel=places/vilnius&lang=lt&versus=poland&beside=side&all=1&step=vilnius:3"], ["&", "=", "%", "%FF", "#", "/", "map=", "layer=", "NaN", "1e99", ...DATE_PIECES]), // biome-ignore format: one list
      attempt(input) {
        const once = writePermalink(readPermalink(input));
        assert.equal(writePermalink(readPermalink(once)), once);
      },
    },
  ];
}
