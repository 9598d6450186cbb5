/** One feature of a gazetteer: names, kind, points and outlines with their times, links. */
import { idFor } from "../../core/read/ids.ts";
import type { LonLat, MultiPolygon } from "../../core/space/geometry.ts";
import { readWkt } from "../data/wkt.ts";
import { isObject, lineOf } from "../imported.ts";
import { polygonsOf, unsound } from "../outlines.ts";
import type { Json } from "./read-gazetteer.ts";
import { dayOf, type When, whenOf } from "./validity.ts";

export interface Toponym {
  readonly text: string;
  readonly lang: string;
  readonly from?: string;
  readonly until?: string;
}
export interface Located {
  readonly point?: LonLat;
  readonly polygons?: MultiPolygon;
  readonly when: When;
  readonly source?: string | undefined;
}
export interface Entry {
  readonly iri: string;
  /** the id that an atlas of dejure, or another gazetteer of pages, gave it */
  readonly own?: string | undefined;
  readonly title: string;
  readonly names: readonly Toponym[];
  readonly kinds: readonly { readonly label?: string | undefined; readonly aat?: number | undefined }[];
  readonly classes: readonly string[];
  readonly located: readonly Located[];
  readonly links: readonly string[];
  readonly relations: readonly { readonly type: string; readonly to: string }[];
  readonly descriptions: Readonly<Record<string, string>>;
  readonly citations: readonly string[];
  readonly precisionKm?: number | undefined;
  readonly unreadable: readonly string[];
  /** what stands there and has no place here, by kind */
  readonly lost: readonly string[];
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const objects = (value: unknown): readonly Json[] => list(value).filter(isObject);
const language = (value: unknown): string =>
  typeof value === "string" && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value.trim()) ? value.trim() : "und";

/** Short forms of the gazetteer, and the addresses that they stand for. */
const BASES: Readonly<Record<string, string>> = {
  wd: "https://www.wikidata.org/wiki/",
  gn: "https://www.geonames.org/",
  tgn: "http://vocab.getty.edu/page/tgn/",
  viaf: "http://viaf.org/viaf/",
  pl: "https://pleiades.stoa.org/places/",
  gnd: "http://d-nb.info/gnd/",
  bnf: "https://data.bnf.fr/",
  cerl: "https://data.cerl.org/thesaurus/",
  dbp: "http://dbpedia.org/resource/",
  gov: "http://gov.genealogy.net/",
  loc: "http://id.loc.gov/authorities/subjects/",
  wp: "https://wikipedia.org/wiki/",
};

export function linkOf(identifier: string): string | undefined {
  const [, prefix, rest] = /^([a-z]+):(?!\/\/)(\S+)$/.exec(identifier) ?? [];
  if (prefix !== undefined && Object.hasOwn(BASES, prefix)) return `${BASES[prefix]}${rest}`;
  return /^https?:\/\/[^\s/]+\.[^\s]+$/.test(identifier) ? identifier : undefined;
}

/** The last part of the address of a place's page, or of the id in our table. */
export function ownId(iri: string): string | undefined {
  const [, id] = /(?:^|\/)(?:places|territories)\/(.+?)\/?$/.exec(iri) ?? [];
  const whole = id === undefined ? undefined : decoded(id).replace(/_$/, "");
  return whole !== undefined && idFor(whole) === whole ? whole : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function entryOf(feature: Json): Entry | undefined {
  const properties = isObject(feature["properties"]) ? feature["properties"] : {};
  const unreadable: string[] = [];
  const lost: string[] = [];
  const toponyms = objects(feature["names"]).flatMap((name) => toponymOf(name, unreadable, lost) ?? []);
  const title = lineOf(properties["title"]) ?? toponyms[0]?.text;
  if (title === undefined) return undefined;
  const iri = typeof feature["@id"] === "string" ? feature["@id"] : "";
  const top = whenOf(feature["when"]);
  const links = objects(feature["links"]).flatMap((link) => lineOf(link["identifier"]) ?? lineOf(link["uri"]) ?? []);
  const cited = [feature, ...objects(feature["names"])].flatMap((one) =>
    [...objects(one["citations"]), ...(isObject(one["citation"]) ? [one["citation"]] : [])].flatMap(
      (citation) => lineOf(citation["label"]) ?? [],
    ),
  );
  if (objects(feature["depictions"]).some((one) => lineOf(one["@id"]) !== undefined)) lost.push("depictions");
  if (list(feature["ccodes"]).length > 0 || list(properties["ccodes"]).length > 0) lost.push("codes of modern countries");
  if (typeof feature["attested"] === "string") lost.push("years of attestation");
  if (links.some((link) => linkOf(link) === undefined)) lost.push("links that are no addresses");
  const tolerance = isObject(feature["approximation"]) ? Number(feature["approximation"]["tolerance"]) : Number.NaN;
  const located = locatedOf(feature["geometry"], top, lost);
  for (const { when } of located) {
    unreadable.push(...when.unreadable);
    if (when.more > 0) lost.push("further spans of time of one geometry");
  }
  return {
    iri,
    own: ownId(iri),
    title,
    names: toponyms,
    kinds: objects(feature["types"]).map((type) => ({
      label: lineOf(type["sourceLabel"]) ?? lineOf(type["label"]),
      aat: aatOf(type["identifier"] ?? type["@id"]),
    })),
    classes: list(properties["fclasses"]).filter((one): one is string => typeof one === "string"),
    located,
    links: [...new Set(links.flatMap((link) => linkOf(link) ?? []))],
    relations: objects(feature["relations"]).map((relation) => ({
      type: lineOf(relation["relationType"]) ?? "",
      to: lineOf(relation["relationTo"]) ?? "",
    })),
    descriptions: textsOf(feature["descriptions"]),
    citations: [...new Set(cited)],
    ...(tolerance > 0 && Number.isFinite(tolerance) && { precisionKm: tolerance }),
    unreadable: [...new Set(unreadable)],
    lost: [...new Set(lost)],
  };
}

/** The first text of each language. */
function textsOf(value: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const one of objects(value)) {
    const text = typeof one["value"] === "string" ? one["value"].normalize("NFC").trim() : "";
    if (text !== "") texts[language(one["lang"])] ??= text;
  }
  return texts;
}

const aatOf = (value: unknown): number | undefined => {
  const found = /(?:^|aat[:/])(\d{9})$/.exec(String(value));
  return found ? Number(found[1]) : undefined;
};

function toponymOf(name: Json, unreadable: string[], lost: string[]): Toponym | undefined {
  const text = lineOf(name["toponym"]);
  if (text === undefined) {
    if (lineOf(name["ethnonym"]) !== undefined) lost.push("ethnonyms");
    return undefined;
  }
  const { from, until, unreadable: bad, more } = whenOf(name["when"]);
  unreadable.push(...bad);
  if (more > 0) lost.push("further spans of time of one name");
  return { text, lang: language(name["lang"]), ...(from && { from: dayOf(from) }), ...(until && { until: dayOf(until) }) };
}

function locatedOf(value: unknown, top: When, lost: string[]): Located[] {
  if (!isObject(value)) return [];
  const inner = value["type"] === "GeometryCollection" ? objects(value["geometries"]) : [value];
  return inner.flatMap((one): Located[] => {
    const written = typeof one["geowkt"] === "string" ? readWkt(one["geowkt"]) : undefined;
    const geometry = isObject(written) ? written : one;
    const when = isObject(one["when"]) ? whenOf(one["when"]) : top;
    const source = lineOf(one["source"]);
    if (geometry.type === "Point") {
      const [lon, lat] = list(geometry.coordinates);
      const sound = typeof lon === "number" && typeof lat === "number" && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
      if (sound) return [{ point: [lon, lat] as const, when, source }];
      lost.push("positions that are no degrees");
      return [];
    }
    const { polygons } = polygonsOf(geometry as unknown as { readonly type: string });
    if (polygons.length > 0 && unsound(polygons) === undefined) return [{ polygons, when, source }];
    if (polygons.length > 0) {
      lost.push("outlines that cross themselves, and do not say which land is inside");
      return [];
    }
    lost.push(`geometries of type ${String(geometry.type ?? "unknown").slice(0, 30)}`);
    return [];
  });
}
