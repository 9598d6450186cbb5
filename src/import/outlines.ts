/** Foreign polygons as GeoJSON features that the reader takes without complaint. */
import { arrange } from "../core/space/arrange.ts";
import type { LonLat, MultiPolygon } from "../core/space/geometry.ts";
import type { ImportedFile } from "./imported.ts";

/** Decimals of a degree that are kept: about a centimetre, the grid of the overlay. */
const DECIMALS = 1e7;

export interface Outline {
  readonly id: string;
  /** or the same as `coordinatesText` wrote them */
  readonly polygons: MultiPolygon | string;
}

/** Coordinates of a multipolygon as they are written: outer rings anticlockwise, holes clockwise, closed, rounded to 1e-7 degrees. A third of the memory of the numbers. */
export const coordinatesText = (polygons: MultiPolygon): string => JSON.stringify(polygons.map(tidy));

/** A FeatureCollection, one feature a line. */
export function geojsonFile(path: string, outlines: readonly Outline[]): ImportedFile {
  const features = outlines.map(
    ({ id, polygons }) =>
      `{"type":"Feature","id":${JSON.stringify(id)},"properties":{},"geometry":{"type":"MultiPolygon","coordinates":${typeof polygons === "string" ? polygons : coordinatesText(polygons)}}}`,
  );
  return { path, text: `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n` };
}

/** Why `dejure check` would not take an outline, such as one that crosses itself; undefined where it would. */
export function unsound(polygons: MultiPolygon): string | undefined {
  const { reports } = arrange([{ id: "outline", kind: "polygon", polygons: polygons.map(tidy) }]);
  const found = reports.find(({ fault }) => fault !== "winding" && fault !== "collapsed");
  return found && `${found.message}${found.at ? `, near ${found.at[1].toFixed(4)}, ${found.at[0].toFixed(4)}` : ""}`;
}

/** Polygons of a GeoJSON geometry whose rings have at least three different points; `dropped` counts the other rings. */
export function polygonsOf(geometry: { readonly type: string; readonly coordinates?: unknown } | null | undefined): {
  polygons: MultiPolygon;
  dropped: number;
} {
  const given = geometry?.type === "Polygon" ? [geometry.coordinates] : geometry?.type === "MultiPolygon" ? geometry.coordinates : [];
  let dropped = 0;
  const polygons = (Array.isArray(given) ? given : []).flatMap((polygon: unknown) => {
    const [outer, ...holes] = (Array.isArray(polygon) ? polygon : []).map((ring: unknown) => closed(ring));
    if (!outer) {
      dropped++;
      return [];
    }
    const kept = holes.flatMap((hole) => (hole ? [hole] : []));
    dropped += holes.length - kept.length;
    return [[outer, ...kept]];
  });
  return { polygons, dropped };
}

const isPoint = (value: unknown): value is LonLat => Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
const round = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

/** The ring closed; undefined where it has no area to speak of. */
function closed(ring: unknown): readonly LonLat[] | undefined {
  if (!Array.isArray(ring)) return undefined;
  const points = ring.filter(isPoint).map(([lon, lat]): LonLat => [round(lon), round(lat)]);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return undefined;
  if (first[0] !== last[0] || first[1] !== last[1]) points.push(first);
  return hasThree(points) ? points : undefined;
}

/** Whether at least three points are different. */
function hasThree(points: readonly LonLat[]): boolean {
  const [first] = points;
  if (!first) return false;
  const differs = (a: LonLat, b: LonLat): boolean => a[0] !== b[0] || a[1] !== b[1];
  const second = points.find((point) => differs(point, first));
  return second !== undefined && points.some((point) => differs(point, first) && differs(point, second));
}

const tidy = (polygon: MultiPolygon[number]): MultiPolygon[number] =>
  polygon.map((ring, i) => {
    const rounded = ring.map(([lon, lat]): LonLat => [round(lon), round(lat)]);
    return windsLeft(rounded) === (i === 0) ? rounded : rounded.reverse();
  });

/** Whether a ring runs anticlockwise in the plane of longitude and latitude. */
function windsLeft(ring: readonly LonLat[]): boolean {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1] as LonLat;
    const [x1, y1] = ring[i] as LonLat;
    twice += (x0 - (ring[0] as LonLat)[0]) * (y1 - (ring[0] as LonLat)[1]) - (x1 - (ring[0] as LonLat)[0]) * (y0 - (ring[0] as LonLat)[1]);
  }
  return twice > 0;
}
