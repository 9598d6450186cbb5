/** CShapes through a mapping says what the importer that knows it says; skipped, visibly, where the corpora are absent. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSqlite } from "../../src/cli/sqlite.ts";
import { compile } from "../../src/core/compile.ts";
import { importCshapes } from "../../src/import/cshapes.ts";
import { importData } from "../../src/import/data/import-data.ts";
import { readCorpus } from "../corpora.ts";
import { parseDay } from "./day.ts";
import { sourceFiles } from "./source-files.ts";

const MAPPING = `
mapping: 1
title: CShapes 2.0 by a mapping
licence: CC-BY-NC-SA-4.0
id: gwcode
name: { en: country_name }
holder: { columns: [gwcode], prefix: gw-, name: country_name }
start: { column: start, as: edtf }
end: { column: end, as: edtf, ends: inclusive }
status:
  column: status
  means:
    independent: [{ verb: title }, { verb: control }]
    colony: [{ verb: title, holder: [owner] }, { verb: control, holder: [owner] }]
    protectorate: [{ verb: title }, { verb: control, dependent_on: [owner] }]
    mandate: [{ verb: control, holder: [owner], mode: holds-in-trust }]
    occupied: [{ verb: control, holder: [owner], mode: occupies }]
    leased: [{ verb: control, holder: [owner], mode: leases }]
    N/A: [{ verb: control, holder: [owner] }]
means: [{ verb: title }, { verb: control }]
assertor: { constant: cshapes }
overlap: later
source: { id: cshapes-2, title: CShapes 2.0 }
locator: fid {fid}
`;

const topology = readCorpus<object>("cshapes/cshapes_2_gw.topojson.xz");

describe.skipIf(!topology)("CShapes 2.0 as TopoJSON through a mapping", () => {
  test("has the same holders and areas on random days as the importer that knows it", async () => {
    const text = JSON.stringify(topology);
    const known = importCshapes([{ name: "cshapes_2_gw.topojson", text }]);
    const file = { name: "cshapes_2_gw.topojson", bytes: new TextEncoder().encode(text) };
    const mapped = await importData([file], { readSqlite }, { mapping: { name: "cshapes.yaml", text: MAPPING } });
    if (!known.ok || !mapped.ok) throw new Error("not read");
    expect(mapped.leftOut).toEqual([]);
    const [one, other] = [compile(sourceFiles(known)), compile(sourceFiles(mapped))];
    expect(other.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const areas = (world: typeof one, day: number, layer: "title" | "control") =>
      world.resolver
        .snapshot(day, "cshapes", layer)
        .holdings.map(
          ({ answer: { holders }, area_km2: area }) =>
            `${holders.map(({ polity, mode }) => `${polity} ${mode ?? ""}`).join("+")}: ${area.toFixed(1)}`,
        )
        .sort();
    fc.assert(
      fc.property(fc.integer({ min: parseDay("1886-01-01"), max: parseDay("2019-12-31") }), (day) => {
        for (const layer of ["title", "control"] as const) {
          const expected = areas(one, day, layer);
          expect(expected.length).toBeGreaterThan(20);
          expect(areas(other, day, layer)).toEqual(expected);
        }
      }),
      { numRuns: 6, seed: 2019 },
    );
  }, 120_000);
});
