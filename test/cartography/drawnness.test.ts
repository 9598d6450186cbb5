import { expect, test } from "vitest";
import { drawnness } from "../../src/cartography/precision.ts";

/** Two cells side by side: arc 0 between them, 1 and 2 round each. */
const shapes = { arcs: [[], [], []], left: Int32Array.of(0, 0, 1), right: Int32Array.of(1, -1, -1) };

test("what an edge says goes before what is said of the whole outline", () => {
  const west = { precision_km: 2, cells: [0], edges: [{ precision_km: 25, undefined: true as const, arcs: [0] }] };
  expect(drawnness(shapes, [west, { precision_km: 5, cells: [1] }])).toEqual({ precision: [25, 2, 5], undrawn: [true, false, false] });
});
test("an edge that a source draws goes before one that only closes a figure", () => {
  const west = { cells: [0], edges: [{ undefined: true as const }] };
  const east = { cells: [1], edges: [{ precision_km: 3, arcs: [0] }] };
  expect(drawnness(shapes, [west, east])).toEqual({ precision: [3, undefined, undefined], undrawn: [false, true, false] });
});
test("a border inside a territory is none of its own", () => {
  expect(drawnness(shapes, [{ precision_km: 2, cells: [0, 1] }]).precision).toEqual([undefined, 2, 2]);
});
