import { expect, test } from "vitest";
import { undrawnSteps } from "../../src/core/link/edges.ts";
import { holdingsOn } from "../../src/export/dated-holdings.ts";
import { edgeFeatures } from "../../src/export/edge-features.ts";
import { kmlPieces } from "../../src/export/kml.ts";
import { bordersOf } from "../../src/export/pmtiles/borders.ts";
import { type Publishing, rowsOf } from "../../src/export/postgres/table-rows.ts";
import { atlasOf, event } from "../core/resolve/small-atlas.ts";
import { parseDay } from "../import/day.ts";

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
  expect([closes?.([0, 0], [2, 0]), closes?.([2, 0], [0, 0]), closes?.([2, 0], [2, 2])]).toEqual([true, true, false]);
});

/** Land of which one side is drawn by nobody, towards land of another and towards what the atlas does not speak of. */
const drawn = atlasOf({
  "frontiers/line.yaml": "{ name: The line, through: [{ lat: 0, lon: 2 }, { lat: 2, lon: 2 }], precision_km: 7, basis: derived }",
  "territories/land.yaml": `{ name: Land, precision_km: 1, basis: derived, extent: { polygon: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] }, edges: [
    { name: East, from: { lat: 0, lon: 2 }, to: { lat: 2, lon: 2 }, follows: line, undefined: true },
    { name: South, from: { lat: 0, lon: 0 }, to: { lat: 0, lon: 2 }, undefined: true }] }`,
  "territories/beyond.yaml":
    "{ name: Beyond, precision_km: 1, basis: derived, extent: { polygon: [[[2, 0], [4, 0], [4, 2], [2, 2], [2, 0]]] } }",
  "events/e.yaml": event("1900-01-01", "title: a, over: land", "title: b, over: beyond"),
});
const land = holdingsOn(drawn.resolver, parseDay("1921-01-01"), "n", "title");
const asked = { viewpoint: "n", layer: "title" as const, date: "1921-01-01" };

test("in KML an outline is drawn as far as a source draws it, and its stretches are named with the frontier that they follow", () => {
  const kml = [...kmlPieces(drawn.atlas, land, asked)].join("");
  expect(kml).toContain("South: no source draws this stretch; within 1 km");
  expect(kml).toContain("East: no source draws this stretch; follows The line; within 7 km");
  const ours = kml.slice(kml.indexOf("<name>A</name>"));
  expect(/<Style><PolyStyle><outline>0<.*?<\/MultiGeometry>/.exec(ours)?.[0].match(/<LineString>/g)).toHaveLength(1);
});
test("in tiles a stretch that no source draws is such, towards land of which the atlas does not speak too", () => {
  const kinds = bordersOf(drawn.atlas, land, "title").map((b) => b.properties.kind);
  expect(kinds.filter((kind) => kind === "undrawn")).toHaveLength(2);
});
test("in PostgreSQL a border is told from a line that only closes a figure", () => {
  const rows = [...(rowsOf("border", drawn as unknown as Publishing) ?? [])].map((row) => row.split("\t").slice(1, 4).join(" "));
  expect(rows.filter((row) => row.endsWith(" t"))).toHaveLength(2);
  expect(rows.filter((row) => row.endsWith(" f"))).not.toHaveLength(0);
});
