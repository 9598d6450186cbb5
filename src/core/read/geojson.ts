/** Reads GeoJSON files and checks what RFC 7946 asks of them; crossing lines and the like are for the overlay to find. */
import type { MultiPolygon, Polygon } from "../space/geometry.ts";
import { normalId } from "./ids.ts";
import { jsonFault, jsonSpan } from "./json.ts";
import { type Faults, type Stretch, suggest } from "./read-faults.ts";

export type GeoJsonGeometry =
  | { readonly type: "Point" | "MultiPoint" | "LineString" | "MultiLineString"; readonly coordinates: unknown }
  | { readonly type: "Polygon"; readonly coordinates: Polygon }
  | { readonly type: "MultiPolygon"; readonly coordinates: MultiPolygon }
  | { readonly type: "GeometryCollection"; readonly geometries: readonly GeoJsonGeometry[] };
export interface GeoJsonFeature {
  readonly type: "Feature";
  readonly id?: string | number;
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: GeoJsonGeometry | null;
}
export interface GeoJsonFeatureCollection {
  readonly type: "FeatureCollection";
  readonly features: readonly GeoJsonFeature[];
  /** where each feature stands in the list of the file, of which faulty ones are left out */
  readonly places: readonly number[];
}
export type GeoJson = GeoJsonFeatureCollection | GeoJsonFeature | GeoJsonGeometry;

/** Bytes; geometry is read by a parser that bears more than the one for records. */
export const MAX_GEOJSON_SIZE = 100_000_000;

const DEPTHS: Readonly<Record<string, number>> = {
  Point: 1,
  MultiPoint: 2,
  LineString: 2,
  MultiLineString: 3,
  Polygon: 3,
  MultiPolygon: 4,
};
/** A file with many faults of one kind is one fault of its maker. */
const MOST_FAULTS = 20;

/** The parsed file, faulty features left out; undefined where it is no GeoJSON at all. */
export function readGeoJson(text: string, faults: Faults): GeoJson | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const fault = jsonFault(text) ?? { at: 0, message: "this cannot be read as JSON" };
    const start = Math.max(0, Math.min(fault.at, text.length - 1));
    faults.add("geojson-syntax", { start, end: Math.min(text.length, start + 1) }, fault.message, {
      help: "write the file again with the program that made it",
    });
    return undefined;
  }
  const check = new Check(text, faults);
  if (isObject(parsed)) check.crs(parsed);
  if (isObject(parsed) && parsed["type"] === "FeatureCollection") {
    const features = parsed["features"];
    if (!Array.isArray(features)) {
      check.fault(["features"], `${shown(features)} stands under “features”, wanted a list`);
      return undefined;
    }
    const places = features.flatMap((feature, index) => (check.feature(feature, ["features", index]) ? [index] : []));
    return { type: "FeatureCollection", features: places.map((index) => features[index] as GeoJsonFeature), places };
  }
  if (isObject(parsed) && parsed["type"] === "Feature")
    return check.feature(parsed, []) ? (parsed as unknown as GeoJsonFeature) : undefined;
  return check.geometry(parsed, []) ? (parsed as GeoJsonGeometry) : undefined;
}

type Path = readonly (string | number)[];
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const shown = (value: unknown): string => {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};

class Check {
  private readonly text: string;
  private readonly faults: Faults;
  private count = 0;

  constructor(text: string, faults: Faults) {
    this.text = text;
    this.faults = faults;
  }

  fault(path: Path, message: string, help?: string): false {
    if (this.count++ < MOST_FAULTS) {
      const { start, end } = jsonSpan(this.text, path);
      this.faults.add("bad-geojson", { start, end: Math.min(end, start + 80) }, message, { help });
    }
    return false;
  }

  crs(top: Record<string, unknown>): void {
    const crs = top["crs"];
    if (crs === undefined || crs === null || /CRS:?:?(84|1\.3:CRS84)|EPSG:?:?4326|OGC.*CRS84/u.test(JSON.stringify(crs))) return;
    this.fault(
      ["crs"],
      `coordinates are in ${shown(crs)}, wanted longitude and latitude (WGS84)`,
      "reproject the file to EPSG:4326 and drop “crs”",
    );
  }

  feature(value: unknown, path: Path): boolean {
    if (!isObject(value) || value["type"] !== "Feature")
      return this.fault(path, `${shown(isObject(value) ? value["type"] : value)} stands here, wanted a Feature`);
    const id = value["id"];
    if (id !== undefined && typeof id !== "string" && typeof id !== "number")
      return this.fault([...path, "id"], `${shown(id)} stands as id, wanted a text or a number`);
    if (value["properties"] !== null && value["properties"] !== undefined && !isObject(value["properties"]))
      return this.fault([...path, "properties"], `${shown(value["properties"])} stands under “properties”, wanted an object`);
    if (value["geometry"] === undefined)
      return this.fault(path, "a Feature has no “geometry”", "add “geometry”, or null where its place is not known");
    return value["geometry"] === null || this.geometry(value["geometry"], [...path, "geometry"]);
  }

  geometry(value: unknown, path: Path, depth = 0): boolean {
    const type = isObject(value) ? value["type"] : undefined;
    if (!isObject(value) || typeof type !== "string")
      return this.fault(
        path,
        `${shown(value)} stands here, wanted a FeatureCollection, a Feature or a geometry`,
        "a TopoJSON file must be converted to GeoJSON first",
      );
    if (type === "GeometryCollection") {
      const parts = value["geometries"];
      if (!Array.isArray(parts) || depth > 8)
        return this.fault([...path, "geometries"], `${shown(parts)} stands under “geometries”, wanted a list of geometries`);
      return parts.every((part, index) => this.geometry(part, [...path, "geometries", index], depth + 1));
    }
    const levels = Object.hasOwn(DEPTHS, type) ? DEPTHS[type] : undefined;
    if (levels === undefined)
      return this.fault(
        [...path, "type"],
        `“${type}” is no type of GeoJSON`,
        suggest(type, [...Object.keys(DEPTHS), "GeometryCollection", "FeatureCollection", "Feature"]),
      );
    return this.coordinates(value["coordinates"], levels, [...path, "coordinates"], levels >= 3 && type.endsWith("Polygon"));
  }

  private coordinates(value: unknown, levels: number, path: Path, rings: boolean): boolean {
    if (!Array.isArray(value))
      return this.fault(path, `${shown(value)} stands here, wanted ${levels === 1 ? "a position [lon, lat]" : "a list"}`);
    if (levels === 1) {
      if (value.length >= 2 && value.every((n) => typeof n === "number")) return true;
      return this.fault(path, `${shown(value)} stands here, wanted a position [lon, lat]`);
    }
    for (let i = 0; i < value.length; i++) {
      const inner: unknown = value[i];
      // The common case goes without building a path.
      if (levels === 2 && Array.isArray(inner) && inner.length >= 2 && typeof inner[0] === "number" && typeof inner[1] === "number")
        continue;
      if (!this.coordinates(inner, levels - 1, [...path, i], rings)) return false;
    }
    if (rings && levels === 2) return this.ring(value as number[][], path);
    return true;
  }

  private ring(ring: readonly (readonly number[])[], path: Path): boolean {
    const first = ring[0];
    const last = ring.at(-1);
    if (ring.length < 4 || first === undefined || last === undefined)
      return this.fault(path, `a ring has ${ring.length} positions, wanted 4 or more, the last one the same as the first`);
    if (first[0] !== last[0] || first[1] !== last[1])
      return this.fault(
        path,
        `a ring begins at ${first[0]}, ${first[1]} and ends at ${last[0]}, ${last[1]}`,
        "repeat the first position at the end",
      );
    return true;
  }
}

/** The features of a file by GeoJSON `id` or `properties.id`; a geometry on its own has none. */
export function featuresOf(file: GeoJson): readonly GeoJsonFeature[] {
  return file.type === "FeatureCollection" ? file.features : file.type === "Feature" ? [file] : [];
}

/** Names by which a feature can be picked, in Unicode normal form C; a number beyond 2^53 is none, for others read as the same one. */
export function featureNames(feature: GeoJsonFeature): readonly string[] {
  const given = [feature.id, feature.properties?.["id"]];
  return given.flatMap((id) => (typeof id === "string" ? [normalId(id)] : typeof id === "number" && !isInexact(id) ? [String(id)] : []));
}

const isInexact = (id: unknown): boolean => typeof id === "number" && Number.isInteger(id) && !Number.isSafeInteger(id);

/** Whether a file has features whose ids are numbers that no program tells from their neighbours. */
export const hasInexactIds = (file: GeoJson): boolean =>
  featuresOf(file).some(({ id, properties }) => isInexact(id) || isInexact(properties?.["id"]));

/** Which features of a file bear a name, by their places among `featuresOf`; found once for all who refer to the file. */
const named = new WeakMap<GeoJson, ReadonlyMap<string, readonly number[]>>();

function namedOf(file: GeoJson, name: string): readonly number[] {
  let all = named.get(file);
  if (all === undefined) {
    const found = new Map<string, number[]>();
    for (const [i, feature] of featuresOf(file).entries())
      for (const one of new Set(featureNames(feature))) {
        const same = found.get(one);
        if (same) same.push(i);
        else found.set(one, [i]);
      }
    all = found;
    named.set(file, all);
  }
  return all.get(normalId(name)) ?? [];
}

/** How many features of a file bear a name. */
export const countNamed = (file: GeoJson, name: string): number => namedOf(file, name).length;

/** Where the first features of this name, `most` of them, stand in the text of a file, which is scanned for each. */
export const placesOf = (file: GeoJson, text: string, name: string, most: number): readonly Stretch[] =>
  namedOf(file, name)
    .slice(0, most)
    .map((i) => jsonSpan(text, file.type === "FeatureCollection" ? ["features", file.places[i] ?? i] : []));

/** Polygons of a file, or of the features picked by name; undefined where the file has no such feature. */
export function polygonsOf(file: GeoJson, name?: string): MultiPolygon | undefined {
  const features = featuresOf(file);
  if (name !== undefined) {
    const picked = namedOf(file, name);
    return picked.length === 0 ? undefined : picked.flatMap((i) => polygonsIn(features[i]?.geometry));
  }
  if (file.type === "FeatureCollection" || file.type === "Feature") return features.flatMap((f) => polygonsIn(f.geometry));
  return polygonsIn(file);
}

function polygonsIn(geometry: GeoJsonGeometry | null | undefined): MultiPolygon {
  switch (geometry?.type) {
    case "Polygon":
      return [geometry.coordinates];
    case "MultiPolygon":
      return geometry.coordinates;
    case "GeometryCollection":
      return geometry.geometries.flatMap(polygonsIn);
    default:
      return [];
  }
}
