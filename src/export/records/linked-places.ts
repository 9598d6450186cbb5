/** Places and territories as Linked Places 1.3 and LP-TSV, for the World Historical Gazetteer. Days that nobody knows stay away: no -9999. */
import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import type { DatedName } from "../../core/model/records.ts";
import type { Citation } from "../../core/model/values.ts";
import { civilFromDay } from "../../core/time/calendar.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { inWords } from "../answers/in-words.ts";
import { wkt } from "../csv.ts";
import { inert } from "../csv-text.ts";
import { headText } from "../geojson.ts";
import { rounded } from "../outline-text.ts";
import { Namer } from "./graph.ts";
import { type Span, spanOf } from "./written-days.ts";

type Json = Readonly<Record<string, unknown>>;
type Located = Extract<AnyAuthored, { readonly collection: "places" | "territories" }>;

/** Feature classes of GeoNames, as the gazetteer takes them, and the concept of the Getty's AAT where it is plain. */
const KINDS: Readonly<Record<string, { readonly fclass: string; readonly aat?: number }>> = {
  town: { fclass: "P", aat: 300008347 },
  village: { fclass: "P", aat: 300008347 },
  city: { fclass: "P", aat: 300008347 },
  estate: { fclass: "S" },
  station: { fclass: "S" },
  building: { fclass: "S" },
  base: { fclass: "S" },
  river: { fclass: "H", aat: 300008707 },
  "river-mouth": { fclass: "H" },
  lake: { fclass: "H", aat: 300008680 },
  sea: { fclass: "H" },
  island: { fclass: "T", aat: 300008791 },
  region: { fclass: "L", aat: 300182722 },
  zone: { fclass: "L" },
  "state-territory": { fclass: "A" },
  district: { fclass: "A" },
  point: { fclass: "L" },
};

const kindOf = ({ collection, data: { type } }: Located) => KINDS[type ?? ""] ?? { fclass: collection === "territories" ? "A" : "L" };

/** ISO 8601, as the format takes it. */
const iso = (day: Day): string => formatDay(day).replace(/^Y/, "");

/** An unknown day within a span, without what is not known. */
const within = ({ earliest, latest }: Span): Json | undefined =>
  earliest === latest
    ? { in: iso(earliest) }
    : Number.isFinite(earliest) || Number.isFinite(latest)
      ? { ...(Number.isFinite(earliest) && { earliest: iso(earliest) }), ...(Number.isFinite(latest) && { latest: iso(latest) }) }
      : undefined;

/**
 * A `when`. What the records do not date is attested through the period of the atlas: it began by its first day at the latest and
 * ended on its last at the earliest.
 */
function whenOf(atlas: Atlas, from: Span | undefined, until: Span | undefined): Json | undefined {
  const period = atlas.head.period && atlas.dateOf(atlas.head.period);
  const start = (from && within(from)) ?? (period && Number.isFinite(period.earliest) ? { latest: iso(period.earliest) } : undefined);
  const end = (until && within(until)) ?? (period && Number.isFinite(period.latest) ? { earliest: iso(period.latest) } : undefined);
  return start && { timespans: [{ start, ...(end && { end }) }] };
}

/** When a territory of this extent is meant: an interval's own ends. */
function validOf(atlas: Atlas, record: Located): { readonly from?: Span; readonly until?: Span } {
  const valid = record.collection === "territories" && record.data.valid ? atlas.dateOf(record.data.valid) : undefined;
  if (!valid) return {};
  if (valid.kind !== "interval") return { from: { earliest: valid.earliest, latest: valid.latest } };
  const end = (side: typeof valid.start): Span | undefined =>
    typeof side === "object" ? { earliest: side.earliest, latest: side.latest } : undefined;
  const [from, until] = [end(valid.start), end(valid.end)];
  return { ...(from && { from }), ...(until && { until }) };
}

const citations = (names: Namer, cite: readonly Citation[]): Json[] =>
  cite.map(({ source, locator }) => ({
    "@id": names.record({ collection: "sources", id: source }),
    label: locator === undefined ? source : `${source} ${locator}`,
  }));

function namesOf(atlas: Atlas, names: Namer, record: Located): Json[] {
  const dated = (record.data.names ?? []).map((name: DatedName): Json => {
    const from = spanOf(atlas, name.from);
    const until = spanOf(atlas, name.until);
    return {
      toponym: name.text,
      lang: name.lang,
      ...((from || until) && { when: whenOf(atlas, from, until) }),
      ...(name.cite && name.cite.length > 0 && { citations: citations(names, name.cite) }),
    };
  });
  const plain = Object.entries(record.data.name ?? {})
    .filter(([lang, text]) => !dated.some((d) => d["toponym"] === text && d["lang"] === lang))
    .map(([lang, text]): Json => ({ toponym: text, ...(lang !== "und" && { lang }), citations: citations(names, record.data.cite ?? []) }));
  const all = [...plain, ...dated];
  return all.length > 0 ? all : [{ toponym: record.id }];
}

const linkType = (link: string): string => (/wikidata|geonames|whgazetteer|getty|viaf|d-nb/.test(link) ? "closeMatch" : "primaryTopicOf");

/** The Wikidata and GeoNames of an address in the short form that the gazetteer knows. */
const shortLink = (link: string): string =>
  link
    .replace(/^https?:\/\/www\.wikidata\.org\/(?:wiki|entity)\//, "wd:")
    .replace(/^https?:\/\/(?:www|sws)\.geonames\.org\/(\d+).*$/, "gn:$1");

function geometryOf(atlas: Atlas, record: Located, when: Json | undefined): Json {
  const geometry: Json =
    record.collection === "places"
      ? { type: "Point", coordinates: [rounded(record.data.at.lon), rounded(record.data.at.lat)] }
      : {
          type: "MultiPolygon",
          coordinates: atlas.land.arrangement
            .outline(atlas.land.facesOfTerritory(record.id))
            .map((p) => p.map((ring) => ring.map(([x, y]) => [rounded(x), rounded(y)]))),
        };
  const { precision_km } = record.data;
  return {
    type: "GeometryCollection",
    geometries: [
      { ...geometry, ...(when && { when }), certainty: precision_km !== undefined && precision_km > 10 ? "less-certain" : "certain" },
    ],
  };
}

function featureOf(atlas: Atlas, names: Namer, record: Located): Json {
  const { fclass, aat } = kindOf(record);
  const { from, until } = validOf(atlas, record);
  const when = whenOf(atlas, from, until);
  const within_ =
    record.collection === "places" ? (record.data.in ?? []) : record.data.version_of === undefined ? [] : [record.data.version_of];
  const gist = record.data.note;
  return {
    "@id": names.record(record),
    type: "Feature",
    properties: { title: inWords(atlas, record.data.name) ?? record.id, fclasses: [fclass] },
    names: namesOf(atlas, names, record),
    types: [
      {
        ...(aat !== undefined && { identifier: `aat:${aat}` }),
        label: record.data.type ?? "place",
        sourceLabel: record.data.type ?? "place",
      },
    ],
    geometry: geometryOf(atlas, record, when),
    ...(within_.length > 0 && {
      relations: within_.map((id) => ({
        relationType: record.collection === "places" ? "gvp:broaderPartitive" : "dcterms:isVersionOf",
        relationTo: names.record({ collection: "territories", id }),
        label: inWords(atlas, atlas.collections.territories.get(id)?.data.name) ?? id,
      })),
    }),
    ...((record.data.links?.length ?? 0) > 0 && {
      links: record.data.links?.map((link) => ({ type: linkType(link), identifier: shortLink(link) })),
    }),
    ...(when && { when }),
    ...(gist && { descriptions: Object.entries(gist).map(([lang, value]) => ({ value, ...(lang !== "und" && { lang }) })) }),
  };
}

const located = (atlas: Atlas): Located[] => [...atlas.collections.territories.values(), ...atlas.collections.places.values()] as Located[];

/** A piece a feature. */
export function* linkedPlaces(atlas: Atlas, base: string | undefined): Generator<string> {
  const names = new Namer(atlas, base);
  const context = "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/linkedplaces-context-v1.1.jsonld";
  const about = { "@context": context, type: "FeatureCollection", title: headText(atlas, atlas.head.title), license: atlas.head.licence };
  yield `${JSON.stringify(about).slice(0, -1)},"features":[`;
  for (const [i, record] of located(atlas).entries()) yield `${i > 0 ? "," : ""}\n${JSON.stringify(featureOf(atlas, names, record))}`;
  yield "\n]}\n";
}

/** The columns of LP-TSV. */
export const LP_TSV_COLUMNS = [
  "id",
  "title",
  "title_source",
  "title_uri",
  "fclasses",
  "aat_types",
  "variants",
  "matches",
  "start",
  "end",
  "attestation_year",
  "lon",
  "lat",
  "geowkt",
  "geo_source",
  "types",
  "description",
] as const;

const cell = (text: string): string => inert(text.replaceAll(/[\t\r\n]+/g, " ").trim());

/** A piece a row. A table holds one start and one end: of what is not known to the day, the earliest start and the latest end. */
export function* lpTsv(atlas: Atlas, base: string | undefined): Generator<string> {
  const names = new Namer(atlas, base);
  yield `${LP_TSV_COLUMNS.join("\t")}\n`;
  const attested = atlas.dateOf(atlas.head.default.date);
  for (const record of located(atlas)) {
    const { fclass, aat } = kindOf(record);
    const { from, until } = validOf(atlas, record);
    const title = inWords(atlas, record.data.name) ?? record.id;
    const variants = namesOf(atlas, names, record).flatMap((n) =>
      n["toponym"] === title ? [] : [n["lang"] === undefined ? String(n["toponym"]) : `${String(n["toponym"])}@${String(n["lang"])}`],
    );
    const point = record.collection === "places" ? record.data.at : undefined;
    const cite = record.data.cite?.[0];
    const row: Readonly<Record<(typeof LP_TSV_COLUMNS)[number], string>> = {
      id: `${record.collection}/${record.id}`,
      title,
      title_source: cite
        ? cite.locator === undefined
          ? cite.source
          : `${cite.source} ${cite.locator}`
        : headText(atlas, atlas.head.title),
      title_uri: names.record(record),
      fclasses: fclass,
      aat_types: aat === undefined ? "" : String(aat),
      variants: [...new Set(variants)].join(";"),
      matches: (record.data.links ?? []).map(shortLink).join(";"),
      start: from && Number.isFinite(from.earliest) ? iso(from.earliest) : "",
      end: until && Number.isFinite(until.latest) ? iso(until.latest) : "",
      // a place that nobody dates is attested where the atlas opens
      attestation_year: from || !attested || !Number.isFinite(attested.earliest) ? "" : String(civilFromDay(attested.earliest).year),
      lon: point ? String(rounded(point.lon)) : "",
      lat: point ? String(rounded(point.lat)) : "",
      geowkt: point ? "" : wkt(atlas.land.arrangement.outline(atlas.land.facesOfTerritory(record.id))),
      geo_source: record.collection === "territories" ? (record.data.attribution ?? "") : "",
      types: record.data.type ?? "",
      description: inWords(atlas, record.data.note) ?? "",
    };
    yield `${LP_TSV_COLUMNS.map((c) => (c === "lon" || c === "lat" ? row[c] : cell(row[c]))).join("\t")}\n`;
  }
}
