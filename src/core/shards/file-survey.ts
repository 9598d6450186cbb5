/** What planning needs to know of one file of an atlas: its records, what they draw and name. Read once, file by file, anywhere. */
import { extentFolder, extentsOf, extentsWithin, primitiveId } from "../link/extents.ts";
import { linksOf } from "../link/walk.ts";
import type { SourceFile } from "../model/atlas.ts";
import type { AnyAuthored } from "../model/authored.ts";
import { errorsIn } from "../model/diagnostic.ts";
import type { Effect } from "../model/records.ts";
import type { Citation, DateExpression, Extent, Waypoint } from "../model/values.ts";
import { verbOf } from "../model/verbs.ts";
import { featureNames, featuresOf, type GeoJson, polygonsOf } from "../read/geojson.ts";
import { readFile, roleOf } from "../read/read-file.ts";
import type { ReadLimits } from "../read/read-limits.ts";
import { type Box, boxesOf } from "./boxes.ts";
import { chunksIn } from "./record-texts.ts";

/** Records that go into a shard together: one, or all of a file that cannot be cut. */
export interface ShardUnit {
  /** `collection/id` of each */
  readonly ids: readonly string[];
  /** goes into every shard: answers anywhere may hang on it */
  readonly everywhere: boolean;
  /** an act: who names it and whom it names may change what it does */
  readonly act: boolean;
  /** references as written, without `#part`; `collection/id` where the collection is known */
  readonly refs: readonly string[];
  /** territories that its extents are made of */
  readonly territories: readonly string[];
  /** ids of the geometry that its extents draw */
  readonly draws: readonly string[];
}

/** Geometry whose place is known from the file alone. */
export interface Shape {
  readonly id: string;
  readonly boxes: readonly Box[];
  readonly vertices: number;
}

export interface FileSurvey {
  readonly path: string;
  /** head and the like: the file as a whole goes into every shard */
  readonly whole: boolean;
  /** by place in the file (`chunksIn`), or one unit where it is not cut */
  readonly units: readonly ShardUnit[];
  readonly cut: boolean;
  /** polygons written in records */
  readonly shapes: readonly Shape[];
  /** features of a GeoJSON file, by the names that they can be picked by */
  readonly features: readonly (Omit<Shape, "id"> & { readonly names: readonly string[] })[];
  /** waypoints of each frontier */
  readonly lines: readonly (readonly [frontier: string, through: readonly Waypoint[]])[];
  readonly places: readonly (readonly [id: string, lon: number, lat: number])[];
  readonly errors: number;
}

const ACTS: ReadonlySet<string> = new Set(["instruments", "events", "statements"]);
/** Collections on which answers may hang anywhere: who exists, who speaks, in whose eyes. */
const CONTEXT: ReadonlySet<string> = new Set(["polities", "historiographies", "viewpoints"]);
/** Verbs that do something to another act, which they name. */
const ABOUT_ACTS: ReadonlySet<string> = new Set(["accepts", "annuls", "suspends"]);

const NOTHING = { units: [], shapes: [], features: [], lines: [], places: [] } as const;

/** The facts of a file; undefined where no shard needs it. */
export function surveyOf(file: SourceFile, limits?: Partial<ReadLimits>): FileSurvey | undefined {
  const role = roleOf(file.path);
  if (role === undefined || role === "stray") return undefined;
  const read = readFile(file, limits);
  const errors = errorsIn(read.diagnostics);
  const base = { path: read.path, cut: false, whole: false, errors, ...NOTHING };
  if (role === "head") return { ...base, whole: true };
  if (read.geojson !== undefined) return { ...base, cut: isWhole(read.geojson), features: featuresIn(read.geojson) };
  if (role === "geojson") return base;
  const records = [...read.records, ...read.withheld.flatMap(({ record }) => record ?? [])];
  const byId = new Map(records.map((record) => [record.id, record]));
  const chunks = read.text === undefined || role === "sheet" ? undefined : chunksIn(read.text);
  const ids = chunks?.map(({ id }) => id);
  // cut only where each piece of text is one record, and each record one piece
  const cut = ids !== undefined && ids.length === byId.size && ids.every((id) => byId.has(id)) && new Set(ids).size === ids.length;
  return {
    ...base,
    cut,
    units: cut ? ids.map((id) => unitOf([byId.get(id) as AnyAuthored])) : records.length > 0 ? [unitOf(records)] : [],
    shapes: records.flatMap(shapesIn),
    lines: records.flatMap((r) => (r.collection === "frontiers" ? [[r.id, r.data.through] as const] : [])),
    places: records.flatMap((r) => (r.collection === "places" ? [[r.id, r.data.at.lon, r.data.at.lat] as const] : [])),
  };
}

function unitOf(records: readonly AnyAuthored[]): ShardUnit {
  const refs = new Set<string>();
  const territories = new Set<string>();
  const draws = new Set<string>();
  for (const record of records) {
    for (const ref of referencesIn(record)) refs.add(ref);
    for (const { extent } of extentsOf(record)) drawnBy(extent, extentFolder(record), territories, draws);
  }
  return {
    ids: records.map(({ collection, id }) => `${collection}/${id}`),
    everywhere: records.some((r) => CONTEXT.has(r.collection) || hasEffectEverywhere(r)),
    act: records.some((r) => ACTS.has(r.collection)),
    refs: [...refs],
    territories: [...territories],
    draws: [...draws],
  };
}

/** Whether some effect of an act names no land: what it does may bear on any. */
function hasEffectEverywhere(record: AnyAuthored): boolean {
  if (record.collection !== "instruments" && record.collection !== "events" && record.collection !== "statements") return false;
  const articles = record.collection === "instruments" ? Object.entries(record.data.articles ?? {}) : [];
  const sites: (readonly [prefix: string, effects: readonly Effect[]])[] = [
    ["effects", record.data.effects ?? []],
    ...articles.map(([key, article]) => [`articles/${key}/effects`, article.effects ?? []] as const),
  ];
  const withLand = new Set(extentsOf(record).map(({ path }) => path.join("/")));
  return sites.some(([prefix, effects]) =>
    effects.some((effect, i) => {
      if (ABOUT_ACTS.has(verbOf(effect) ?? "")) return false;
      for (const path of withLand) if (path.startsWith(`${prefix}/${i}/`)) return false;
      return true;
    }),
  );
}

function* referencesIn(record: AnyAuthored): Generator<string> {
  for (const { type, value } of linksOf(record))
    switch (type.kind) {
      case "ref":
        for (const collection of type.to) yield `${collection}/${bare(value as string)}`;
        break;
      case "anyref":
        yield bare(value as string);
        break;
      case "assertor":
        yield `polities/${value as string}`;
        break;
      case "cite":
        for (const { source } of value as readonly Citation[]) yield `sources/${source}`;
        break;
      case "waypoint":
        if ("place" in (value as Waypoint)) yield `places/${(value as { place: string }).place}`;
        break;
      case "date":
        if ((value as DateExpression).kind === "relative") yield bare((value as { record: string }).record);
        break;
      case "extent":
        yield* inExtent(value as Extent);
        break;
      default:
    }
}

function* inExtent(extent: Extent): Generator<string> {
  for (const part of extentsWithin(extent))
    if (part.kind === "territory") yield `territories/${part.id}`;
    else if (part.kind === "side") yield `frontiers/${part.frontier}`;
}

const bare = (reference: string): string => reference.split("#", 1)[0] as string;

function drawnBy(extent: Extent, folder: string, territories: Set<string>, draws: Set<string>): void {
  for (const part of extentsWithin(extent))
    if (part.kind === "territory") territories.add(part.id);
    else if (part.kind === "side") draws.add(`frontier:${part.frontier}`);
    else if (!("of" in part)) draws.add(primitiveId(part, folder));
}

function shapesIn(record: AnyAuthored): Shape[] {
  return extentsOf(record)
    .flatMap(({ extent }) => [...extentsWithin(extent)])
    .flatMap((part) => (part.kind === "polygon" ? [{ id: primitiveId(part, ""), ...boxesOf([part.rings]) }] : []));
}

/** Whether every feature of a collection could be read, so that places are those of its text. */
const isWhole = (file: GeoJson): boolean => file.type === "FeatureCollection" && file.places.every((place, i) => place === i);

/** The features of a file as they stand in it; a file that is no collection is one without a name. */
function featuresIn(file: GeoJson): FileSurvey["features"] {
  if (file.type !== "FeatureCollection") return [{ names: featuresOf(file).flatMap(featureNames), ...boxesOf(polygonsOf(file) ?? []) }];
  return file.features.map((feature) => ({ names: featureNames(feature), ...boxesOf(polygonsOf(feature) ?? []) }));
}
