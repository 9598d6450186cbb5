/** Tiles cut from shared arcs: they hold the land that there is, neighbours keep together, and small land and the antimeridian are not lost. */
import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { describe, expect, test } from "vitest";
import { atlasOf, dayOf, lattice, VIEWPOINT, type World } from "../../bench/worlds.ts";
import { compile } from "../../src/core/compile.ts";
import type { MultiPolygon } from "../../src/core/space/geometry.ts";
import { holdingsOn } from "../../src/export/dated-holdings.ts";
import { tiled } from "../../src/export/pmtiles/tile-archive.ts";
import { type Tiler, tilerOf } from "../../src/export/pmtiles/tiler.ts";

const ASKED = { viewpoint: VIEWPOINT, layer: "control", date: "1950-01-01" } as const;
const DAY = dayOf("1950-01-01");

function cutterOf(world: World): {
  readonly tiler: Tiler;
  readonly holderAt: (lon: number, lat: number) => string;
  readonly count: number;
} {
  const { atlas, resolver } = compile(atlasOf(world));
  const holdings = holdingsOn(resolver, DAY, VIEWPOINT, "control");
  const { arrangement } = atlas.land;
  const holderAt = (lon: number, lat: number): string => {
    const { face } = arrangement.locate([lon, lat]);
    return holdings.find((h) => h.holding.faces.includes(face))?.holding.answer.holders[0]?.polity ?? "";
  };
  const made = tiled(atlas, holdings, ASKED);
  if (!made.ok) throw new Error(made.fault.message);
  return { tiler: tilerOf(atlas, holdings, ASKED), holderAt, count: new DataView(Buffer.concat(made.value.pieces).buffer).byteLength };
}

/** A world of outlines that stay. */
const worldOf = (outlines: Readonly<Record<string, MultiPolygon>>): World => ({
  name: "a world",
  short: "world",
  box: [-180, -80, 180, 80],
  years: [1900, 1999],
  outlines: Object.entries(outlines).map(([holder, polygons]) => ({
    id: `land-${holder}`,
    holder,
    start: "1900-01-01",
    end: "1999-12-31",
    polygons,
  })),
});

const square = (west: number, south: number, east: number, north: number): MultiPolygon => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];

const decoded = (tiler: Tiler, z: number, x: number, y: number): VectorTile | undefined => {
  const tile = tiler.cut(z, x, y);
  if (tile === "too large") throw new Error("too large");
  return tile && new VectorTile(new PbfReader(tile.plain));
};
const featuresOf = (tile: VectorTile | undefined, name: string): VectorTileFeature[] => {
  const layer = tile?.layers[name];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i) as VectorTileFeature);
};

/** Twice the area of rings, in units of the tile: outer ones above 0, holes below. */
const twiceAreas = (feature: VectorTileFeature): number[] =>
  feature.loadGeometry().map((ring) =>
    ring.reduce((sum, a, i) => {
      const b = ring[(i + 1) % ring.length] as { x: number; y: number };
      return sum + a.x * b.y - b.x * a.y;
    }, 0),
  );

const within = (feature: VectorTileFeature, px: number, py: number): boolean => {
  let hit = false;
  for (const ring of feature.loadGeometry())
    for (const [i, a] of ring.entries()) {
      const b = ring[(i + 1) % ring.length] as { x: number; y: number };
      if (a.y > py !== b.y > py && px < ((b.x - a.x) * (py - a.y)) / (b.y - a.y) + a.x) hit = !hit;
    }
  return hit;
};

const place = (z: number, lon: number, lat: number): readonly [fx: number, fy: number] => {
  const n = 2 ** z;
  return [((lon + 180) / 360) * n, ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * n];
};

describe("a lattice of jagged borders", () => {
  const world = lattice(6, 40, 3, 9);
  const { tiler, holderAt } = cutterOf(world);

  test.each([3, 5, 7, tiler.tileJson.maxzoom])(
    "at zoom %s a point lies in the land of its holder, and in no other, whatever the tile",
    (z) => {
      let [asked, other] = [0, 0];
      for (let lon = 0.53; lon < 12.4; lon += 0.37)
        for (let lat = -5.91; lat < 6.4; lat += 0.41) {
          const [fx, fy] = place(z, lon, lat);
          const tile = decoded(tiler, z, Math.floor(fx), Math.floor(fy));
          const here = featuresOf(tile, "holdings").filter((f) => within(f, (fx % 1) * 4096 + 0.013, (fy % 1) * 4096 + 0.017));
          // shared borders are simplified once: no point lies in two lands
          expect(here.length).toBeLessThanOrEqual(1);
          asked++;
          if (`${here[0]?.properties["holder"] ?? ""}` !== holderAt(lon, lat)) other++;
        }
      // the tolerance, and points on its other side
      expect(other / asked).toBeLessThan(z < 5 ? 0.06 : 0.015);
    },
  );

  test("neighbours keep every step of the border between them: no gap opens, and the border is drawn along it", () => {
    for (const z of [4, 5, 6]) {
      const [fx, fy] = place(z, 6, 0.4);
      for (const [x, y] of [
        [Math.floor(fx), Math.floor(fy)],
        [Math.floor(fx), Math.floor(fy) + 1],
      ] as const) {
        const land = featuresOf(decoded(tiler, z, x, y), "holdings");
        // every segment within the tile stands on both sides of it, once each way, or on the outer border
        const steps = new Set<string>();
        for (const feature of land)
          for (const ring of feature.loadGeometry())
            for (const [i, a] of ring.slice(0, -1).entries()) {
              const b = ring[i + 1] as { x: number; y: number };
              const edge = [a, b].some(({ x: px, y: py }) => px <= -64 || px >= 4160 || py <= -64 || py >= 4160);
              if (edge) continue;
              steps.add(`${a.x} ${a.y} ${b.x} ${b.y}`);
            }
        const back = (key: string): string => {
          const [ax, ay, bx, by] = key.split(" ");
          return `${bx} ${by} ${ax} ${ay}`;
        };
        const single = [...steps].filter((key) => !steps.has(back(key)));
        expect(steps.size - single.length).toBeGreaterThan(40);
        // what is single runs along the outer border of the lattice
        const outer = featuresOf(decoded(tiler, z, x, y), "borders").filter((f) => f.properties["kind"] === "outer");
        const drawn = new Set(
          outer.flatMap((f) =>
            f
              .loadGeometry()
              .flatMap((line) =>
                line.slice(1).flatMap((b, i) => [`${line[i]?.x} ${line[i]?.y} ${b.x} ${b.y}`, `${b.x} ${b.y} ${line[i]?.x} ${line[i]?.y}`]),
              ),
          ),
        );
        expect(single.filter((key) => !drawn.has(key))).toEqual([]);
      }
    }
  });

  test("outer rings run clockwise on the map, and no ring is empty", () => {
    for (const z of [2, 4, 6])
      for (const feature of featuresOf(decoded(tiler, z, ...(place(z, 6, 0.4).map(Math.floor) as [number, number])), "holdings")) {
        const areas = twiceAreas(feature);
        expect(areas[0]).toBeGreaterThan(0);
        for (const area of areas) expect(area).not.toBe(0);
      }
  });
});

test("a tile wholly within land is a square, and one far from it is none", () => {
  const { tiler } = cutterOf(worldOf({ a: square(-60, -60, 60, 60) }));
  const [land] = featuresOf(decoded(tiler, 5, 16, 15), "holdings");
  const corners = land?.loadGeometry().map((ring) => [...new Set(ring.map(({ x, y }) => `${x},${y}`))].sort());
  expect(corners).toEqual([["-64,-64", "-64,4160", "4160,-64", "4160,4160"]]);
  expect(featuresOf(decoded(tiler, 5, 16, 15), "borders")).toEqual([]);
  expect(tiler.cut(5, 0, 0)).toBeUndefined();
});

test("land with a hole keeps it, and the land in the hole fills it", () => {
  const hole = square(-2, -2, 2, 2)[0]?.[0]?.toReversed() ?? [];
  const { tiler } = cutterOf(worldOf({ a: [[...(square(-10, -10, 10, 10)[0] ?? []), hole]], b: square(-2, -2, 2, 2) }));
  const land = featuresOf(decoded(tiler, 4, 8, 8), "holdings");
  const at = (lon: number, lat: number) => {
    const [fx, fy] = place(4, lon, lat);
    return land.filter((f) => within(f, (fx - 8) * 4096, (fy - 8) * 4096)).map((f) => f.properties["holder"]);
  };
  expect([at(1, -1), at(5, -5), at(15, -5)]).toEqual([["b"], ["a"], []]);
  const rings = land.map(twiceAreas).find((areas) => areas.length > 1);
  expect(rings?.map(Math.sign)).toEqual([1, -1]);
});

test("land too small for the first zooms is in the deeper ones", () => {
  const small = worldOf({ a: square(25, 54, 25.01, 54.01), b: square(25.01, 54, 25.02, 54.01) });
  const { atlas, resolver } = compile(atlasOf(small));
  const made = tiled(atlas, holdingsOn(resolver, DAY, VIEWPOINT, "control"), ASKED);
  if (!made.ok) throw new Error(made.fault.message);
  const header = new DataView((made.value.pieces[0] as Uint8Array).slice().buffer);
  // addressed tiles: those of zooms 6 to 12 at the least
  expect(Number(header.getBigUint64(72, true))).toBeGreaterThanOrEqual(6);
  const { tiler } = cutterOf(small);
  expect(tiler.cut(0, 0, 0)).toBeUndefined();
  const land = featuresOf(decoded(tiler, 12, ...(place(12, 25.005, 54.005).map(Math.floor) as [number, number])), "holdings");
  expect(land.map((f) => f.properties["holder"]).sort()).toEqual(["a", "b"]);
});

test("across the antimeridian a tile shows what lies just beyond it", () => {
  const { tiler } = cutterOf(worldOf({ a: [...square(170, 10, 180, 20), ...square(-180, 10, -170, 20)] }));
  const [, fy] = place(4, 0, 15);
  for (const x of [0, 15]) {
    const [land] = featuresOf(decoded(tiler, 4, x, Math.floor(fy)), "holdings");
    const xs =
      land
        ?.loadGeometry()
        .flat()
        .map((p) => p.x) ?? [];
    expect(x === 0 ? Math.min(...xs) : Math.max(...xs)).toBe(x === 0 ? -64 : 4160);
    // the seam is no border
    const lines = featuresOf(decoded(tiler, 4, x, Math.floor(fy)), "borders").flatMap((f) => f.loadGeometry());
    const seam = x === 0 ? 0 : 4096;
    expect(lines.some((line) => line.some((p, i) => i > 0 && p.x === seam && line[i - 1]?.x === seam))).toBe(false);
  }
});
