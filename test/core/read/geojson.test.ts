import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { polygonsOf, readGeoJson } from "../../../src/core/read/geojson.ts";
import { jsonFault, jsonSpan } from "../../../src/core/read/json.ts";
import { Faults } from "../../../src/core/read/read-faults.ts";

const corpus = join(process.env["DEJURE_CORPORA"] ?? "../shared/corpora", "geojson-invalid-geometry");
/** Sound in what the reader looks at: winding and the like are the overlay's, boxes and properties nobody reads. */
const LEFT_ALONE = /_ccw|_cw|bbox|no_properties/;

describe.skipIf(!existsSync(corpus))("GeoJSON of the corpus", () => {
  const filesIn = (folder: string) => readdirSync(join(corpus, folder)).filter((name) => name.endsWith(".geojson"));
  const faultsOf = (folder: string, name: string) => {
    const faults = new Faults(name);
    readGeoJson(readFileSync(join(corpus, folder, name), "utf8"), faults);
    return faults.list;
  };
  it.each(filesIn("valid"))("reads %s", (name) => expect(faultsOf("valid", name)).toEqual([]));
  for (const folder of ["invalid_geometries", "invalid_structure"])
    it.each(filesIn(folder).filter((name) => !LEFT_ALONE.test(name)))("finds the fault of %s", (name) =>
      expect(faultsOf(folder, name)).not.toEqual([]),
    );
});

describe("places in JSON", () => {
  const text = '{"a": [1, {"b\\u0041": "x"}], "c": -1.5e3}';
  it("finds values by path, or their nearest ancestor", () => {
    const at = (path: (string | number)[]) => text.slice(jsonSpan(text, path).start, jsonSpan(text, path).end);
    expect([at(["a", 1, "bA"]), at(["c"]), at(["a", 7]), at([])]).toEqual([
      '"x"',
      "-1.5e3",
      '[1, {"bA": "x"}]'.replace("A", "\\u0041"),
      "{",
    ]);
  });
  it.each(["{", "[1 2]", '{"a" 1}', '{"a": }', "[1,]", '"\\x"', "tru", "[01]", "1 2", '["a\nb"]', ""])(
    "finds the fault of %j where JSON.parse finds one",
    (faulty) => {
      expect(() => JSON.parse(faulty)).toThrow();
      expect(jsonFault(faulty)?.message).toMatch(/^[^\p{Lu}]/u);
    },
  );
  it("has no fault to find in sound text", () => expect(jsonFault(text)).toBeUndefined());
});

it("gives the polygons of a file, of one feature, and of collections", () => {
  const square = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ];
  const read = (value: unknown) => {
    const faults = new Faults("x");
    const file = readGeoJson(JSON.stringify(value), faults);
    expect(faults.list).toEqual([]);
    return file as NonNullable<typeof file>;
  };
  const polygon = { type: "Polygon", coordinates: square };
  expect(polygonsOf(read(polygon))).toEqual([square]);
  expect(polygonsOf(read(polygon), "x")).toBeUndefined();
  const mixed = {
    type: "GeometryCollection",
    geometries: [polygon, { type: "Point", coordinates: [0, 0] }, { type: "MultiPolygon", coordinates: [square, square] }],
  };
  const file = read({
    type: "FeatureCollection",
    features: [
      { type: "Feature", id: 1, properties: {}, geometry: mixed },
      { type: "Feature", properties: { id: "p" }, geometry: null },
    ],
  });
  expect(polygonsOf(file)).toHaveLength(3);
  expect(polygonsOf(file, "1")).toHaveLength(3);
  expect(polygonsOf(file, "p")).toEqual([]);
});
