import { expect, test } from "vitest";
import { stack, valueAt } from "../../src/web/stack.ts";

test("the value of steps is that of the last one on or before the day", () => {
  expect([0, 10, 15, 20, 99].map((day) => valueAt([10, 5, 20, 7], day))).toEqual([0, 5, 5, 7, 7]);
});

test("the larger band lies below, and only what hangs on a disputed date is hatched", () => {
  const series = new Map([
    ["small", [0, 10]],
    ["large", [0, 30, 50, 20]],
  ]);
  const [first, second] = stack(series, new Map([["small", [40, 4, 60, 0]]]), 0, 100, 100);
  expect(first?.polity).toBe("large");
  expect(first?.unsure).toBe("");
  expect(second?.polity).toBe("small");
  // on days 40 to 60 the upper 4 of its 10 km²
  expect(second?.unsure).toMatch(/^M400\.0,22\.0H500\.0V/);
  expect(second?.unsure).not.toContain("NaN");
});
