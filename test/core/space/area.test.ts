import * as geographiclib from "geographiclib-geodesic";
import { describe, expect, test } from "vitest";
import { areaOfRing, areaUnderEdge } from "../../../src/core/space/area.ts";
import { box } from "./shapes.ts";

const { Geodesic } = geographiclib;
const wgs84 = Geodesic.WGS84;

/** GeographicLib's area of the ring, its straight lines in longitude and latitude cut into `pieces` geodesics an edge. */
function reference(ring: readonly (readonly [number, number])[], pieces: number): number {
  const polygon = wgs84.Polygon(false);
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = ring[i]!;
    const [x1, y1] = ring[i + 1]!;
    for (let k = 0; k < pieces; k++) polygon.AddPoint(y0 + ((y1 - y0) * k) / pieces, x0 + ((x1 - x0) * k) / pieces);
  }
  return polygon.Compute(false, true).area! / 1e6;
}

describe("areas of straight lines in longitude and latitude on WGS84", () => {
  test.each([
    ["a degree at the equator", box(0, 0, 1, 1)],
    ["a degree far north", box(20, 79, 21, 80)],
    [
      "a slanting triangle",
      [
        [10, 40],
        [30, 45],
        [15, 60],
        [10, 40],
      ] as const,
    ],
    [
      "a small field",
      [
        [25.28, 54.68],
        [25.29, 54.681],
        [25.285, 54.69],
        [25.28, 54.68],
      ] as const,
    ],
    [
      "across the equator",
      [
        [-5, -12],
        [9, -3],
        [4, 17],
        [-5, -12],
      ] as const,
    ],
  ])("%s agrees with GeographicLib", (_, ring) => {
    const ours = areaOfRing(ring);
    // geodesics bend poleward between parallel points: the difference falls with the square of their length
    const coarse = Math.abs(reference(ring, 200) - ours);
    const fine = reference(ring, 2000);
    expect(Math.abs(fine - ours) / ours).toBeLessThan(2e-8);
    expect(Math.abs(fine - ours)).toBeLessThanOrEqual(coarse + 1e-9 * ours);
  });

  test("the whole ellipsoid and its zones", () => {
    const total = 510065621.7240886;
    expect(Math.abs(areaOfRing(box(-180, -90, 180, 90)) / total - 1)).toBeLessThan(1e-12);
    expect(areaOfRing(box(0, 0, 1, 90)) * 720).toBeCloseTo(total, 3);
  });

  test("an edge is the sum of its parts, whatever the length", () => {
    const whole = areaUnderEdge(-60, -41, 70, 83);
    let sum = 0;
    for (let k = 0; k < 1000; k++) sum += areaUnderEdge(-60 + 0.13 * k, -41 + 0.124 * k, -60 + 0.13 * (k + 1), -41 + 0.124 * (k + 1));
    expect(Math.abs(sum / whole - 1)).toBeLessThan(1e-12);
    expect(areaUnderEdge(0, 0, 10, 0.04) / areaUnderEdge(0, 0, 10, 0.0400001)).toBeCloseTo(1, 4);
  });

  test("counter-clockwise is positive", () => {
    expect(areaOfRing(box(0, 50, 1, 51))).toBeGreaterThan(0);
    expect(areaOfRing([...box(0, -51, 1, -50)].reverse())).toBeLessThan(0);
  });
});
