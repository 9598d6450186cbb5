/** Whatever stands in the files of known data sets: it is read or told, never thrown, and what is written passes the check. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { importCliopatria } from "../../src/import/cliopatria.ts";
import { importCowTerritorialChange } from "../../src/import/cow-territorial-change.ts";
import { importIcow } from "../../src/import/icow.ts";
import type { Imported, ImportFault } from "../../src/import/imported.ts";
import { importOverture } from "../../src/import/overture.ts";
import { importPax } from "../../src/import/pax.ts";
import { importPerspectives } from "../../src/import/perspectives.ts";
import { sourceFiles } from "./source-files.ts";

const WORDS = [
  "",
  "constructor",
  "__proto__",
  "a/b",
  "<b>x</b>",
  "=1+1",
  "\u0000",
  "\u202e",
  "x".repeat(300),
  "Žemė",
  "-",
  ".",
  "null",
  "1e999",
  "-9",
];
const word = fc.constantFrom(...WORDS);
const number = fc.constantFrom(0, -1, 1900, Number.POSITIVE_INFINITY, Number.NaN, 2 ** 53, 1.5, -44);
const any = fc.oneof(word, number, fc.constant(null), fc.jsonValue({ maxDepth: 2 }));
const square = { type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]] }; // biome-ignore format: one line
const geometry = fc.oneof(
  fc.constant<unknown>(square),
  fc.constantFrom<unknown>(null, 3, { type: "Polygon" }, { type: "Polygon", coordinates: [[[0, null], [1, 99], [400, 1]]] }, { type: "MultiPolygon", coordinates: square.coordinates }),
  fc.jsonValue({ maxDepth: 3 }),
); // biome-ignore format: one line
const feature = (properties: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({
    type: fc.constant("Feature"),
    id: any,
    properties: fc.oneof({ weight: 4, arbitrary: fc.record(properties) }, { weight: 1, arbitrary: any }),
    geometry,
  });
const collection = (one: fc.Arbitrary<unknown>) =>
  fc
    .array(fc.oneof({ weight: 5, arbitrary: one }, { weight: 1, arbitrary: any }), { maxLength: 4 })
    .map((features) => JSON.stringify({ type: "FeatureCollection", features }));
const quoted = (cell: unknown): string => `"${String(cell).replaceAll('"', '""')}"`;
const csv = (columns: readonly string[], cells: readonly fc.Arbitrary<unknown>[]) =>
  fc
    .array(fc.tuple(...cells), { maxLength: 5 })
    .map((rows) => [columns.join(","), ...rows.map((row) => row.map(quoted).join(","))].join("\n"));

function holds(result: Imported | ImportFault): void {
  if (!result.ok) {
    expect(result.message).not.toBe("");
    return;
  }
  const errors = compile(sourceFiles(result)).diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ rule, message, span }) => `${span.file}: ${rule}: ${message}`)).toEqual([]);
}
const RUNS = { numRuns: 20, seed: 5 };
const name = fc.oneof(word, fc.constantFrom("Rome", "(Rome)", "rome"));
const year = fc.oneof(number, fc.constantFrom(-500, 12, "1900"));
const code = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(2, 365, "255", "2.0") }, { weight: 1, arbitrary: any });

test("cliopatria", () => {
  const one = feature({ Name: name, FromYear: year, ToYear: year, Area: any, Type: any, Wikipedia: any, SeshatID: any, MemberOf: any });
  fc.assert(
    fc.property(collection(one), (text) => void holds(importCliopatria([{ name: "c.json", text }]))),
    RUNS,
  );
});

test("perspectives", () => {
  const list = fc.array(fc.oneof(fc.constantFrom<unknown>(["plus", "relation", 1], ["minus", "relation", 1], ["plus", "way", 2]), any), {
    maxLength: 3,
  });
  const points = fc.dictionary(
    fc.constantFrom("base", "AAA", "x"),
    fc.array(fc.oneof(fc.constant<unknown>([0.5, 0.5]), any), { maxLength: 2 }),
  );
  const entity = fc.record(
    {
      base: fc.oneof(list, any),
      perspectives: fc.oneof(fc.dictionary(fc.constantFrom("AAA", "base", "__proto__"), list), any),
      "interior-points": points,
    },
    { requiredKeys: [] },
  );
  const lists = fc.dictionary(
    fc.constantFrom("AAA", "BBB", "constructor", ""),
    fc.oneof({ weight: 4, arbitrary: entity }, { weight: 1, arbitrary: any }),
  );
  const outlines = JSON.stringify({
    type: "FeatureCollection",
    features: [
      { id: "relation/1", geometry: square },
      { id: "way/2", geometry: square },
    ],
  });
  const read = (text: unknown) => importPerspectives([{ name: "a.json", text: JSON.stringify(text) }, { name: "b.json", text: outlines }], { on: "2025" }); // biome-ignore format: one line
  fc.assert(
    fc.property(lists, (text) => void holds(read(text))),
    RUNS,
  );
});

test("overture", async () => {
  const one = feature({
    type: fc.oneof(fc.constantFrom("division", "division_area", "division_boundary"), any),
    ...{
      id: any,
      division_id: name,
      names: fc.oneof(fc.record({ primary: any, common: any }), any),
      country: fc.oneof(fc.constant("LT"), any),
    },
    ...{ subtype: fc.oneof(fc.constant("country"), any), class: any, admin_level: any, wikidata: any },
    perspectives: fc.oneof(
      fc.record({
        mode: fc.oneof(fc.constantFrom("accepted_by", "disputed_by"), any),
        countries: fc.oneof(fc.constant(["LT", "PL"]), any),
      }),
      any,
    ),
  });
  const read = (text: string) => importOverture([{ name: "o.geojson", bytes: new TextEncoder().encode(text) }], { on: "2025" });
  await fc.assert(
    fc.asyncProperty(collection(one), async (text) => holds(await read(text))),
    RUNS,
  );
});

test("tables of Correlates of War, ICOW and PA-X", () => {
  const change = csv(
    ["year", "month", "gainer", "loser", "procedur", "entity", "area", "pop", "number"],
    [year, any, code, code, any, any, any, any, any],
  );
  const claims = csv(
    ["claimdy", "name", "chal", "tgt", "begclaim", "endclaim", "resolved"],
    [any, name, code, code, fc.oneof(fc.constantFrom(190001, "200199"), any), any, any],
  );
  const agreements = csv(
    ["AgtId", "Agt", "Dat", "Con", "PP", "Status", "Stage", "Agtp", "Part"],
    [fc.oneof(fc.nat(9), any), name, fc.oneof(fc.constantFrom("2005-01-09", "1900-02-29"), any), any, any, any, any, any, any],
  );
  fc.assert(
    fc.property(change, (text) => void holds(importCowTerritorialChange([{ name: "tc.csv", text }]))),
    RUNS,
  );
  fc.assert(
    fc.property(claims, (text) => void holds(importIcow([{ name: "icow.csv", text }]))),
    RUNS,
  );
  fc.assert(
    fc.property(agreements, (text) => void holds(importPax([{ name: "pax.csv", text }]))),
    RUNS,
  );
});
