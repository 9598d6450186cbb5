/** No border of a published site crosses or touches another anywhere but at their ends. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Topology } from "topojson-specification";
import { describe, expect, test } from "vitest";
import type { CellTopology } from "../../src/cartography/cells-file.ts";
import { compile } from "../../src/core/compile.ts";
import { arrange } from "../../src/core/space/arrange.ts";
import { turn } from "../../src/core/space/exact.ts";
import { naturalEarth } from "../../src/core/space/natural-earth-base.ts";
import { importCshapes } from "../../src/import/cshapes.ts";
import { importHistoricalBasemaps } from "../../src/import/historical-basemaps.ts";
import type { Imported, ImportFault } from "../../src/import/imported.ts";
import { baseLand } from "../../src/publish/data/base-land.ts";
import { cellTopology } from "../../src/publish/data/cell-topology.ts";
import { faceAnswers } from "../../src/publish/data/face-answers.ts";
import { mapData } from "../../src/publish/data/map-data.ts";
import { flagship } from "../browser/site.ts";
import { lands } from "../core/space/shapes.ts";
import { corpus, readCorpus } from "../corpora.ts";
import { sourceFiles } from "../import/source-files.ts";

const natural = (file: string) =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`world-atlas/${file}`), "utf8")) as Topology;

type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/** Whether two segments have a point in common other than an end that both have. */
function meet([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  const same = (x0: number, y0: number, x1: number, y1: number) => x0 === x1 && y0 === y1;
  const shared = [same(ax, ay, cx, cy), same(ax, ay, dx, dy), same(bx, by, cx, cy), same(bx, by, dx, dy)].filter(Boolean).length;
  if (shared > 1) return true;
  const on = (x: number, y: number, [x0, y0, x1, y1]: Segment): boolean =>
    turn(x0, y0, x1, y1, x, y) === 0 &&
    x >= Math.min(x0, x1) &&
    x <= Math.max(x0, x1) &&
    y >= Math.min(y0, y1) &&
    y <= Math.max(y0, y1) &&
    !same(x, y, x0, y0) &&
    !same(x, y, x1, y1);
  if (on(ax, ay, [cx, cy, dx, dy]) || on(bx, by, [cx, cy, dx, dy]) || on(cx, cy, [ax, ay, bx, by]) || on(dx, dy, [ax, ay, bx, by]))
    return true;
  const sides = (p: number, q: number) => (p > 0 && q < 0) || (p < 0 && q > 0);
  return (
    sides(turn(ax, ay, bx, by, cx, cy), turn(ax, ay, bx, by, dx, dy)) && sides(turn(cx, cy, dx, dy, ax, ay), turn(cx, cy, dx, dy, bx, by))
  );
}

/** Meetings among lines of whole numbers, in degrees. */
function crossings(lines: readonly (readonly (readonly [number, number])[])[], perDegree: number): string[] {
  const segments: Segment[] = [];
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [[x0, y0], [x1, y1]] = [line[i - 1] as [number, number], line[i] as [number, number]];
      if (x0 !== x1 || y0 !== y1) segments.push([x0, y0, x1, y1]);
    }
  const found: string[] = [];
  const size = perDegree / 2;
  const grid = new Map<string, number[]>();
  const seen = new Set<number>();
  segments.forEach((segment, i) => {
    const [x0, y0, x1, y1] = segment;
    for (let c = Math.floor(Math.min(x0, x1) / size); c <= Math.floor(Math.max(x0, x1) / size); c++)
      for (let r = Math.floor(Math.min(y0, y1) / size); r <= Math.floor(Math.max(y0, y1) / size); r++) {
        const key = `${c} ${r}`;
        const here = grid.get(key) ?? [];
        for (const other of here) {
          if (seen.has(i * segments.length + other) || !meet(segment, segments[other] as Segment)) continue;
          seen.add(i * segments.length + other);
          found.push(`${x0 / perDegree},${y0 / perDegree}`);
        }
        here.push(i);
        grid.set(key, here);
      }
  });
  return found;
}

/** The published arcs as whole steps. */
const stepsOf = ({ arcs }: CellTopology): readonly (readonly [number, number])[][] =>
  arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): [number, number] => {
      x += dx;
      y += dy;
      return [x, y];
    });
  });
const crossingsOf = (topology: CellTopology): string[] => crossings(stepsOf(topology), Math.round(1 / topology.transform.scale[0]));

function published(imported: Imported | ImportFault): CellTopology {
  if (!imported.ok) throw new Error(imported.message);
  const { atlas, resolver } = compile(sourceFiles(imported));
  return mapData(atlas, faceAnswers(resolver)).cells;
}

test("crossings are found", () => {
  expect(
    crossings(
      [
        [
          [0, 0],
          [10, 10],
        ],
        [
          [0, 10],
          [10, 0],
        ],
        [
          [20, 0],
          [20, 9],
        ],
        [
          [20, 9],
          [30, 9],
        ],
        [
          [22, 9],
          [22, 20],
        ],
      ],
      1,
    ),
  ).toHaveLength(2);
});

test("the flagship: none", () => {
  const { atlas, resolver } = compile(flagship(), { base: naturalEarth(natural("countries-10m.json") as never) });
  const { cells } = mapData(atlas, faceAnswers(resolver));
  expect(cells.arcs.length).toBeGreaterThan(50);
  expect(crossingsOf(cells)).toEqual([]);
});

test("land finer than the published steps keeps its number and crosses nothing", () => {
  const comb = (x: number): [number, number][] => Array.from({ length: 400 }, (_, i) => [x + (i % 2) * 3e-4 + (i % 7) * 1e-5, i * 4e-5]);
  const [a, b] = [comb(10), comb(10.00007)];
  const { arrangement } = arrange([
    lands("west", [[[[9, 0], ...a, [9, 0.016], [9, 0]]]]),
    lands("east", [[[...b, [11, 0.016], [11, 0], b[0] as [number, number]]]]),
  ]);
  const faces = Array.from({ length: arrangement.faceCount - 1 }, (_, i) => i + 1);
  const { topology } = cellTopology(
    arrangement,
    faces.map((face) => ({ faces: [face], properties: { km2: 1, at: [10, 0] as const } })),
  );
  expect(topology.objects.cells.geometries.map((cell) => cell.id)).toEqual(faces.map((face) => face - 1));
  expect(crossingsOf(topology)).toEqual([]);
});

describe.skipIf(corpus("historical-basemaps") === undefined)("a dirty world of historical-basemaps", () => {
  test("1815 and 1914: none", () => {
    const files = ["world_1815.geojson", "world_1914.geojson"].map((name) => ({
      name,
      text: readFileSync(corpus(`historical-basemaps/${name}`) as string, "utf8"),
    }));
    expect(crossingsOf(published(importHistoricalBasemaps(files)))).toEqual([]);
  }, 60_000);
});

const cshapes = readCorpus("cshapes/cshapes_2_gw.topojson.xz");
describe.skipIf(cshapes === undefined)("CShapes, whole", () => {
  test("none", () => {
    expect(crossingsOf(published(importCshapes([{ name: "cshapes_2_gw.topojson", text: JSON.stringify(cshapes) }])))).toEqual([]);
  }, 60_000);
});

test("nor does the coast under a map", () => {
  for (const bounds of [undefined, [20, 53, 27, 57] as const]) {
    const geometry = baseLand(natural("land-50m.json"), natural("land-110m.json"), bounds).features[0]?.geometry as GeoJSON.MultiPolygon;
    const rings = geometry.coordinates
      .flat()
      .map((ring) => ring.map(([x, y]): [number, number] => [Math.round((x as number) * 1e3), Math.round((y as number) * 1e3)]));
    // the fine land and the coarse meet on a straight seam, which both draw
    const near = rings.filter((ring) => ring.every(([x, y]) => x > 18_500 && x < 28_500 && y > 51_500 && y < 58_500));
    expect(crossings(bounds === undefined ? rings : near, 1000)).toEqual([]);
  }
});
