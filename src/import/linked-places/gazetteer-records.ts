/** Records of an atlas from the features of a gazetteer: places and territories, of which nothing is said of who held them. */

import type { LonLat, MultiPolygon } from "../../core/space/geometry.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { chunks, MOST_POINTS, nth, outlineWeight } from "../chunks.ts";
import { covers } from "../data/unordered-rings.ts";
import { slugOf } from "../foreign-ids.ts";
import { type ImportedFile, lookUp, unused, yamlFile } from "../imported.ts";
import type { Losing } from "../left-out.ts";
import { geojsonFile } from "../outlines.ts";
import type { Entry, Located, Toponym } from "./entry.ts";
import { intervalOf } from "./validity.ts";

export interface Reading {
  /** id of the gazetteer as a source and as a voice */
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly entries: readonly Entry[];
  readonly precisionKm: number | undefined;
}

const PLACE_TYPES: ReadonlySet<string> = new Set([
  ...["town", "village", "river", "river-mouth", "lake", "station", "estate", "point", "island", "building"],
]);
const TERRITORY_TYPES: ReadonlySet<string> = new Set(["state-territory", "region", "district", "zone", "island", "city", "sea", "base"]);

/** Concepts of the Getty's AAT as kinds of places. */
const BY_AAT: Readonly<Record<number, string>> = {
  300008347: "town",
  300008375: "town",
  300008389: "town",
  300008372: "village",
  300008707: "river",
  300008680: "lake",
  300008791: "island",
};
const PLACE_BY_CLASS: Readonly<Record<string, string>> = { P: "town", S: "building" };
const TERRITORY_BY_CLASS: Readonly<Record<string, string>> = { P: "city", A: "district" };

/** The kind in our words, and the gazetteer's own word where it is another. */
function typeOf({ kinds, classes }: Entry, known: ReadonlySet<string>, byClass: Readonly<Record<string, string>>, otherwise: string) {
  const label = kinds.flatMap(({ label: own }) => own ?? [])[0];
  const word = label?.toLowerCase().replaceAll(" ", "-");
  if (word !== undefined && known.has(word)) return { type: word };
  const byAat = kinds.flatMap(({ aat }) => (aat === undefined ? [] : (BY_AAT[aat] ?? [])))[0];
  const type = byAat !== undefined && known.has(byAat) ? byAat : (classes.flatMap((one) => lookUp(byClass, one) ?? [])[0] ?? otherwise);
  const tag = label === undefined ? undefined : slugOf(label);
  return { type, ...(tag !== undefined && { tags: [`type-${tag}`] }) };
}

/** The first undated name of each language, and beside them those with dates and further ones. */
export function namesOf({ names, title }: Entry): { readonly name: Record<string, string>; readonly names?: readonly Toponym[] } {
  const name: Record<string, string> = {};
  const others: Toponym[] = [];
  for (const toponym of names) {
    const dated = toponym.from !== undefined || toponym.until !== undefined;
    if (!dated && name[toponym.lang] === undefined) name[toponym.lang] = toponym.text;
    else if (dated || name[toponym.lang] !== toponym.text) others.push(toponym);
  }
  for (const { lang, text } of others) name[lang] ??= text;
  if (!Object.values(name).includes(title)) {
    if (name["und"] === undefined) name["und"] = title;
    else others.push({ text: title, lang: "und" });
  }
  return { name, ...(others.length > 0 && { names: others }) };
}

interface Record_ {
  readonly id: string;
  readonly entry: Entry;
  readonly located: Located;
}

export function recordFiles(reading: Reading, lose: Losing): ImportedFile[] {
  const { id, title, licence, entries } = reading;
  const places: Record_[] = [];
  const lands: Record_[] = [];
  const ids = { places: new Set<string>(), territories: new Set<string>() };
  const landOf = new Map<string, string>();
  for (const entry of entries) {
    const points = entry.located.filter(({ point }) => point);
    const outlines = entry.located.filter(({ polygons }) => polygons);
    const base = entry.own ?? slugOf(entry.title) ?? "place";
    const add = (collection: "places" | "territories", located: Located): string => {
      const own = unused(base, (one) => ids[collection].has(one), ".");
      ids[collection].add(own);
      (collection === "places" ? places : lands).push({ id: own, entry, located });
      return own;
    };
    if (points[0]) add("places", points[0]);
    if (points.length > 1) lose("further positions of one place", entry.title);
    for (const outline of outlines) {
      const own = add("territories", outline);
      if (!landOf.has(entry.iri)) landOf.set(entry.iri, own);
    }
  }
  const relating = (entry: Entry, type: string): string[] =>
    entry.relations.flatMap((relation) => (relation.type === type ? (landOf.get(relation.to) ?? []) : []));
  const byId = new Map(lands.map((land) => [land.id, land]));
  const days = entries.flatMap(({ located }) =>
    located.flatMap(({ when }) => (when.from && Number.isFinite(when.from.first) ? [when.from.first] : [])),
  );
  return [
    yamlFile("atlas.yaml", {
      dejure: "0.2",
      title: { en: title },
      licence,
      languages: ["en"],
      default: { date: days.length > 0 ? formatDay(days.reduce((a, b) => (b > a ? b : a))) : "2000-01-01", viewpoint: id, layer: "title" },
    }),
    yamlFile(`sources/${id}.yaml`, { type: "dataset", title: { en: title }, standing: "tertiary", seen: "original", licence }),
    yamlFile(`historiographies/${id}.yaml`, { type: "author", name: { en: title }, cite: id }),
    yamlFile(`viewpoints/${id}.yaml`, { name: { en: title }, groups: [[id]] }),
    ...placeFiles(places, reading, (entry, at) =>
      relating(entry, "gvp:broaderPartitive").filter((land) => {
        const inside = liesIn(at, byId.get(land)?.located.polygons ?? []);
        if (!inside) lose("places outside the outline of what they are said to be part of", entry.title);
        return inside;
      }),
    ),
    ...landFiles(lands, reading, relating, lose),
  ];
}

type Relating = (entry: Entry, type: string) => readonly string[];

/** What a record says of its feature whatever its shape. */
const common = ({ entry }: Record_, { id }: Reading) => ({
  ...namesOf(entry),
  ...(Object.keys(entry.descriptions).length > 0 && { note: entry.descriptions }),
  cite: {
    source: id,
    ...(entry.iri !== "" && { locator: entry.iri }),
    ...(entry.citations.length > 0 && { note: entry.citations.join("; ") }),
  },
  ...(entry.links.length > 0 && { links: entry.links }),
});

const liesIn = (at: LonLat, polygons: MultiPolygon): boolean =>
  polygons.some(([outer = [], ...holes]) => covers(outer, at) && !holes.some((hole) => covers(hole, at)));

function placeFiles(places: readonly Record_[], reading: Reading, within: (entry: Entry, at: LonLat) => readonly string[]): ImportedFile[] {
  return chunks(places, 5_000, () => 1).map((part, i) =>
    yamlFile(
      `places/${nth("all", i)}.yaml`,
      Object.fromEntries(
        part.map((record) => {
          const [lon, lat] = record.located.point ?? [0, 0];
          const lands = within(record.entry, [lon, lat]);
          const precision = record.entry.precisionKm ?? reading.precisionKm;
          return [
            record.id,
            {
              ...typeOf(record.entry, PLACE_TYPES, PLACE_BY_CLASS, "point"),
              ...common(record, reading),
              at: { lat, lon },
              ...(precision !== undefined && { precision_km: precision }),
              ...(lands.length > 0 && { in: lands }),
            },
          ];
        }),
      ),
    ),
  );
}

function landFiles(lands: readonly Record_[], reading: Reading, relating: Relating, lose: Losing): ImportedFile[] {
  return chunks(lands, MOST_POINTS, ({ located }) => outlineWeight(located.polygons ?? [])).flatMap((part, i) => {
    const stem = nth("land", i);
    const records = part.map((record) => {
      const { entry, located, id } = record;
      const { when, source } = located;
      const valid = intervalOf(when);
      if (valid === undefined && (when.from ?? when.until))
        lose("times of outlines that say only when they are attested, or no day, month or year", entry.title);
      const version = relating(entry, "dcterms:isVersionOf")[0];
      const precision = entry.precisionKm ?? reading.precisionKm;
      return [
        id,
        {
          ...typeOf(entry, TERRITORY_TYPES, TERRITORY_BY_CLASS, "region"),
          ...common(record, reading),
          extent: `${stem}.geojson#${id}`,
          ...(precision !== undefined && { precision_km: precision }),
          ...(valid !== undefined && { valid }),
          ...(version !== undefined && version !== id && { version_of: version }),
          ...(source !== undefined && { attribution: source }),
          licence: reading.licence,
        },
      ];
    });
    return [
      yamlFile(`territories/${stem}.yaml`, Object.fromEntries(records)),
      geojsonFile(
        `territories/${stem}.geojson`,
        part.map(({ id, located }) => ({ id, polygons: located.polygons ?? [] })),
      ),
    ];
  });
}
