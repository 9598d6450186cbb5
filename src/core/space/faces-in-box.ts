import type { Arrangement } from "./arrangement.ts";
import type { LonLat } from "./geometry.ts";

/** Degrees; none crosses the antimeridian. */
export type LonLatBox = readonly [west: number, south: number, east: number, north: number];

const boxes = new WeakMap<Arrangement, readonly LonLatBox[]>();

/** The box of each arc, worked out once. */
function arcBoxes(arrangement: Arrangement): readonly LonLatBox[] {
  let made = boxes.get(arrangement);
  if (!made) {
    made = arrangement.arcs.map(({ line }) => {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [lon, lat] of line) {
        west = Math.min(west, lon);
        east = Math.max(east, lon);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
      return [west, south, east, north];
    });
    boxes.set(arrangement, made);
  }
  return made;
}

/**
 * Whether a straight piece has a point in the box, its edge included: what is left of it between the box's sides.
 * Y.-D. Liang and B. A. Barsky, “A new concept and method for line clipping”, ACM Transactions on Graphics 3 (1984).
 */
function meets([ax, ay]: LonLat, [bx, by]: LonLat, [west, south, east, north]: LonLatBox): boolean {
  let [from, to] = [0, 1];
  const [dx, dy] = [bx - ax, by - ay];
  for (const [step, room] of [
    [-dx, ax - west],
    [dx, east - ax],
    [-dy, ay - south],
    [dy, north - ay],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
    if (from > to) return false;
  }
  return true;
}

/** The faces that have a point in common with the box, edges included; exact for the straight lines of the arrangement. */
export function facesInBox(arrangement: Arrangement, box: LonLatBox): ReadonlySet<number> {
  const found = new Set<number>();
  const [west, south, east, north] = box;
  const all = arcBoxes(arrangement);
  for (const [i, { line, left, right }] of arrangement.arcs.entries()) {
    if (found.has(left) && found.has(right)) continue;
    const [w, s, e, n] = all[i] as LonLatBox;
    if (w > east || e < west || s > north || n < south) continue;
    for (let at = 1; at < line.length; at++)
      if (meets(line[at - 1] as LonLat, line[at] as LonLat, box)) {
        found.add(left).add(right);
        break;
      }
  }
  // a box that no border crosses lies in one face
  found.add(arrangement.locate([west, south]).face);
  found.delete(0);
  return found;
}
