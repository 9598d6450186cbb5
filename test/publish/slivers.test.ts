import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { at } from "../../src/export/site/spell-index.ts";
import { faceAnswers } from "../../src/publish/data/face-answers.ts";
import { mapData } from "../../src/publish/data/map-data.ts";
import { dayOf, filesOf, lonLat, nearWorld } from "../core/resolve/near-borders.ts";

test("among slivers, the published data answers for every place as the atlas does, on every day of change", () => {
  fc.assert(
    fc.property(nearWorld, (world) => {
      const { atlas, resolver } = compile(filesOf(world));
      const data = mapData(atlas, faceAnswers(resolver));
      const timelines = data.timelines.viewpoints["all"]?.control ?? [];
      world.places.forEach((place, i) => {
        const cell = data.atlas.places.find((p) => p.id === `at${i}`)?.cell as number;
        world.rings.forEach((_, act) => {
          const asked = resolver.who({ at: lonLat(place) }, dayOf(act), { viewpoint: "all" }).control;
          const published = cell < 0 ? undefined : data.timelines.answers[at(timelines[cell] ?? [], dayOf(act))];
          expect(published?.holders.map((h) => h.polity) ?? [], `${place} after act ${act}`).toEqual(asked.holders.map((h) => h.polity));
        });
      });
    }),
    { numRuns: 100 },
  );
});
