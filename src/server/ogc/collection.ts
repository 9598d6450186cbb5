/**
 * The collections: one a viewpoint and layer over all time, and one more for each day. Clients open only what is listed, and all days
 * are too many for one list; so each day has a root of its own, /ogc/on/DAY, that lists the collections of that day.
 */
import type { Atlas } from "../../core/model/atlas.ts";
import { MAP_LAYERS, type MapLayer } from "../../core/resolve/answer.ts";
import { didYouMean, oneDay } from "../../core/resolve/ask.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";
import { parseDate } from "../../core/time/edtf.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import { headText } from "../../export/geojson.ts";
import { type Box, boxOfLines } from "../../export/wkb.ts";
import type { LandAsked } from "../lands.ts";
import { Refusal } from "../problem.ts";
import type { OgcAsking } from "./resource.ts";

export interface Collection extends LandAsked {
  /** `lithuania.title`, or `lithuania.title.1920-10-14` */
  readonly id: string;
  /** one day, where it is the land of one */
  readonly date?: HistoricalDate | undefined;
}

const ID = new RegExp(`^(.+?)\\.(${MAP_LAYERS.join("|")})(?:\\.([-Y\\d]+))?$`);

/** A day as answers write it, and no other way: one day has one collection. */
export function dayWritten(text: string): HistoricalDate | undefined {
  const read = parseDate(text);
  const day = read.ok ? oneDay(read.date) : undefined;
  return read.ok && day !== undefined && formatDay(day) === text ? read.date : undefined;
}

/** The collection of an id; 404 where there is none, with the nearest that there is. */
export function collectionOf(atlas: Atlas, id: string): Collection {
  const [, viewpoint = "", layer = "", day] = ID.exec(id) ?? [];
  const date = day === undefined ? undefined : dayWritten(day);
  if (atlas.collections.viewpoints.has(viewpoint) && (day === undefined || date))
    return { id, viewpoint, layer: layer as MapLayer, ...(date && { date }) };
  const named = allTime(atlas).map((one) => one.id);
  const near = didYouMean(day === undefined ? id : id.slice(0, -day.length - 1), named);
  throw new Refusal(404, "not found", {
    message: `there is no collection ${id.slice(0, 200)}`,
    help:
      day !== undefined && !date
        ? "write the day as year, month and day: lithuania.title.1920-10-14"
        : `${near === undefined ? "" : `did you mean ${near}; `}/ogc/collections lists them, and a day may stand after each: VIEWPOINT.LAYER.1920-10-14`,
  });
}

/** The collection that the path of a resource names. */
export const collectionAsked = ({ atlas, names }: OgcAsking): Collection => collectionOf(atlas, names["collectionId"] ?? "");

/** Every viewpoint and layer. */
const allTime = (atlas: Atlas): Collection[] =>
  [...atlas.collections.viewpoints.keys()].flatMap((viewpoint) =>
    MAP_LAYERS.map((layer) => ({ id: `${viewpoint}.${layer}`, viewpoint, layer })),
  );

/** Those that are listed: all over all time, and the layers of the day and viewpoint with which the atlas opens; of one day, all of that day. */
export function listedCollections(atlas: Atlas, day: HistoricalDate | undefined): readonly Collection[] {
  const all = allTime(atlas);
  const on = (one: Collection, date: HistoricalDate): Collection => ({ ...one, id: `${one.id}.${date.text}`, date });
  if (day) return all.map((one) => on(one, day));
  const { viewpoint, date } = atlas.head.default;
  const opening = atlas.dateOf(date);
  const first = opening && oneDay(opening);
  const opened = first === undefined ? undefined : dayWritten(formatDay(first));
  return [...all, ...(opened ? all.filter((one) => one.viewpoint === viewpoint).map((one) => on(one, opened)) : [])];
}

const LAYER_WORDS: Readonly<Record<MapLayer, string>> = {
  title: "who had title",
  control: "who really held it",
  claims: "who laid claim to it",
  divergence: "where title and control part",
  dispute: "what was disputed",
};

export function titleOf(atlas: Atlas, { viewpoint, layer, date }: Collection): string {
  const name = atlas.collections.viewpoints.get(viewpoint)?.data.name;
  return `${name ? headText(atlas, name) : viewpoint}: ${layer}${date ? ` on ${date.text}` : ""}`;
}

export const descriptionOf = ({ viewpoint, layer, date }: Collection): string =>
  `Land and ${LAYER_WORDS[layer]}, in the viewpoint ${viewpoint}, ${date ? `on ${date.text}` : "over all time"}. A feature is land with one answer for a run of days; the end is the first day on which it was no longer so.`;

/** Bounds of all the land of an atlas, and so of each collection. */
const landBox = ({ land: { arrangement } }: Atlas): Box | undefined => boxOfLines(arrangement.arcs.map(({ line }) => line));

const landBoxes = new WeakMap<Atlas, Box | undefined>();

export const CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/**
 * Where and when the features lie. Answers before the first and after the last day of the records have no end, so the interval
 * has none either; the days of which the atlas speaks stand beside it, as EDTF since RFC 3339 knows no year before 0.
 */
export function extentOf(atlas: Atlas, resolver: Resolver): object {
  if (!landBoxes.has(atlas)) landBoxes.set(atlas, landBox(atlas));
  const box = landBoxes.get(atlas);
  const [first, last] = resolver.period.map(formatDay);
  return {
    ...(box && { spatial: { bbox: [box], crs: CRS84 } }),
    temporal: { interval: [[null, null]], trs: "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian", edtf: `${first}/${last}` },
  };
}
