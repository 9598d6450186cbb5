import { expect, test } from "vitest";
import { arrange } from "../../src/core/space/arrange.ts";
import type { LonLat, Ring } from "../../src/core/space/geometry.ts";
import { outlineWriter } from "../../src/export/outline-text.ts";

const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const { arrangement } = arrange([
  { id: "a", kind: "polygon", polygons: [[square(10, 50, 2)]] },
  { id: "b", kind: "polygon", polygons: [[square(11, 51, 2)]] },
  { id: "ring", kind: "polygon", polygons: [[square(20, 50, 4), square(21, 51, 1)]] },
  { id: "far", kind: "polygon", polygons: [[square(178, -10, 4)]] },
]);

/** The same cycle of positions, wherever it begins. */
const turned = (ring: readonly LonLat[]): string => {
  const open = ring.slice(0, -1).map(([lon, lat]) => `${Math.round(lon * 1e7)},${Math.round(lat * 1e7)}`);
  const start = open.indexOf([...open].sort()[0] ?? "");
  return [...open.slice(start), ...open.slice(0, start)].join(" ");
};

test("the text of an outline is the outline, closed, whichever faces are dissolved", () => {
  for (let seed = 0; seed < 1 << Math.min(arrangement.faceCount, 8); seed++) {
    const faces = Array.from({ length: arrangement.faceCount - 1 }, (_, i) => i + 1).filter((f) => seed & (1 << f));
    const pieces: string[] = [];
    const bbox = outlineWriter(arrangement).write(faces, pieces);
    const written = JSON.parse(pieces.join("")) as LonLat[][][];
    const outline = arrangement.outline(faces);
    expect(written.map((p) => p.map(turned))).toEqual(outline.map((p) => p.map(turned)));
    for (const ring of written.flat()) expect(ring.at(-1)).toEqual(ring[0]);
    if (bbox) expect(bbox[0]).toBeCloseTo(Math.min(...outline.flat(2).map(([lon]) => lon)), 9);
    else expect(outline).toEqual([]);
  }
});
