import type { Frame } from "./frame.ts";

/** WGS84: semi-major axis in km, and squared eccentricity. */
const A = 6378.137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const B2 = A * A * (1 - E2);

/** Coefficients of the area under a parallel in odd powers of the sine of the latitude: (k + 1)/(2k + 1)·e^2k; the ninth is below 1e-17. */
const SERIES = Float64Array.from({ length: 9 }, (_, k) => (B2 * (k + 1) * E2 ** k) / (2 * k + 1));

/**
 * Area in km² between the equator and a latitude (given by its sine) for one radian of longitude: b²·Σ (k+1)/(2k+1)·e^2k·sin^(2k+1).
 * The series of the authalic latitude: J. P. Snyder, Map Projections: A Working Manual (1987), eq. 3-12. Tests compare with
 * C. F. F. Karney, “Algorithms for geodesics”, Journal of Geodesy 87 (2013).
 */
function strip(sine: number): number {
  const s2 = sine * sine;
  let sum = 0;
  for (let k = 8; k >= 0; k--) sum = sum * s2 + SERIES[k]!;
  return sum * sine;
}

const RADIAN = Math.PI / 180;
const GAUSS2 = 0.5 / Math.sqrt(3);
const GAUSS5_X = [0, Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 6, Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 6] as const;
const GAUSS5_W = [64 / 225, (322 + 13 * Math.sqrt(70)) / 1800, (322 - 13 * Math.sqrt(70)) / 1800] as const;

/** Mean of `strip` over a stretch of latitude (degrees): Gauss-Legendre, 2 points below 0.05°, else 5 points on pieces of at most 5°; error below 1e-14. */
function meanStrip(from: number, to: number): number {
  const span = to - from;
  if (span === 0) return strip(Math.sin(from * RADIAN));
  const size = Math.abs(span);
  if (size < 0.05) {
    const middle = (from + to) / 2;
    return (strip(Math.sin((middle - span * GAUSS2) * RADIAN)) + strip(Math.sin((middle + span * GAUSS2) * RADIAN))) / 2;
  }
  const pieces = Math.ceil(size / 5);
  const width = span / pieces;
  let sum = 0;
  for (let i = 0; i < pieces; i++) {
    const middle = from + (i + 0.5) * width;
    sum += GAUSS5_W[0] * strip(Math.sin(middle * RADIAN));
    for (let k = 1; k < 3; k++)
      sum +=
        GAUSS5_W[k]! *
        (strip(Math.sin((middle - width * GAUSS5_X[k]!) * RADIAN)) + strip(Math.sin((middle + width * GAUSS5_X[k]!) * RADIAN)));
  }
  return sum / pieces;
}

/**
 * Area in km² on the WGS84 ellipsoid between the equator and the straight line in longitude and latitude (degrees) that
 * GeoJSON draws between two positions; negative where the edge runs east north of the equator, so that
 * counter-clockwise rings sum to their area.
 */
export function areaUnderEdge(lon0: number, lat0: number, lon1: number, lat1: number): number {
  return lon0 === lon1 ? 0 : (lon0 - lon1) * RADIAN * meanStrip(lat0, lat1);
}

/** Signed area in km² of a closed ring of [lon, lat] degrees, positive counter-clockwise; longitudes must not jump at the antimeridian. */
export function areaOfRing(ring: readonly (readonly [number, number])[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    sum += areaUnderEdge(a[0], a[1], b[0], b[1]);
  }
  return sum;
}

/** Areas of arcs are kept in whole multiples of 2^-23 km² (0.12 m²): sums of doubles are then exact in any order, so that faces add up to their union. */
const QUANTUM = 1 / 8388608;

/** Area under an arc, in whole units of 2^-23 km². */
export function arcArea(frame: Frame, x: Int32Array, y: Int32Array, vertices: Int32Array, from: number, to: number): number {
  let sum = 0;
  const degree = 1 / frame.perDegree;
  for (let i = from; i < to - 1; i++) {
    const v = vertices[i]!;
    const w = vertices[i + 1]!;
    const dx = x[v]! - x[w]!;
    if (dx !== 0) sum += dx * meanStrip(y[v]! * degree, y[w]! * degree);
  }
  return Math.round((sum * degree * RADIAN) / QUANTUM);
}

/** Whole units of 2^-23 km² in km². */
export function inKm2(units: number): number {
  return units * QUANTUM;
}

/** Area of several faces together, km². */
export function areaOfFaces(arrangement: { areaOf(face: number): number }, faces: Iterable<number>): number {
  let area = 0;
  for (const face of faces) area += arrangement.areaOf(face);
  return area;
}
