import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, test } from "vitest";
import { boundsOf, cellAt, decode } from "../../src/cartography/cell-shapes.ts";
import type { CellTopology } from "../../src/cartography/cells-file.ts";
import { labelSpots } from "../../src/cartography/label-spots.ts";
import { compile } from "../../src/core/compile.ts";
import { naturalEarth } from "../../src/core/space/natural-earth-base.ts";
import { faceAnswers } from "../../src/publish/data/face-answers.ts";
import { mapData } from "../../src/publish/data/map-data.ts";
import { flagship } from "../browser/site.ts";

/** Squares in a row: 0 1 and, apart, 2. */
const row: CellTopology = {
  type: "Topology",
  transform: { scale: [1, 1], translate: [0, 0] },
  arcs: [
    [
      [1, 1],
      [0, -1],
    ],
    [
      [1, 0],
      [-1, 0],
      [0, 1],
      [1, 0],
    ],
    [
      [1, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
    [
      [5, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ],
  ],
  objects: {
    cells: {
      type: "GeometryCollection",
      geometries: [[[[~0, ~1]]], [[[0, 2]]], [[[3]]]].map((arcs, id) => ({
        type: "MultiPolygon",
        id,
        arcs,
        properties: { km2: id === 2 ? 50 : 100, at: [0.5, 0.5] },
      })),
    },
  },
};
const natural = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json"), "utf8"));
const one = (): number => 100;

test("a name stands in each part that hangs together, the largest first", () => {
  const spots = labelSpots(decode(row), [2, 0, 1], (cell) => (cell === 2 ? 50 : 100));
  expect(spots.map(({ km2 }) => km2)).toEqual([200, 50]);
  expect(spots[0]?.at.map((x) => Math.round(x * 10) / 10)).toEqual([1, 0.5]);
  expect(spots[0]?.span).toBeCloseTo(2, 0);
});
test("small parts beside a large one have none", () => {
  expect(labelSpots(decode(row), [0, 1, 2], (cell) => (cell === 2 ? 1 : 100))).toHaveLength(1);
});

test("no name lies off its land, whatever land is one's", () => {
  const { atlas, resolver } = compile(flagship(), { base: naturalEarth(natural) });
  const { cells } = mapData(atlas, faceAnswers(resolver));
  const shapes = decode(cells);
  const count = shapes.rings.length;
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: 12 }), (members) => {
      for (const { at } of labelSpots(shapes, members, one)) expect(members).toContain(cellAt(shapes, at[0], at[1]));
    }),
    { numRuns: 200, seed: 1920 },
  );
});

test("a camera sees as far as its pixels reach", () => {
  expect(boundsOf({ lon: 0, lat: 0, zoom: 0 }, 512, 512).map(Math.round)).toEqual([-180, -85, 180, 85]);
  const [w, s, e, n] = boundsOf({ lon: 25, lat: 54.7, zoom: 8 }, 1024, 1024);
  expect(e - w).toBeCloseTo(2.8125, 4);
  expect(n - s).toBeCloseTo(1.625, 2);
});
