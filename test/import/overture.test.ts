import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import type { Imported } from "../../src/import/imported.ts";
import { importOverture } from "../../src/import/overture.ts";
import { parseDay } from "./day.ts";
import { checked, sound } from "./source-files.ts";

const square = (x: number) => ({ type: "Polygon", coordinates: [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]] }); // biome-ignore format: one line
const base = (type: string, name: string, more: object) => ({
  ...{ theme: "divisions", type, version: 1, subtype: "country", admin_level: 0 },
  names: { primary: name, common: { lt: `${name}as` }, rules: null },
  ...more,
});
const area = (id: string, division_id: string, name: string, country: string, x: number, more: object = {}) => ({
  type: "Feature",
  id,
  properties: base("division_area", name, { division_id, country, class: "land", is_land: true, is_territorial: false, ...more }),
  geometry: square(x),
});
const division = (id: string, name: string, country: string, more: object = {}) => ({
  type: "Feature",
  id,
  properties: base("division", name, { country, hierarchies: [], ...more }),
  geometry: { type: "Point", coordinates: [0.5, 0.5] },
});
const by = (mode: string, ...countries: string[]) => ({ perspectives: { mode, countries } });
const FEATURES = [
  division("d1", "Lietuva", "LT", { wikidata: "Q37" }),
  area("a1", "d1", "Lietuva", "LT", 0),
  division("d2", "Disputed", "PL", by("disputed_by", "LT")),
  area("a2", "d2", "Disputed", "PL", 2),
  division("d3", "Accepted", "LV", by("accepted_by", "LV", "EE")),
  area("a3", "d3", "Accepted", "LV", 4),
  area("a4", "d4", "Region", "LT", 6, { subtype: "region", admin_level: 1 }),
  division("d5", "Vilnius", "LT", { subtype: "locality", class: "city" }),
];
const bytes = (features: readonly unknown[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));
const read = (features: readonly unknown[] = FEATURES, on: string | undefined = "2025-01-01") =>
  importOverture([{ name: "divisions.geojson", bytes: bytes(features) }], { on });
function asked(data: Imported) {
  const { resolver } = checked(data);
  return (lon: number, viewpoint: string): string => {
    const { answer, holders } = resolver.who({ at: [lon, 0.5] }, parseDay("2025-06-01"), { viewpoint }).title;
    return [answer, ...holders.map(({ polity }) => polity)].join(" ");
  };
}

test("countries are title, disputed ones are denied in the eyes that dispute them, accepted ones are there in those eyes alone", async () => {
  const data = sound(await read());
  const who = asked(data);
  expect([who(0.5, "overture"), who(0.5, "eyes-of-lt")]).toEqual(["held iso-lt", "held iso-lt"]);
  expect(who(2.5, "overture")).toBe("held iso-pl");
  expect(who(2.5, "eyes-of-lt")).not.toContain("held iso-pl");
  expect([who(4.5, "overture"), who(4.5, "eyes-of-lv"), who(4.5, "eyes-of-ee")]).toEqual(["unknown", "held iso-lv", "held iso-lv"]);
  expect(who(6.5, "overture")).toBe("unknown");
  expect(data.files.find(({ path }) => path === "places/all.yaml")?.text).toMatch(/vilnius:\n {2}type: town/);
  expect(data.leftOut).toEqual(["1 areas whose division is not in the files: they count as undisputed (Region)."]);
  expect(sound(await read()).files).toEqual(data.files);
});

test("GeoParquet says the same as GeoJSON", async () => {
  const wanted = sound(await read());
  const keys = ["id", "type", "subtype", "admin_level", "country", "division_id", "class", "is_land", "wikidata", "names", "perspectives"];
  const rows = FEATURES.map(({ id, properties, geometry }) => ({ ...(properties as Record<string, unknown>), id, geometry }));
  const typeOf = (key: string) =>
    key === "names" || key === "perspectives" ? "JSON" : key === "admin_level" ? "INT32" : key === "is_land" ? "BOOLEAN" : "STRING";
  const buffer = parquetWriteBuffer({
    columnData: [
      ...keys.map(
        (name) =>
          ({ name, data: rows.map((row) => (row as Record<string, unknown>)[name] ?? null), type: typeOf(name), nullable: true }) as never,
      ),
      { name: "geometry", data: rows.map(({ geometry }) => geometry), type: "GEOMETRY" } as never,
    ],
    kvMetadata: [
      {
        key: "geo",
        value: JSON.stringify({
          version: "1.1.0",
          primary_column: "geometry",
          columns: { geometry: { encoding: "WKB", geometry_types: [] } },
        }),
      },
    ],
  });
  const data = sound(await importOverture([{ name: "divisions.parquet", bytes: new Uint8Array(buffer) }], { on: "2025-01-01" }));
  expect(data.files).toEqual(wanted.files);
});

test("what is faulty costs itself alone, and all is told", async () => {
  const bow = { type: "Polygon", coordinates: [[[8, 0], [9, 1], [9, 0], [8, 1.5], [8, 0]]] }; // biome-ignore format: one line
  const data = sound(
    await read([
      ...FEATURES.slice(0, 2),
      FEATURES[1],
      { ...area("b1", "d1", "Bow", "LT", 8), geometry: bow },
      area("b2", "d1", "Sea", "LT", 0, { class: "maritime" }),
      { ...area("b3", "d1", "No id", "LT", 0), id: undefined },
      {
        type: "Feature",
        id: "l",
        properties: { type: "division_boundary", is_disputed: true },
        geometry: { type: "LineString", coordinates: [] },
      },
      { type: "Feature", id: "w", properties: { type: "building" }, geometry: null },
    ]),
  );
  asked(data);
  expect(data.leftOut.map((line) => line.replace(/:? a ring.*/, ""))).toEqual([
    "1 features whose id stands a second time (Lietuva, a1).",
    "1 areas that do not say which land is inside (Bow, b1",
    "1 areas that take in the sea; those of the land alone are read (Sea, b2).",
    "1 features without an id (No id, feature 6).",
    "1 boundaries, since borders follow from the areas: what they dispute is not read (l).",
    "1 features that are of no type of the theme of divisions (nameless, w).",
  ]);
});

test.each([
  [FEATURES, undefined, "say nothing of days"],
  [FEATURES, "soon", "--on soon is no day"],
  [[], "2025", "there is no feature"],
  [[null, { type: "Feature", properties: { type: "division_area", names: 3, perspectives: [] } }], "2025", "no area and no settlement"],
])("what cannot be read is refused: %#", async (features, on, message) => {
  const result = await importOverture([{ name: "d.geojson", bytes: bytes(features) }], { on });
  expect(result.ok ? "read" : result.message).toContain(message);
});
