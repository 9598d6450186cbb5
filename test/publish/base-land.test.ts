import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { baseLand } from "../../src/publish/data/base-land.ts";

const atlas = (name: string) => JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`world-atlas/${name}.json`), "utf8"));

const areaOf = (ring: GeoJSON.Position[]): number =>
  Math.abs(
    ring.reduce(
      (sum, [x = 0, y = 0], i) => sum + x * (ring[(i + 1) % ring.length]?.[1] ?? 0) - (ring[(i + 1) % ring.length]?.[0] ?? 0) * y,
      0,
    ),
  ) / 2;
const inside = ([x = 0, y = 0]: GeoJSON.Position, ring: GeoJSON.Position[]): boolean =>
  ring.reduce((odd, a, i) => {
    const b = ring.at(i - 1) as GeoJSON.Position;
    const [ax = 0, ay = 0] = a;
    const [bx = 0, by = 0] = b;
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !odd : odd;
  }, false);

for (const [what, bounds] of [
  ["around the Baltic", [19, 51, 29, 58]],
  ["of the whole world", undefined],
] as const)
  test(`land ${what}: each polygon has its outer ring in front and its holes inside`, () => {
    const [land] = baseLand(atlas("land-10m"), atlas("land-50m"), bounds).features;
    const { coordinates } = (land as GeoJSON.Feature<GeoJSON.MultiPolygon>).geometry;
    expect(coordinates.length).toBeGreaterThan(50);
    for (const [outer = [], ...holes] of coordinates)
      for (const hole of holes) {
        expect(areaOf(hole)).toBeLessThan(areaOf(outer));
        expect(inside(hole[0] as GeoJSON.Position, outer)).toBe(true);
      }
    // the land of Eurasia is land and the Caspian is not
    const on = (point: GeoJSON.Position): boolean =>
      coordinates.some((rings) => rings.filter((ring) => inside(point, ring)).length % 2 === 1);
    expect([on([37.6, 55.7]), on([51, 41])]).toEqual([true, false]);
  });
