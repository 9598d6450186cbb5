import type { LonLat, MultiPolygon } from "../space/geometry.ts";

const EARTH_RADIUS_KM = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function distance(a: LonLat, b: LonLat): number {
  const latitude = radians(b[1] - a[1]);
  const longitude = radians(b[0] - a[0]);
  const h = Math.sin(latitude / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(longitude / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Length of all rings in km, on a sphere: good to half a percent, which is enough for an error bound. */
export function outlineLength(outline: MultiPolygon): number {
  let length = 0;
  for (const polygon of outline)
    for (const ring of polygon)
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1];
        const b = ring[i];
        // The cut at the antimeridian is no border.
        if (a && b && !(Math.abs(a[0]) === 180 && a[0] === b[0])) length += distance(a, b);
      }
  return length;
}
