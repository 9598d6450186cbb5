import type { LonLat } from "./geometry.ts";

const EARTH_RADIUS_KM = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * Length of the great circle between two positions, km, on a sphere: good to half a percent, enough for bounds of error.
 * R. W. Sinnott, “Virtues of the haversine”, Sky and Telescope 68 (1984).
 */
export function greatCircleKm(a: LonLat, b: LonLat): number {
  const latitude = radians(b[1] - a[1]);
  const longitude = radians(b[0] - a[0]);
  const h = Math.sin(latitude / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(longitude / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Distance of a position from a line in degrees of latitude, on the plane that touches the globe there: exact enough where the line's steps are short beside the Earth. */
export function degreesFromLine(point: LonLat, line: readonly LonLat[]): number {
  const scale = Math.cos(radians(point[1]));
  const flat = ([lon, lat]: LonLat): [number, number] => [(lon - point[0]) * scale, lat - point[1]];
  let least = Infinity;
  for (let i = 0; i < line.length; i++) {
    const [ax, ay] = flat(line[Math.max(0, i - 1)] as LonLat);
    const [bx, by] = flat(line[i] as LonLat);
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const at = length > 0 ? Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length)) : 0;
    least = Math.min(least, Math.hypot(ax + at * (bx - ax), ay + at * (by - ay)));
  }
  return least;
}

/** The same in km. */
export const kmFromLine = (point: LonLat, line: readonly LonLat[]): number => radians(degreesFromLine(point, line)) * EARTH_RADIUS_KM;
