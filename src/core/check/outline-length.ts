import type { MultiPolygon } from "../space/geometry.ts";
import { greatCircleKm } from "../space/great-circle.ts";

/** Length of all rings in km, on a sphere: good to half a percent, which is enough for an error bound. */
export function outlineLength(outline: MultiPolygon): number {
  let length = 0;
  for (const polygon of outline)
    for (const ring of polygon)
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1];
        const b = ring[i];
        // The cut at the antimeridian is no border.
        if (a && b && !(Math.abs(a[0]) === 180 && a[0] === b[0])) length += greatCircleKm(a, b);
      }
  return length;
}
