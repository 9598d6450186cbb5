import { describe, expect, test } from "vitest";
import type { Imported } from "../../src/import/imported.ts";
import { importLinkedPlaces } from "../../src/import/linked-places.ts";
import { opened, text, written } from "../export/foreign.ts";
import { compiled, sound } from "./source-files.ts";

const imported = (text: string, name = "gaz.json"): Imported => sound(importLinkedPlaces([{ name, text }]));
const feature = (more: Readonly<Record<string, unknown>>) => ({
  "@id": "https://example.org/gaz/1",
  type: "Feature",
  properties: { title: "Wilna", fclasses: ["P"] },
  names: [{ toponym: "Wilna", lang: "de" }],
  geometry: { type: "Point", coordinates: [25.28, 54.69] },
  ...more,
});
const collection = (...features: readonly unknown[]): string =>
  JSON.stringify({ type: "FeatureCollection", title: "A gazetteer", license: "CC-BY-4.0", features });
const square = [
  [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ],
];

describe("our own", () => {
  test("Linked Places: places, names, kinds, links, notes, outlines and their times come back", async () => {
    const exporting = await opened("atlases/vilnius");
    const back = compiled(imported(text((await written("linked-places", exporting)).bytes)));
    const { atlas } = exporting;
    const { places, territories } = atlas.collections;
    expect([...back.collections.places.keys()].sort()).toEqual([...places.keys()].sort());
    expect([...back.collections.territories.keys()].sort()).toEqual([...territories.keys()].sort());
    for (const [id, { data }] of places) {
      const other = back.collections.places.get(id)?.data;
      expect([id, other?.name, other?.type, other?.note, other?.links, other?.in]).toEqual([
        id,
        data.name,
        data.type,
        data.note,
        data.links,
        data.in,
      ]);
      expect(other?.at.lat).toBeCloseTo(data.at.lat, 6);
      expect(other?.at.lon).toBeCloseTo(data.at.lon, 6);
      expect(other?.names?.map((name) => [name.text, name.lang])).toEqual(data.names?.map((name) => [name.text, name.lang]));
    }
    for (const [id, { data }] of territories) {
      const other = back.collections.territories.get(id)?.data;
      expect([id, other?.name, other?.type, other?.note, other?.links, other?.version_of]).toEqual([
        id,
        data.name,
        data.type,
        data.note,
        data.links,
        data.version_of,
      ]);
      const area = (one: typeof atlas): number =>
        one.land.facesOfTerritory(id).reduce((sum: number, face: number) => sum + one.land.arrangement.areaOf(face), 0);
      expect(Math.abs(area(back) / area(atlas) - 1), id).toBeLessThan(1e-4);
    }
    const dated = [...territories.values()].filter(
      ({ data }) => data.valid && /^\d{4}(-\d\d)*\/\d{4}(-\d\d)*$/.test(String(atlas.dateOf(data.valid)?.text)),
    );
    expect(dated.length).toBeGreaterThan(5);
    for (const { id, data } of dated) {
      const other = back.collections.territories.get(id)?.data.valid;
      expect([id, other && back.dateOf(other)?.text]).toEqual([id, data.valid && atlas.dateOf(data.valid)?.text]);
    }
  });

  test("LP-TSV: the same but for the language of the title, and what a table has no column for", async () => {
    const exporting = await opened("atlases/vilnius");
    const back = compiled(imported(text((await written("lp-tsv", exporting)).bytes), "vilnius.tsv"));
    const { places, territories } = exporting.atlas.collections;
    expect([...back.collections.places.keys()].sort()).toEqual([...places.keys()].sort());
    expect([...back.collections.territories.keys()].sort()).toEqual([...territories.keys()].sort());
    for (const [id, { data }] of places) {
      const other = back.collections.places.get(id)?.data;
      const { en, ...others } = data.name ?? {};
      expect([id, other?.type, other?.links]).toEqual([id, data.type, data.links]);
      expect(other?.name?.["und"]).toBe(en ?? Object.values(others)[0]);
      expect(other?.at.lat).toBeCloseTo(data.at.lat, 6);
    }
  });
});

test("names with dates, further names of a language, and a title that is no toponym", () => {
  const names = [
    { toponym: "Vilnius", lang: "lt" },
    { toponym: "Vilna", lang: "lt", when: { timespans: [{ start: { in: "1900" }, end: { latest: "1920-10-09" } }] } },
    { toponym: "Wilno", lang: "pl", when: { timespans: [{ start: { earliest: "1922-01-01", latest: "1922-12-31" } }] } },
    { toponym: "Вильна" },
  ];
  const atlas = compiled(imported(collection(feature({ names }))));
  const place = atlas.collections.places.get("wilna")?.data;
  expect(place?.name).toEqual({ lt: "Vilnius", und: "Вильна", pl: "Wilno" });
  expect(place?.names?.map(({ text: one, lang }) => [one, lang])).toEqual([
    ["Vilna", "lt"],
    ["Wilno", "pl"],
    ["Wilna", "und"],
  ]);
  const days = place?.names?.map(({ from, until }) => [from && atlas.dateOf(from)?.text, until && atlas.dateOf(until)?.text]);
  expect(days).toEqual([
    ["1900", "[..1920-10-09]"],
    ["1922", undefined],
    [undefined, undefined],
  ]);
});

test("an outline that crosses itself is left out and said", () => {
  const bow = [
    [
      [2, 0],
      [4, 0],
      [2, 3],
      [4, 2],
      [2, 0],
    ],
  ];
  const crossed = feature({ "@id": "b", properties: { title: "Bow" }, geometry: { type: "Polygon", coordinates: bow } });
  const data = imported(collection(feature({}), crossed));
  expect(compiled(data).collections.territories.size).toBe(0);
  expect(data.leftOut).toEqual([
    "1 features without a point or an outline (Bow).",
    "1 outlines that cross themselves, and do not say which land is inside (Bow).",
  ]);
});

test("a time that ends before it begins is none, and said", () => {
  const when = { timespans: [{ start: { in: "1900" }, end: { in: "1800" } }] };
  const geometry = { type: "Polygon", coordinates: square, when };
  const data = imported(collection(feature({ names: [{ toponym: "Wilna", lang: "de", when }], geometry })));
  expect(compiled(data).collections.territories.get("wilna")?.data.valid).toBeUndefined();
  expect(data.doubts).toEqual(["“1900 to 1800” is no date, or stands for “not known”: Wilna."]);
});

test("each outline of a feature is a territory in its own time; an end that nobody knows is no sentinel", () => {
  const geometries = [
    { type: "Polygon", coordinates: square, when: { timespans: [{ start: { in: "-320" }, end: { in: "1699-05" } }] } },
    { type: "Point", coordinates: [0, 0], geowkt: "POLYGON ((2 0, 3 0, 3 1, 2 0))", when: { timespans: [{ start: { in: "1700" } }] } },
    { type: "Polygon", coordinates: square, when: { timespans: [{ start: { latest: "1700" }, end: { earliest: "1800" } }] } },
    { type: "Polygon", coordinates: square, when: { timespans: [{ start: -1, end: -1 }] } },
    {
      type: "LineString",
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    },
  ];
  const data = imported(collection(feature({ geometry: { type: "GeometryCollection", geometries }, types: [{ label: "Voivodeship" }] })));
  const { territories } = compiled(data).collections;
  const atlas = compiled(data);
  expect([...territories].map(([id, { data: land }]) => [id, land.valid && atlas.dateOf(land.valid)?.text, land.type, land.tags])).toEqual([
    ["wilna", "-0320/1699-05", "city", ["type-voivodeship"]],
    ["wilna.2", "1700/..", "city", ["type-voivodeship"]],
    ["wilna.3", undefined, "city", ["type-voivodeship"]],
    ["wilna.4", undefined, "city", ["type-voivodeship"]],
  ]);
  expect(data.doubts).toEqual(["“-1” is no date, or stands for “not known”: Wilna."]);
  expect(data.leftOut).toEqual([
    "1 geometries of type LineString (Wilna).",
    "1 times of outlines that say only when they are attested, or no day, month or year (Wilna).",
  ]);
});

test("a row of LP-TSV: prefixes, variants, ranges, quotes of spreadsheets, and its apostrophe", () => {
  const rows = [
    "id\ttitle\ttitle_source\tfclasses\tvariants\tmatches\tstart\tend\tlon\tlat\tgeowkt\tdescription\tapproximation",
    '1\t\'=cmd|x\tBregel 2003\tP\tZanzibar@sw;زنجبار@ar;Zanz\twd:Q1;gn:22;http://a.example/b;nonsense\t1900/1910\t\t39.2\t-6.1\t\t"He said ""no"""\t5',
    "2\tKhanate\tBregel 2003\tA\t\t\t1500\t1600-02\t\t\tPOLYGON ((0 0, 1 0, 1 1, 0 0))\tx\t",
    "3\tshort row",
    `6\tlong row${"\t1".repeat(20)}`,
    "2\tTwice\tx\tA\t\t\t\t\t1\t1\t\t\t",
    "4\tNowhere\tx\tA\t\t\t\t\t\t\t\t\t",
    "5\tFar\tx\tA\t\t\t\t\t999\t1\t\t\t",
  ];
  const data = imported(`\ufeff${rows.join("\r\n")}\r\n`, "gaz.tsv");
  const atlas = compiled(data);
  const place = atlas.collections.places.get("cmd-x")?.data;
  expect(place?.name).toEqual({ und: "=cmd|x", sw: "Zanzibar", ar: "زنجبار" });
  expect(place?.links).toEqual(["https://www.wikidata.org/wiki/Q1", "https://www.geonames.org/22", "http://a.example/b"]);
  expect(place?.note).toEqual({ und: 'He said "no"' });
  expect(place?.precision_km).toBe(5);
  const land = atlas.collections.territories.get("khanate")?.data;
  expect(land?.valid && atlas.dateOf(land.valid)?.text).toBe("1500/1600-02");
  expect(data.leftOut).toEqual([
    "gaz.tsv: 1 rows with another number of cells than the first line.",
    "3 features without a point or an outline (short row, Nowhere, Far).",
    "1 features whose id stands twice: the first is read (2).",
    "1 positions that are no degrees (Far).",
    "1 links that are no addresses (=cmd|x).",
  ]);
});

test("a feature a line, an array, one feature: the same gazetteer, twice the same bytes", () => {
  const [a, b] = [feature({}), feature({ "@id": "https://example.org/gaz/2", properties: { title: "<b>Kauen</b>" } })];
  const lines = imported(`${JSON.stringify(a)}\n${JSON.stringify(b)}\n`);
  expect(lines).toEqual(imported(JSON.stringify([a, b])));
  expect(lines).toEqual(imported(`${JSON.stringify(a)}\n${JSON.stringify(b)}\n`));
  expect([...compiled(imported(JSON.stringify(a))).collections.places.keys()]).toEqual(["wilna"]);
});

test("what belongs to what within the file; other relations are counted", () => {
  const region = feature({ "@id": "r", properties: { title: "Region" }, names: [], geometry: { type: "Polygon", coordinates: square } });
  const inside = feature({
    "@id": "i",
    geometry: { type: "Point", coordinates: [0.6, 0.5] },
    relations: [{ relationType: "gvp:broaderPartitive", relationTo: "r" }],
  });
  const relations = [
    { relationType: "gvp:broaderPartitive", relationTo: "r", label: "Region" },
    { relationType: "gvp:tgn3000_related_to", relationTo: "r" },
  ];
  const data = imported(collection(inside, feature({ relations }), region));
  const { places } = compiled(data).collections;
  expect([...places.values()].map(({ data: place }) => place.in)).toEqual([["region"], undefined]);
  expect(data.leftOut).toEqual([
    "1 relations “gvp:tgn3000_related_to” (Wilna).",
    "1 places outside the outline of what they are said to be part of (Wilna).",
  ]);
});

test.each([
  ["", "gaz.tsv", /^gaz.tsv is neither/],
  ["<html><p>404</p></html>", "gaz.json", /^gaz.json is neither/],
  ['{"type":"FeatureCollection","features":[', "gaz.json", /^gaz.json cannot be read as JSON/],
  ['{"type":"Topology"}', "gaz.json", /^gaz.json is neither/],
  ["id\ttitle\tid\n1\ta\t2", "gaz.tsv", /^gaz.tsv has two columns called “id”/],
  ["name\tlat\n1\t2", "gaz.tsv", /^gaz.tsv is neither/],
  ['id,title\n1,"a', "gaz.csv", /^gaz.csv cannot be read as a table/],
  [collection(), "gaz.json", /^gaz.json: no feature has a title and a point/],
  [collection({ type: "Feature", properties: null, geometry: null }), "gaz.json", /^gaz.json: no feature has/],
  ["x", "gaz.json.gz", /^gaz.json.gz is packed/],
])("refused: %#", (text_, name, message) => {
  expect(importLinkedPlaces([{ name, text: text_ }])).toMatchObject({ ok: false, message: expect.stringMatching(message) });
});
