/** An outline as it was drawn by hand: a ring of points, and how far off it may be. */

export type Point = readonly [lon: number, lat: number];

/** A hand on a map is this exact, px. */
const STEADY = 3;
/** Ground that a pixel covers at zoom 0 on the equator, km: the Earth's girth over the 512 pixels of the whole world. */
const KM_PER_PIXEL = 40_075.017 / 512;
const KM_PER_DEGREE = 111;

/** What a point set at a zoom may be off by, km, rounded up to one digit. */
export function precisionAt(lat: number, zoom: number): number {
  const km = (STEADY * KM_PER_PIXEL * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;
  const step = 10 ** Math.floor(Math.log10(km));
  return Number((Math.ceil(km / step - 1e-9) * step).toPrecision(1));
}

/** Digits of degrees that a precision is worth, and one more. */
const digitsFor = (km: number): number => Math.min(6, Math.max(2, Math.ceil(Math.log10(KM_PER_DEGREE / Math.max(km, 1e-4))) + 1));

const turnOf = (ring: readonly Point[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Point;
    return sum + x * nextY - nextX * y;
  }, 0);

/** The points as a GeoJSON feature: closed, counter-clockwise, no finer than it is exact; undefined where they enclose nothing. */
export function featureOf(points: readonly Point[], precisionKm: number): GeoJSON.Feature<GeoJSON.Polygon> | undefined {
  const digits = digitsFor(precisionKm);
  const rounded = points.map(([lon, lat]): Point => [Number(lon.toFixed(digits)), Number(lat.toFixed(digits))]);
  const ring = rounded.filter(([x, y], i) => {
    const [beforeX, beforeY] = rounded[(i + rounded.length - 1) % rounded.length] as Point;
    return rounded.length === 1 || x !== beforeX || y !== beforeY;
  });
  const turn = turnOf(ring);
  if (ring.length < 3 || turn === 0) return undefined;
  const turned = turn > 0 ? ring : [...ring].reverse();
  return {
    type: "Feature",
    properties: { precision_km: precisionKm },
    geometry: { type: "Polygon", coordinates: [[...turned, turned[0] as Point].map(([lon, lat]) => [lon, lat])] },
  };
}

/** Points of a typed line such as `54.69, 25.28; 54.7 25.3`: latitude first, as people write it. */
export function pointsIn(text: string): readonly Point[] {
  return text.split(/[;\n]/).flatMap((one): Point[] => {
    const [lat, lon, more] = one
      .split(/[\s,]+/)
      .filter((part) => part !== "")
      .map(Number);
    const right = lat !== undefined && lon !== undefined && more === undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    return right ? [[lon, lat]] : [];
  });
}
