/** Rings for databases that know no polygons with holes. */
import type { MultiPolygon, Ring } from "../src/core/space/geometry.ts";

/** All rings, outer ones and holes alike. */
export const ringsOf = (polygons: MultiPolygon): Ring[] => polygons.flat();

/** West, east, south, north. */
export function ringBox(ring: Ring): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of ring) {
    if (x < box[0]) box[0] = x;
    if (x > box[1]) box[1] = x;
    if (y < box[2]) box[2] = y;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** Signed square degrees of a closed ring. */
export function ringArea(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (a && b) sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum / 2;
}

/** Square degrees; holes run the other way round. */
export const areaOf = (outline: MultiPolygon): number => outline.flat().reduce((sum, ring) => sum + ringArea(ring), 0);
