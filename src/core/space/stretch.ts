import type { Line, LonLat, MultiPolygon, Ring } from "./geometry.ts";
import { greatCircleKm } from "./great-circle.ts";

/**
 * The stretch of an outline from its vertex nearest to `from` to the one nearest to `to`, with the land on its left: counter-clockwise
 * along an outer ring, clockwise along a hole. Without both ends: every ring, closed.
 */
export function stretchOf(outline: MultiPolygon, from?: LonLat, to?: LonLat): readonly Line[] {
  const rings = outline.flat();
  if (from === undefined || to === undefined) return rings;
  const starts = rings.map((ring) => nearestIn(ring, from));
  const ring = starts.reduce((best, start, i) => (start.km < (starts[best]?.km ?? Infinity) ? i : best), 0);
  const points = rings[ring]?.slice(0, -1);
  if (!points || points.length === 0) return [];
  const first = starts[ring]?.at ?? 0;
  const last = nearestIn(points, to).at;
  const line: LonLat[] = [points[first] as LonLat];
  for (let i = first; i !== last; ) {
    i = (i + 1) % points.length;
    line.push(points[i] as LonLat);
  }
  return line.length > 1 ? [line] : [];
}

function nearestIn(ring: Ring, point: LonLat): { readonly at: number; readonly km: number } {
  let at = 0;
  let km = Infinity;
  for (const [i, vertex] of ring.entries()) {
    const distance = greatCircleKm(vertex, point);
    if (distance < km) [at, km] = [i, distance];
  }
  return { at, km };
}
