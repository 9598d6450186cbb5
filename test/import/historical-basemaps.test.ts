import { expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { importHistoricalBasemaps, yearOf } from "../../src/import/historical-basemaps.ts";
import type { Imported } from "../../src/import/imported.ts";
import { parseDay } from "./day.ts";
import { sound, sourceFiles } from "./source-files.ts";

const square = (x: number, y: number, size = 1) => ({
  type: "Polygon",
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
});
const land = (NAME: string | null, geometry: unknown, SUBJECTO: string | null = NAME, BORDERPRECISION = 3) => ({
  type: "Feature",
  geometry,
  properties: { NAME, SUBJECTO, PARTOF: NAME, BORDERPRECISION },
});
const world = (name: string, ...features: unknown[]) => ({ name, text: JSON.stringify({ type: "FeatureCollection", features }) });
const imported = (...files: ReturnType<typeof world>[]): Imported => sound(importHistoricalBasemaps(files));
const two = () =>
  imported(
    world("world_1815.geojson", land("Prussia", square(0, 0)), land("Spain", square(2, 0)), land("Old", square(4, 0))),
    world("world_1914.geojson", land("Germany", square(0, 0)), land("Spain", square(2, 0)), land("New", square(6, 0))),
  );

test.each([
  [0.5, "1814-12-31", ["unknown"]],
  [0.5, "1815-07-01", ["Prussia"]],
  [0.5, "1815-12-31", ["Prussia"]],
  [0.5, "1850-01-01", ["Germany", "Prussia"]],
  [0.5, "1913-12-31", ["Germany", "Prussia"]],
  [0.5, "1914-01-01", ["Germany"]],
  [0.5, "1914-12-31", ["Germany"]],
  [0.5, "1915-01-01", ["unknown"]],
  [2.5, "1850-01-01", ["Spain"]],
  [4.5, "1850-01-01", ["Old", "unknown"]],
  [6.5, "1850-01-01", ["New", "unknown"]],
])("at %d on %s: %j", (lon, day, expected) => {
  const { title } = compile(sourceFiles(two())).resolver.who({ at: [lon, 0.5] }, parseDay(day), { viewpoint: "historical-basemaps" });
  const names = (title.alternatives ?? [title]).map((a) => a.holders[0]?.polity ?? a.answer);
  expect(names.sort()).toEqual(expected.map((n) => (n === "unknown" ? n : n.toLowerCase())).sort());
  expect(title.certainty).toBe(expected.length > 1 ? "uncertain" : "certain");
});

test("what is written checks clean, overlaps included: the later outline counts", () => {
  const data = imported(world("world_100.geojson", land("Under", square(0, 0, 2)), land("Over", square(1, 1, 2))));
  const { diagnostics, resolver } = compile(sourceFiles(data));
  expect(diagnostics).toEqual([]);
  expect(
    resolver.who({ at: [1.5, 1.5] }, parseDay("0100-06-01"), { viewpoint: "historical-basemaps" }).title.holders.map((h) => h.polity),
  ).toEqual(["over"]);
});

test("the holder is the one that land is subject to; land of nobody named is left out and said", () => {
  const data = imported(
    world(
      "world_1815.geojson",
      land("Lombardy", square(0, 0), "Austrian Empire"),
      land(null, square(2, 0)),
      land("Kurils", square(4, 0), "(Russian and Japanese claim)"),
      land("Sweden–Norway", square(6, 0), ""),
    ),
  );
  const held = (lon: number) =>
    compile(sourceFiles(data))
      .resolver.who({ at: [lon, 0.5] }, parseDay("1815-06-01"), { viewpoint: "historical-basemaps" })
      .control.holders.map((h) => h.polity);
  expect([0.5, 2.5, 4.5, 6.5].map(held)).toEqual([["austrian-empire"], [], [], ["sweden-norway"]]);
  expect(data.leftOut).toEqual([
    "world_1815.geojson: Kurils, whose holder reads “(Russian and Japanese claim)”.",
    "world_1815.geojson: 1 outlines without a name or a holder; the data set says nothing of who held them.",
  ]);
});

test("border precision becomes km", () => {
  const data = imported(
    world("world_1815.geojson", land("A", square(0, 0), "A", 1), land("B", square(2, 0), "B", 2), land("C", square(4, 0), "C", 3)),
  );
  expect(data.files.find((f) => f.path === "territories/1815.yaml")?.text.match(/precision_km: \d+/g)).toEqual([
    "precision_km: 100",
    "precision_km: 50",
    "precision_km: 10",
  ]);
});

test.each([
  ["world_1815.geojson", 1815],
  ["world_bc500.geojson", -499],
  ["world_bc1.geojson", 0],
  ["world_bc123000.geojson", -122999],
  ["world.geojson", undefined],
])("the year of %s is %s", (name, year) => {
  expect(yearOf(name)).toBe(year);
});

test("snapshots before our era, and before year −9999", () => {
  const data = imported(
    world("world_bc500.geojson", land("A", square(0, 0))),
    world("world_bc12000.geojson", land("Hunters", square(0, 0))),
  );
  const { diagnostics, resolver } = compile(sourceFiles(data));
  expect(diagnostics).toEqual([]);
  expect(resolver.who({ at: [0.5, 0.5] }, parseDay("-0499-06-01"), { viewpoint: "historical-basemaps" }).title.holders[0]?.polity).toBe(
    "a",
  );
});

test("two files of one year, or a name without a year, are a fault in words", () => {
  expect(importHistoricalBasemaps([world("world_1815.geojson"), world("other_1815.json")])).toMatchObject({
    ok: false,
    message: "world_1815.geojson and other_1815.json are of one year",
  });
  expect(importHistoricalBasemaps([world("world.geojson")])).toMatchObject({ ok: false, message: "the name world.geojson gives no year" });
});

test("what both snapshots say is held on the ground of the earlier one until the later", () => {
  const { resolver } = compile(sourceFiles(two()));
  const because = (day: string) => resolver.who({ at: [2.5, 0.5] }, parseDay(day), { viewpoint: "historical-basemaps" }).title.because;
  expect([because("1850-01-01"), because("1914-01-01")]).toEqual([["snapshot-1815#3"], ["snapshot-1914#3"]]);
});

test.each(["unclaimed", "Unclaimed land", "no man's land", "Terra nullius", "uninhabited", "Unknown"])(
  "land named %s without a holder is nobody's",
  (name) => {
    const data = imported(
      world("world_1815.geojson", land(name, square(0, 0), null), land("A", square(2, 0)), land(name, square(4, 0), "B")),
    );
    const { atlas, diagnostics } = compile(sourceFiles(data));
    expect(diagnostics).toEqual([]);
    expect([...atlas.collections.polities.keys()]).toEqual(["a", "b"]);
    expect(data.leftOut).toEqual([`world_1815.geojson: 1 outline named “${name}”, which is read as nobody's land.`]);
  },
);

test("different names stay different, in one snapshot and over several, and one name is one polity", () => {
  const data = imported(
    world(
      "world_1815.geojson",
      land("Sto?ny", square(0, 0)),
      land("Sto-ny", square(2, 0)),
      land("A", square(4, 0)),
      land("A", square(6, 0)),
    ),
    world("world_1914.geojson", land("Sto-ny", square(0, 0)), land("sto ny", square(2, 0)), land("A.2", square(4, 0))),
  );
  const { atlas, resolver, diagnostics } = compile(sourceFiles(data));
  expect(diagnostics).toEqual([]);
  const named = new Map([...atlas.collections.polities.values()].map((p) => [p.id, p.data.name?.["en"]]));
  expect([...named.values()].sort()).toEqual(["A", "A.2", "Sto-ny", "Sto?ny", "sto ny"]);
  const held = (lon: number, day: string) =>
    resolver.who({ at: [lon, 0.5] }, parseDay(day), { viewpoint: "historical-basemaps" }).title.holders.map((h) => named.get(h.polity));
  expect([held(0.5, "1815-06-01"), held(2.5, "1815-06-01"), held(0.5, "1914-06-01"), held(2.5, "1914-06-01")]).toEqual([
    ["Sto?ny"],
    ["Sto-ny"],
    ["Sto-ny"],
    ["sto ny"],
  ]);
  expect([held(4.5, "1815-06-01"), held(6.5, "1815-06-01"), held(4.5, "1914-06-01")]).toEqual([["A"], ["A"], ["A.2"]]);
});

test.each([
  ["world_bc12000.geojson", "world_bc11000.geojson", ["Y-11999-01-01", "Y-11999-06-01", "Y-11999-12-31"]],
  ["world_bc10001.geojson", "world_1.geojson", ["Y-10000-01-01", "Y-10000-07-02", "Y-10000-12-31"]],
  ["world_12000.geojson", "world_12001.geojson", ["Y12000-01-01", "Y12000-06-01", "Y12000-12-31"]],
  ["world_9999.geojson", "world_10000.geojson", ["9999-01-01", "9999-12-31", "Y10000-01-01", "Y10000-12-31"]],
])("a snapshot of %s is certain on every day of its year", (earlier, later, days) => {
  const data = imported(world(earlier, land("Hunters", square(0, 0))), world(later, land("Hunters", square(0, 0))));
  const { diagnostics, resolver } = compile(sourceFiles(data));
  expect(diagnostics).toEqual([]);
  for (const day of days) {
    const { title } = resolver.who({ at: [0.5, 0.5] }, parseDay(day), { viewpoint: "historical-basemaps" });
    expect([day, title.certainty, title.holders.map((h) => h.polity)]).toEqual([day, "certain", ["hunters"]]);
  }
});

test("snapshots in which nothing is drawn are a fault in words, or add nothing", () => {
  expect(importHistoricalBasemaps([world("world_1815.geojson")])).toMatchObject({
    ok: false,
    message: "world_1815.geojson: no outline has a holder and a polygon",
  });
  expect(importHistoricalBasemaps([world("world_1815.geojson", land(null, square(0, 0)))])).toMatchObject({ ok: false });
  const data = imported(world("world_1815.geojson"), world("world_1914.geojson", land("A", square(0, 0))));
  expect(compile(sourceFiles(data)).diagnostics).toEqual([]);
});
