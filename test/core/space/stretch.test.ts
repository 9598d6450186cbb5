import { expect, test } from "vitest";
import type { LonLat, MultiPolygon } from "../../../src/core/space/geometry.ts";
import { greatCircleKm, kmFromLine } from "../../../src/core/space/great-circle.ts";
import { stretchOf } from "../../../src/core/space/stretch.ts";

/** A square counter-clockwise with a hole clockwise, as RFC 7946 winds them. */
const outline: MultiPolygon = [
  [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    [
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 1],
      [1, 1],
    ],
  ],
];

test("a stretch keeps the land on its left, the long way round where the ends say so", () => {
  expect(stretchOf(outline, [4.1, -0.1], [4.2, 4.1])).toEqual([
    [
      [4, 0],
      [4, 4],
    ],
  ]);
  expect(stretchOf(outline, [4.2, 4.1], [4.1, -0.1])).toEqual([
    [
      [4, 4],
      [0, 4],
      [0, 0],
      [4, 0],
    ],
  ]);
});
test("it lies on the ring that is nearest to where it begins", () => {
  expect(stretchOf(outline, [1.1, 1.1], [2, 1.9])).toEqual([
    [
      [1, 1],
      [1, 2],
      [2, 2],
    ],
  ]);
});
test("without ends it is every ring; of nothing it is nothing", () => {
  expect(stretchOf(outline)).toEqual(outline.flat());
  expect(stretchOf([], [0, 0], [1, 1])).toEqual([]);
  expect(stretchOf(outline, [0, 0], [0.1, 0.1])).toEqual([]);
});
test("distances are those of the globe", () => {
  const [vilnius, kaunas]: LonLat[] = [
    [25.28, 54.69],
    [23.9, 54.9],
  ];
  // 92 km by Vincenty's formulae
  expect(Math.abs(greatCircleKm(vilnius as LonLat, kaunas as LonLat) - 92)).toBeLessThan(1);
  expect(
    Math.abs(
      kmFromLine(
        [25, 55],
        [
          [24, 54],
          [26, 54],
        ],
      ) - 111.2,
    ),
  ).toBeLessThan(0.3);
});
