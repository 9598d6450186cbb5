import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { dayOf, filesOf, holdersOf, lonLat, nearWorld } from "./near-borders.ts";

test("among slivers, every place is held as the extents were drawn, on every day of change", () => {
  let sure = 0;
  let near = 0;
  fc.assert(
    fc.property(nearWorld, (world) => {
      const { resolver, diagnostics } = compile(filesOf(world));
      expect(diagnostics.filter((d) => d.severity === "error")).toEqual([]);
      for (const place of world.places)
        world.rings.forEach((_, act) => {
          const may = holdersOf(world, place, act);
          if (may.size === 1) sure++;
          else near++;
          const holder = resolver.who({ at: lonLat(place) }, dayOf(act), { viewpoint: "all" }).control.holders[0]?.polity ?? "-";
          expect([...may], `${place} after act ${act}`).toContain(holder);
        });
    }),
    { numRuns: 200 },
  );
  // the worlds do what they are for
  expect(sure).toBeGreaterThan(near / 2);
  expect(near).toBeGreaterThan(0);
});
