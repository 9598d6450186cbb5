import { expect, test } from "vitest";
import { landPaths } from "../../src/cartography/coast.ts";
import { onPlane, type Point } from "../../src/cartography/plane.ts";
import { placeNames } from "../../src/publish/svg-names.ts";

const ring = (...points: [number, number][]): Point[] => points.map(onPlane);
const path = (line: readonly Point[], closed: boolean): string => `${closed ? "ring" : "line"}${line.length} `;

test("land that ends in a straight cut is filled whole, and its coast has no line there", () => {
  const island = ring([20, 55], [20.5, 55.3], [20.2, 55.6], [20, 55]);
  // the eastern side is the edge of a sheet
  const cut = ring([21, 55], [23, 55.2], [23, 56.1], [21.4, 56], [21, 55]);
  expect(landPaths([[island], [cut]], path)).toEqual({ whole: "ring4 ", cut: "ring5 ", coast: "line2 line3 " });
});

test("a lake in land that ends in a cut is drawn with it, so that it is not filled", () => {
  const shore = ring([21, 55], [23, 55.2], [23, 56.1], [21.4, 56], [21, 55]);
  const lake = ring([22, 55.4], [22.2, 55.7], [22.4, 55.5], [22, 55.4]);
  expect(landPaths([[shore, lake]], path)).toEqual({ whole: "", cut: "ring5 ring4 ", coast: "line2 line3 line4 " });
});

test("a short coast that runs straight is no cut, unless other land ends on the same line", () => {
  const straight = ring([18.1, 54.8], [18.3, 54.8], [18.2, 55], [18.1, 54.8]);
  expect(landPaths([[straight]], path)).toEqual({ whole: "ring4 ", cut: "", coast: "" });
  const across = ring([18.1, 54.8], [18.2, 54.5], [18.3, 54.8], [18.1, 54.8]);
  expect(landPaths([[straight], [across]], path)).toEqual({ whole: "", cut: "ring4 ring4 ", coast: "line3 line3 " });
});

test("land whose cut is out of sight is drawn as land without one", () => {
  const cut = ring([21, 55], [23, 55.2], [23, 56.1], [21.4, 56], [21, 55]);
  const west = (line: readonly Point[], closed: boolean): string => (line.every((point) => point[0] > 0.4) ? "" : path(line, closed));
  expect(landPaths([[cut]], west)).toEqual({ whole: "ring5 ", cut: "", coast: "" });
});

test("the point that a map is about has its name; a lesser point under it goes", () => {
  const at = [0, 0] as const;
  // the first is hemmed in on all four sides
  const points = [
    [100, 100],
    [125, 100],
    [75, 100],
    [100, 114],
    [100, 88],
  ] as const;
  const names = ["Vilnius", "a", "b", "c", "d"];
  const placed = placeNames({ width: 200, height: 200, label: "", points: names.map((name) => ({ at, name })) }, points, 13);
  expect(placed[0]).toMatchObject({ text: "Vilnius", anchor: "start" });
  expect(placed[1]).toBeUndefined();
});
