import { expect, test } from "vitest";
import { undrawnSteps } from "../../src/core/link/edges.ts";
import { edgeFeatures } from "../../src/export/edges.ts";
import { atlasOf } from "../core/resolve/small-atlas.ts";

/** A square of which the east side follows a frontier and the south side is drawn by nobody. */
const { atlas } = atlasOf({
  "places/corner.yaml": "{ at: { lat: 0, lon: 2 }, name: Corner, basis: derived }",
  "frontiers/line.yaml": "{ name: Line, through: [corner, { lat: 2, lon: 2 }], precision_km: 7, basis: derived }",
  "territories/land.yaml": `{ name: Land, precision_km: 1, basis: derived, extent: { polygon: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] }, edges: [
    { name: East, from: corner, to: { lat: 2, lon: 2 }, follows: line },
    { name: South, from: { lat: 0, lon: 0 }, to: corner, undefined: true }] }`,
});

test("an edge takes its precision from the frontier that it follows, else from its land", () => {
  const edges = edgeFeatures(atlas).features.map(({ properties, geometry }) => ({ ...properties, geometry }));
  expect(edges).toMatchObject([
    {
      territory: "land",
      precision_km: 7,
      follows: "line",
      undefined: false,
      geometry: {
        coordinates: [
          [
            [2, 0],
            [2, 2],
          ],
        ],
      },
    },
    {
      territory: "land",
      precision_km: 1,
      follows: null,
      undefined: true,
      geometry: {
        coordinates: [
          [
            [0, 0],
            [2, 0],
          ],
        ],
      },
    },
  ]);
});
test("what no source draws is told step by step, in either direction", () => {
  const closes = undrawnSteps(atlas);
  expect([closes([0, 0], [2, 0]), closes([2, 0], [0, 0]), closes([2, 0], [2, 2])]).toEqual([true, true, false]);
});
