import { expect, test } from "vitest";
import { between, type Place, WORLD } from "../../src/web/map/flight.ts";

const from: Place = { x: 0.5, y: 0.4, zoom: 3 };
const to: Place = { x: 0.57, y: 0.32, zoom: 6.5 };

test("a way begins and ends where it should, slower at its end, and is even where the zoom stays", () => {
  expect(between(from, to, 0)).toEqual(from);
  const end = between(from, to, 1);
  for (const part of ["x", "y", "zoom"] as const) expect(end[part]).toBeCloseTo(to[part], 12);
  expect(between(from, to, 0.5).zoom).toBeCloseTo(3 + 3.5 * 0.75, 12);
  const level = between(from, { ...to, zoom: 3 }, 0.5);
  expect([level.x, level.y, level.zoom].map((part) => Math.round(part * 1e9))).toEqual([552_500_000, 340_000_000, 3_000_000_000]);
});

test("the point about which it comes nearer stays at its pixel all the way, in and out", () => {
  const pixel = (at: Place, x: number): number => (x - at.x) * WORLD * 2 ** at.zoom;
  for (const [one, other] of [
    [from, to],
    [to, from],
  ] as const) {
    // the point that is seen at the same pixel before and after
    const [a, b] = [2 ** one.zoom, 2 ** other.zoom];
    const fixed = (one.x * a - other.x * b) / (a - b);
    for (const time of [0.1, 0.35, 0.6, 0.9]) expect(pixel(between(one, other, time), fixed)).toBeCloseTo(pixel(one, fixed), 6);
  }
});
