/** Pictures of old maps, laid where they belong by a georeference annotation: W3C JSON, as Allmaps and IIIF have it. */
import type { LonLat } from "./geometry.ts";
import { fitted, type Transformation } from "./warp.ts";

export type Pixel = readonly [x: number, y: number];

export interface Georeference {
  /** pixels of the picture that the points are counted in */
  readonly size: readonly [width: number, height: number];
  /** address of the IIIF image service */
  readonly image: string | undefined;
  /** what of the picture is the map; absent: all of it */
  readonly mask: readonly Pixel[] | undefined;
  /** places of pixels: degrees */
  readonly at: (pixel: Pixel) => LonLat;
  /** a straight one needs no more than its corners */
  readonly straight: boolean;
}

/** Why an annotation cannot be used. */
interface GeoreferenceFault {
  readonly message: string;
  readonly help?: string;
}

export const isFault = (read: Georeference | GeoreferenceFault): read is GeoreferenceFault => "message" in read;

type Json = { readonly [key: string]: unknown } | undefined;
const object = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const pair = (value: unknown): Pixel | undefined =>
  Array.isArray(value) && isNumber(value[0]) && isNumber(value[1]) ? [value[0], value[1]] : undefined;

/** Points that each transformation needs. */
const LEAST = { 1: 3, 2: 6, 3: 10 } as const;

function transformationOf(written: Json): Transformation | GeoreferenceFault {
  const kind = written?.["type"] ?? "polynomial";
  if (kind === "thinPlateSpline") return { kind, least: 3 };
  const order = object(written?.["options"])?.["order"] ?? 1;
  if (/^polynomial[123]?$/.test(String(kind))) {
    const asked = /\d$/.test(String(kind)) ? Number(String(kind).at(-1)) : order;
    if (asked === 1 || asked === 2 || asked === 3) return { kind: "polynomial", order: asked, least: LEAST[asked] };
    return { message: `the transformation is a polynomial of order ${String(asked)}, wanted 1, 2 or 3` };
  }
  return {
    message: `the transformation is “${String(kind)}”, wanted polynomial or thinPlateSpline`,
    help: "choose one of these where the map is georeferenced, and export it again",
  };
}

interface Point {
  readonly pixel: Pixel;
  readonly at: LonLat;
}

function pointsOf(body: Json, [width, height]: Georeference["size"]): readonly Point[] | GeoreferenceFault {
  const points: Point[] = [];
  for (const [i, feature] of listOf(body?.["features"]).entries()) {
    const properties = object(object(feature)?.["properties"]);
    const pixel = pair(properties?.["resourceCoords"] ?? properties?.["pixelCoords"]);
    const at = pair(object(object(feature)?.["geometry"])?.["coordinates"]);
    if (pixel === undefined || at === undefined) return { message: `point ${i + 1} lacks “resourceCoords” or “coordinates”` };
    const [lon, lat] = at;
    if (Math.abs(lon) > 180 || Math.abs(lat) > 85)
      return {
        message: `point ${i + 1} lies at longitude ${lon}, latitude ${lat}`,
        help: "write coordinates in degrees, longitude first, no nearer to a pole than 85°",
      };
    const [x, y] = pixel;
    if (x < 0 || y < 0 || x > width || y > height)
      return { message: `point ${i + 1} lies at pixel ${x}, ${y}, outside a picture of ${width} × ${height}` };
    points.push({ pixel, at });
  }
  return points;
}

function maskOf(selector: Json): readonly Pixel[] | undefined {
  const written = /points\s*=\s*["']([^"']*)["']/.exec(String(selector?.["value"] ?? ""))?.[1] ?? "";
  const numbers = (written.match(/-?[\d.]+(?:e[-+]?\d+)?/gi) ?? []).map(Number);
  const mask = Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]] as [number, number]);
  return mask.length < 3 || !mask.flat().every(Number.isFinite) ? undefined : mask;
}

/** Reads an annotation, or the first one of a page of them. */
export function readGeoreference(text: string): Georeference | GeoreferenceFault {
  let json: Json;
  try {
    json = object(JSON.parse(text));
  } catch (error) {
    return { message: `this is no JSON: ${(error as Error).message}` };
  }
  const annotation = object(listOf(json?.["items"])[0]) ?? json;
  const target = object(annotation?.["target"]);
  const body = object(annotation?.["body"]);
  const source = object(target?.["source"]);
  if (body?.["type"] !== "FeatureCollection")
    return { message: "this is no georeference annotation: its “body” is no FeatureCollection of points" };
  const [width, height] = [source?.["width"], source?.["height"]];
  if (!isNumber(width) || !isNumber(height) || width <= 0 || height <= 0)
    return { message: "“target.source” lacks “width” and “height” of the picture in pixels" };
  const transformation = transformationOf(object(body["transformation"]));
  if ("message" in transformation) return transformation;
  const points = pointsOf(body, [width, height]);
  if ("message" in points) return points;
  const { least } = transformation;
  if (points.length < least) return { message: `it has ${points.length} points, and its transformation needs ${least}` };
  const at = fitted(points, transformation, [width, height]);
  if (at === undefined)
    return { message: "its points do not fix the picture: several are the same, or all lie on one line", help: "add points far apart" };
  const id = source?.["id"] ?? source?.["@id"];
  return {
    size: [width, height],
    image: typeof id === "string" && /^https?:\/\//.test(id) ? id.replace(/\/+$/, "") : undefined,
    mask: maskOf(object(target?.["selector"])),
    at,
    straight: transformation.kind === "polynomial" && transformation.order === 1,
  };
}
