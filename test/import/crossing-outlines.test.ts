/** One outline that crosses itself costs that outline and no other, whatever the format; the report names it. */
import { describe, expect, test } from "vitest";
import { readSqlite } from "../../src/cli/sqlite.ts";
import { compile } from "../../src/core/compile.ts";
import { importCliopatria } from "../../src/import/cliopatria.ts";
import { importCshapes } from "../../src/import/cshapes.ts";
import { importData } from "../../src/import/data/import-data.ts";
import { importHistoricalBasemaps } from "../../src/import/historical-basemaps.ts";
import type { Imported, ImportFault } from "../../src/import/imported.ts";
import { sourceFiles } from "./source-files.ts";

const SQUARE = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]; // biome-ignore format: one line
const BOW = [[[2, 0], [4, 2], [4, 0], [2, 2.5], [2, 0]]]; // biome-ignore format: one line
const collection = (sound: object, crossed: object): string =>
  JSON.stringify({
    type: "FeatureCollection",
    features: [
      { type: "Feature", properties: sound, geometry: { type: "Polygon", coordinates: SQUARE } },
      { type: "Feature", properties: crossed, geometry: { type: "Polygon", coordinates: BOW } },
    ],
  });
const shape = (gwcode: number, country_name: string) => ({
  gwcode,
  country_name,
  start: "1900-01-01",
  end: "1910-12-31",
  status: "independent",
  owner: gwcode,
  b_def: 1,
});
const years = (Name: string) => ({ Name, FromYear: 1900, ToYear: 1910, Area: 1, Type: "POLITY" });

describe.each<[string, () => Promise<Imported | ImportFault> | Imported | ImportFault]>([
  ["cshapes", () => importCshapes([{ name: "c.json", text: collection(shape(2, "Sound"), shape(3, "Crossed")) }])],
  [
    "historical-basemaps",
    () => importHistoricalBasemaps([{ name: "world_1900.geojson", text: collection({ NAME: "Sound" }, { NAME: "Crossed" }) }]),
  ],
  ["cliopatria", () => importCliopatria([{ name: "c.geojson", text: collection(years("Sound"), years("Crossed")) }])],
  [
    "data",
    () =>
      importData(
        [
          {
            name: "c.geojson",
            bytes: new TextEncoder().encode(
              collection({ name: "Sound", owner: "A", start: 1900 }, { name: "Crossed", owner: "B", start: 1900 }),
            ),
          },
        ],
        { readSqlite },
        {},
      ),
  ],
])("%s", (_, read) => {
  test("leaves out the outline that crosses itself and says so", async () => {
    const result = await read();
    if (!result.ok) throw new Error(result.message);
    expect(compile(sourceFiles(result)).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.leftOut.join("\n")).toMatch(/Crossed[\s\S]*crosses itself/);
    expect(result.files.map(({ text }) => text).join("\n")).toContain("Sound");
  });
});
