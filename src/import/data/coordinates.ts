/** Coordinates of foreign features as degrees of longitude and latitude: projected ones transformed, others refused by name. */
import { needing } from "../../core/optional-package.ts";
import type { ImportFault } from "../imported.ts";
import { type DataFeature, type DataGeometry, fault } from "./feature.ts";

type Place = readonly [x: number, y: number];
type Transform = (place: Place) => Place;

export interface Located {
  readonly ok: true;
  readonly features: readonly DataFeature[];
  readonly declares: readonly string[];
}

const DEGREES = /^(?:urn:ogc:def:crs:)?(?:OGC:(?:1\.3:|:)?CRS84|EPSG:[\d.]*:?4326)$/i;

/** `EPSG:n` of the ways in which a code is written. */
const codeOf = (crs: string): number | undefined => {
  const code =
    /^(?:urn:ogc:def:crs:)?EPSG:[\d.]*:?(\d+)$/i.exec(crs.trim())?.[1] ??
    /^https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/[^/]+\/(\d+)$/.exec(crs)?.[1];
  return code === undefined ? undefined : Number(code);
};

/** Name of a coordinate system for people. */
export const crsName = (crs: string): string =>
  codeOf(crs) === undefined
    ? (/^\s*\w+\[\s*"([^"]+)"/.exec(crs)?.[1] ?? /"name":"([^"]+)"/.exec(crs)?.[1] ?? crs.slice(0, 60))
    : `EPSG:${codeOf(crs)}`;

/** What proj4 is to read: a few codes that it can be told, else what the file itself defines. */
function definition(crs: string): string | object | undefined {
  const code = codeOf(crs);
  if (code === undefined)
    return crs.startsWith("{") ? (JSON.parse(crs) as object) : /^\s*(?:[A-Z_]+\[|\+proj=)/i.test(crs) ? crs.trim() : undefined;
  if (code > 32600 && code <= 32660) return `+proj=utm +zone=${code - 32600} +datum=WGS84 +units=m`;
  if (code > 32700 && code <= 32760) return `+proj=utm +zone=${code - 32700} +south +datum=WGS84 +units=m`;
  if (code === 25832 || code === 25833 || code === 25834) return `+proj=utm +zone=${code - 25800} +ellps=GRS80 +towgs84=0,0,0 +units=m`;
  if (code === 3035) return "+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +towgs84=0,0,0 +units=m";
  return code === 3857 || code === 4269 || code === 900913 ? `EPSG:${code}` : undefined;
}

async function transformOf(crs: string): Promise<Transform | undefined | ImportFault> {
  if (DEGREES.test(crs.trim()) || /^\s*GEOG(?:CS|CRS)\[\s*"(?:GCS_)?WGS[_ ]?(?:19)?84"/i.test(crs)) return undefined;
  const refusal = fault(
    `the coordinate system ${crsName(crs)} is not one that dejure can transform`,
    "transform the file to EPSG:4326 first (QGIS: Export, Save Features As; or ogr2ogr -t_srs EPSG:4326)",
  );
  const { default: proj4 } = await needing("proj4", () => import("proj4"));
  try {
    const given = definition(crs);
    if (given === undefined) return refusal;
    const converter = proj4(given as string, "EPSG:4326");
    return ([x, y]) => converter.forward([x, y]) as [number, number];
  } catch {
    // proj4 throws texts and errors of many kinds for what it does not know
    return refusal;
  }
}

/** All features in degrees. `asked` stands in for what the files say; `latLon` exchanges the two numbers of each position. */
export async function located(
  features: readonly DataFeature[],
  { asked, latLon }: { readonly asked?: string | undefined; readonly latLon?: boolean | undefined },
): Promise<Located | ImportFault> {
  const transforms = new Map<string, Transform | undefined>();
  const declares: string[] = [];
  for (const crs of new Set(features.map((one) => asked ?? one.crs))) {
    if (crs === undefined) continue;
    const transform = await transformOf(crs);
    if (transform && "ok" in transform) return transform;
    transforms.set(crs, transform);
    if (transform) declares.push(`Coordinates are transformed from ${crsName(crs)} to degrees of longitude and latitude (WGS 84).`);
  }
  if (latLon) declares.push("Latitude comes before longitude in the data; the two are exchanged.");
  const far = features.find((one) => transforms.get(asked ?? one.crs ?? "") === undefined && reaches(one.geometry) > 400);
  if (far)
    return fault(
      `${far.file} has coordinates up to ${Math.round(reaches(far.geometry))}, which are no degrees, and ${(asked ?? far.crs) ? `says ${crsName(asked ?? far.crs ?? "")}` : "no coordinate system is given"}`,
      "name it: `crs: EPSG:3857` in the mapping, or put the .prj beside the file",
    );
  return {
    ok: true,
    declares,
    features: features.map((one) => {
      const transform = transforms.get(asked ?? one.crs ?? "");
      return one.geometry && (transform || latLon) ? { ...one, geometry: moved(one.geometry, transform, latLon ?? false) } : one;
    }),
  };
}

/** Whether latitude must come first: some second number is beyond 90, and every first one is within. */
export function axesSwapped(features: readonly DataFeature[]): boolean {
  let beyond = false;
  for (const { geometry, crs } of features) {
    if (crs !== undefined && !DEGREES.test(crs)) return false;
    for (const [x, y] of positions(geometry?.coordinates)) {
      if (Math.abs(x) > 90 || Math.abs(y) > 180) return false;
      if (Math.abs(y) > 90) beyond = true;
    }
  }
  return beyond;
}

const isPosition = (value: unknown): value is Place => Array.isArray(value) && typeof value[0] === "number" && typeof value[1] === "number";

function* positions(value: unknown): Generator<Place> {
  if (isPosition(value)) yield value;
  else if (Array.isArray(value)) for (const one of value) yield* positions(one);
}

function reaches(geometry: DataGeometry | null): number {
  let most = 0;
  for (const [x, y] of positions(geometry?.coordinates)) most = Math.max(most, Math.abs(x) || 0, Math.abs(y) || 0);
  return most;
}

function moved(geometry: DataGeometry, transform: Transform | undefined, latLon: boolean): DataGeometry {
  const move = (value: unknown): unknown => {
    if (!isPosition(value)) return Array.isArray(value) ? value.map(move) : value;
    const turned: Place = latLon ? [value[1], value[0]] : [value[0], value[1]];
    return transform && turned.every(Number.isFinite) ? transform(turned) : turned;
  };
  return { type: geometry.type, coordinates: move(geometry.coordinates) };
}
