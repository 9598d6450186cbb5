import { describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { importCshapes } from "../../src/import/cshapes.ts";
import type { Imported } from "../../src/import/imported.ts";
import { parseDay } from "./day.ts";
import { sound, sourceFiles } from "./source-files.ts";

const square = (x: number, y: number, size = 1) => ({
  type: "Polygon",
  coordinates: [
    [
      [x, y],
      [x, y + size],
      [x + size, y + size],
      [x + size, y],
      [x, y],
    ],
  ],
});
const record = (over: Record<string, unknown>, geometry: unknown = square(0, 0)) => ({
  type: "Feature",
  geometry,
  properties: {
    gwcode: 20,
    country_name: "Aland",
    start: "1900-01-01",
    end: "1909-12-31",
    status: "independent",
    owner: "20",
    capname: "Atown",
    caplong: 0.5,
    caplat: 0.5,
    b_def: 1,
    fid: 1,
    ...over,
  },
});
const imported = (...features: unknown[]): Imported =>
  sound(importCshapes([{ name: "c.geojson", text: JSON.stringify({ type: "FeatureCollection", features }) }]));
const ask = (data: Imported, day: string, lon = 0.5, lat = 0.5) =>
  compile(sourceFiles(data)).resolver.who({ at: [lon, lat] }, parseDay(day), { viewpoint: "cshapes" });
const short = (answer: { readonly answer: string; readonly holders: readonly { readonly polity: string; readonly mode?: string }[] }) =>
  `${answer.answer} ${answer.holders.map((h) => `${h.polity}${h.mode ? ` ${h.mode}` : ""}`).join()}`.trim();

test("the inclusive last day becomes a half-open end", () => {
  const data = imported(
    record({}),
    record({ start: "1910-01-01", end: "1919-12-31", status: "colony", owner: "30", fid: 2 }),
    record({ gwcode: 30, country_name: "Bland", owner: "30", end: "1919-12-31" }, square(5, 5)),
  );
  expect(short(ask(data, "1909-12-31").title)).toBe("held gw-20");
  expect(short(ask(data, "1910-01-01").title)).toBe("held gw-30");
  expect(short(ask(data, "1919-12-31").control)).toBe("held gw-30 administers");
  expect(short(ask(data, "1920-01-01").title)).toBe("unknown");
  expect(short(ask(data, "1899-12-31").title)).toBe("unknown");
});

test.each([
  ["independent", "held gw-20", "held gw-20 administers"],
  ["colony", "held gw-30", "held gw-30 administers"],
  ["protectorate", "held gw-20", "held gw-20 administers"],
  ["mandate", "unknown", "held gw-30 holds-in-trust"],
  ["occupied", "unknown", "held gw-30 occupies"],
  ["leased", "unknown", "held gw-30 leases"],
  ["N/A", "unknown", "held gw-30 administers"],
])("%s: title %s, control %s", (status, title, control) => {
  const owner = status === "independent" ? "20" : "30";
  const answer = ask(
    imported(record({ status, owner }), record({ gwcode: 30, country_name: "Bland", owner: "30" }, square(5, 5))),
    "1905-01-01",
  );
  expect([short(answer.title), short(answer.control)]).toEqual([title, control]);
  if (status === "protectorate") expect(answer.control.holders[0]?.dependent_on).toEqual([{ polity: "gw-30", according_to: ["cshapes"] }]);
});

test("everything checks without an error, and warns only of what the data do not say", () => {
  const data = imported(
    record({}),
    record({ gwcode: 30, country_name: "Bland", owner: "30", b_def: 0, capname: "B/town", fid: 2 }, square(5, 5)),
  );
  const { diagnostics } = compile(sourceFiles(data));
  expect(diagnostics.map((d) => `${d.severity} ${d.rule}: ${d.message}`)).toEqual([
    "warning no-precision: the outline of gw-20-1900-01-01 has no precision",
  ]);
});

test("an outline that does not change is drawn once", () => {
  const data = imported(record({}), record({ start: "1910-01-01", end: "1919-12-31", fid: 2 }));
  const drawn = data.files.find((f) => f.path === "territories/gw-20.geojson");
  expect(drawn?.text.match(/"Feature"/g)).toHaveLength(1);
});

test("TopoJSON is read as GeoJSON is", () => {
  const { properties } = record({});
  const topology = {
    type: "Topology",
    arcs: [
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 0],
        [0, 0],
      ],
    ],
    objects: { cshapes_2_gw: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[0]], properties }] } },
  };
  expect(importCshapes([{ name: "c.topojson", text: JSON.stringify(topology) }])).toEqual(imported(record({})));
});

test("a record with a fault is left out and said", () => {
  const data = imported(
    record({}),
    record({ end: "1899-01-01", fid: 7 }),
    record({ status: "moon", fid: 8 }),
    record({ start: "long ago", fid: 9 }),
    record({ fid: 10 }, null),
  );
  expect(data.leftOut).toEqual([
    "Record fid 7 (Aland): it ends on 1899-01-01, before it begins on 1900-01-01.",
    "Record fid 8 (Aland): its status is moon.",
    "Record fid 9 (Aland): no gwcode, country_name, start or end that can be read.",
    "Record fid 10 (Aland): it has no polygon.",
  ]);
  expect(data.files.find((f) => f.path === "README.md")?.text).toContain("its status is moon");
});

test.each([
  ["c.topojson.xz", "", "c.topojson.xz is packed"],
  ["c.json", "{", "c.json cannot be read as JSON"],
  ["c.json", "[]", "c.json is neither TopoJSON nor a GeoJSON FeatureCollection"],
  ["c.json", '{"type":"FeatureCollection","features":[]}', "c.json has no record"],
])("%s holding %s is a fault in words", (name, text, message) => {
  const result = importCshapes([{ name, text }]);
  expect(result.ok ? "read" : result.message).toContain(message);
});

test("the same data give the same bytes, in any order of the features", () => {
  const features = [
    record({}),
    record({ start: "1910-01-01", end: "1919-12-31", fid: 2 }, square(0, 0, 2)),
    record({ gwcode: 30, country_name: "Bland", owner: "30" }, square(5, 5)),
  ];
  const byPath = (data: Imported) => new Map(data.files.map((f) => [f.path, f.text]));
  expect(byPath(imported(...features.reverse()))).toEqual(byPath(imported(...[...features].reverse())));
});

const errors = (data: Imported) => compile(sourceFiles(data)).diagnostics.filter((d) => d.severity === "error");

describe("TopoJSON", () => {
  const properties = record({}).properties;
  const topology = (geometry: unknown, over: Record<string, unknown> = {}) => ({
    type: "Topology",
    arcs: [
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ],
    ],
    objects: {
      world: {
        type: "GeometryCollection",
        geometries: [{ type: "Polygon", arcs: [[0]], properties: { ...properties, fid: 7 } }, geometry],
      },
    },
    ...over,
  });
  const read = (value: unknown) => importCshapes([{ name: "c.topojson", text: JSON.stringify(value) }]);

  test.each([
    [{ type: null }, "it has no polygon"],
    [{ type: "Polygon", arcs: [[1]] }, "its geometry cannot be read: it names the arc 1, and the file has 1"],
    [{ type: "Polygon", arcs: [[-2]] }, "its geometry cannot be read: it names the arc -2, and the file has 1"],
    [{ type: "MultiPolygon", arcs: [[[0]], [["x"]]] }, 'its geometry cannot be read: it names the arc "x", and the file has 1'],
    [{ type: "Polygon", arcs: [[0.5]] }, "its geometry cannot be read: it names the arc 0.5, and the file has 1"],
    [{ type: "Polygon", arcs: [[]] }, "its geometry cannot be read: it has a ring without arcs"],
    [{ type: "Polygon", arcs: 3 }, "its geometry cannot be read: its arcs are no list"],
    [{ type: "Polygon" }, "its geometry cannot be read: its arcs are no list"],
    [{ type: "Point", coordinates: [0, 0] }, "its geometry cannot be read: it is a Point, no polygon"],
    [{ type: "constructor" }, "its geometry cannot be read: it is a constructor, no polygon"],
  ])("the faulty geometry %j is left out in words, and the others are read", (geometry, why) => {
    const result = read(topology({ ...geometry, properties }));
    expect(result.ok && result.leftOut).toEqual([`Record fid 1 (Aland): ${why}.`]);
    expect(result.ok && errors(result)).toEqual([]);
  });

  test("a member that is null is left out in words", () => {
    const result = read(topology(null));
    expect(result.ok && result.leftOut).toEqual(["Record fid 2: no gwcode, country_name, start or end that can be read."]);
  });

  test.each([
    [{ arcs: [null] }, "c.topojson cannot be read as TopoJSON: its arc 0 is no list of two or more positions"],
    [{ arcs: [[[0, 0], [1]]] }, "c.topojson cannot be read as TopoJSON: its arc 0 is no list of two or more positions"],
    [
      { transform: { scale: [1] } },
      "c.topojson cannot be read as TopoJSON: its transform is not a scale and a translation of two numbers each",
    ],
    [{ arcs: {} }, "c.topojson is neither TopoJSON nor a GeoJSON FeatureCollection"],
    [{ objects: null }, "c.topojson is neither TopoJSON nor a GeoJSON FeatureCollection"],
    [
      { objects: { a: null, b: { type: "GeometryCollection" } } },
      "c.topojson has no record with gwcode, country_name, start, end, status and owner",
    ],
  ])("the faulty file %j is a fault in words", (over, message) => {
    expect(read(topology(null, over))).toMatchObject({ ok: false, message });
  });
});

test("records without a capital check clean", () => {
  const data = imported(record({ capname: null }), record({ gwcode: 30, country_name: "Bland", owner: "30", capname: "" }, square(5, 5)));
  expect(errors(data)).toEqual([]);
});

test("capitals of one name in two places are two places, and one that is measured twice is one", () => {
  const data = imported(
    record({ capname: "Georgetown", caplong: 0.5, caplat: 0.5 }),
    record({ start: "1910-01-01", end: "1919-12-31", capname: "Georgetown", caplong: 0.55, fid: 2 }),
    record({ gwcode: 30, country_name: "Bland", owner: "30", capname: "Georgetown", caplong: 5.5, caplat: 5.5, fid: 3 }, square(5, 5)),
    record({ gwcode: 40, country_name: "Cland", owner: "40", capname: "George-Town", caplong: 8.5, caplat: 8.5, fid: 4 }, square(8, 8)),
    record({ gwcode: 50, country_name: "Dland", owner: "50", capname: "George Town", caplong: 11.5, caplat: 8.5, fid: 5 }, square(11, 8)),
  );
  expect(data.files.find((f) => f.path === "places/capitals.yaml")?.text.match(/^capital\S*|lon: \S+/gm)).toEqual([
    "capital-george-town:",
    "lon: 8.5",
    "capital-george-town.2:",
    "lon: 11.5",
    "capital-georgetown:",
    "lon: 0.5",
    "capital-georgetown.2:",
    "lon: 5.5",
  ]);
  expect(errors(data)).toEqual([]);
});
