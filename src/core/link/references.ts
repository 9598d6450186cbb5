import { closest, distance } from "fastest-levenshtein";
import { type AnyAuthored, refOf, type ValuePath } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import type { Citation, DateExpression, Extent, Waypoint } from "../model/values.ts";
import { type DateBook, nameOf } from "./dates.ts";
import { idIn, LOOKUP_ORDER, type Lookup } from "./lookup.ts";
import { articlesListed, eIdOfPart, isStep, partIn, partOf, partsOf, stepsOf } from "./parts.ts";
import { TOKEN } from "./trace.ts";
import { linksOf } from "./walk.ts";

/** The nearest known word, where it is near enough to be what was meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const most = Math.max(2, Math.floor(word.length / 3));
  const near: string[] = [];
  for (const other of known) if (Math.abs(other.length - word.length) <= most) near.push(other);
  if (near.length === 0) return undefined;
  const best = closest(word, near);
  return distance(word, best) <= most ? best : undefined;
}

const SINGULAR: Readonly<Record<CollectionName, string>> = {
  polities: "polity",
  territories: "territory",
  places: "place",
  frontiers: "frontier",
  instruments: "instrument",
  events: "event",
  statements: "statement",
  obligations: "obligation",
  figures: "figure",
  interpretations: "interpretation",
  disagreements: "disagreement",
  sources: "source",
  viewpoints: "viewpoint",
  historiographies: "historiography",
  stories: "story",
};

/** Where the references of one record lead. */
export interface References {
  /** records that it refers to, itself left out */
  readonly used: readonly AnyAuthored[];
  /** references that lead nowhere */
  readonly dangling: readonly Diagnostic[];
  /** names (`record#part`) of dates that hang on themselves and that its own dates hang on */
  readonly circles: readonly string[];
}

const SOURCES: readonly CollectionName[] = ["sources"];
const TERRITORIES: readonly CollectionName[] = ["territories"];
const FRONTIERS: readonly CollectionName[] = ["frontiers"];
const PLACES: readonly CollectionName[] = ["places"];
const ASSERTORS: readonly CollectionName[] = ["polities", "historiographies"];
const NOTHING: readonly never[] = [];

/** Follows every reference of a record. */
export function referencesOf(
  record: AnyAuthored,
  lookup: Lookup,
  dates: DateBook,
  withheld: ReadonlyMap<CollectionName, ReadonlySet<string>>,
): References {
  const used = new Set<AnyAuthored>();
  const dangling: Diagnostic[] = [];
  const circles: string[] = [];

  const lost = (path: ValuePath, what: string, id: string, among: readonly CollectionName[]): void => {
    lookup.trace.note(TOKEN.withheld);
    for (const ids of withheld.values()) if (ids.has(id)) return;
    lookup.trace.note(TOKEN.ids);
    const near = nearest(id, idsOf(lookup, among));
    dangling.push({
      rule: "dangling-reference",
      severity: "error",
      message: `no ${what} has the id ${id}`,
      span: record.spanOf(path),
      why: "a reference must lead to a record of the atlas",
      help: near ? `write ${near}, or add the record ${id}` : `add the record ${id}, or correct the id`,
      record: refOf(record),
    });
  };
  const astray = (found: AnyAuthored, part: string, path: ValuePath, among = partsOf(found)): void => {
    const what = found.collection === "instruments" ? "article, effect or stage" : found.collection === "sources" ? "sentence" : "part";
    const near = nearestPart(part, among);
    dangling.push({
      rule: "dangling-reference",
      severity: "error",
      message: `${found.id} has no ${what} ${part}`,
      span: record.spanOf(path),
      why: "an address must lead to a part that the record has",
      help:
        near !== undefined
          ? `did you mean ${found.id}#${near}`
          : among.length > 0
            ? `${found.id} has ${among.slice(0, 8).join(", ")}${among.length > 8 ? ", …" : ""}; correct the address, or record the part`
            : `name the whole record: ${found.id}`,
      record: refOf(record),
    });
  };
  const arrived = (found: AnyAuthored, reference: string, path: ValuePath): void => {
    used.add(found);
    const part = partIn(reference);
    if (part !== undefined && !partOf(found, part)) astray(found, part, path);
  };
  const among = (to: readonly CollectionName[], reference: string, path: ValuePath): void => {
    const id = idIn(reference);
    for (const c of to) {
      const found = lookup.get(c, id) as AnyAuthored | undefined;
      if (found) return arrived(found, reference, path);
    }
    lost(path, to.map((c) => SINGULAR[c]).join(" or "), id, to);
  };
  const anywhere = (reference: string, path: ValuePath): void => {
    const found = lookup.find(reference);
    if (found) arrived(found, reference, path);
    else lost(path, "record", idIn(reference), LOOKUP_ORDER);
  };
  const extent = (value: Extent, path: ValuePath): void => {
    if (value.kind === "territory") among(TERRITORIES, value.id, path);
    else if (value.kind === "side") {
      among(FRONTIERS, value.frontier, path);
      extent(value.within, path);
    } else if ("of" in value) for (const part of value.of) extent(part, path);
  };

  for (const { type, value, path } of linksOf(record))
    switch (type.kind) {
      case "ref":
        among(type.to, value as string, path);
        break;
      case "anyref":
        anywhere(value as string, path);
        break;
      case "assertor":
        if (value !== "consensus" && value !== "all-polities") among(ASSERTORS, value as string, path);
        break;
      case "cite":
        for (const { source } of value as readonly Citation[]) {
          const found = lookup.get("sources", source) as AnyAuthored | undefined;
          if (found) used.add(found);
          else lost(path, "source", source, SOURCES);
        }
        break;
      case "extent":
        extent(value as Extent, path);
        break;
      case "waypoint":
        if ("place" in (value as Waypoint)) among(PLACES, (value as { place: string }).place, path);
        break;
      case "date": {
        const date = value as DateExpression;
        if (date.kind !== "relative") break;
        anywhere(date.record, path);
        const found = lookup.find(date.record);
        if (found && date.part !== undefined && !isStep(found, date.part)) astray(found, date.part, path, stepsOf(found));
        if (dates.circular(date)) circles.push(nameOf(date));
        break;
      }
      default:
    }
  for (const { listed, path } of articlesListed(record)) if (!partOf(record, listed)) astray(record, listed, path, articleKeys(record));
  used.delete(record);
  return {
    used: used.size === 0 ? NOTHING : [...used],
    dangling: dangling.length === 0 ? NOTHING : dangling,
    circles: circles.length === 0 ? NOTHING : circles,
  };
}

const articleKeys = (record: AnyAuthored): readonly string[] =>
  record.collection === "instruments" ? Object.keys(record.data.articles ?? {}) : [];

/** The part that was meant, in the spelling asked for: by its key or by its eId. */
function nearestPart(part: string, among: readonly string[]): string | undefined {
  const spelt = /^[a-z]+_|__/.test(part) ? among.flatMap((one) => eIdOfPart(one) ?? []) : among;
  return nearest(part, spelt);
}

function* idsOf(lookup: Lookup, collections: readonly CollectionName[]): Iterable<string> {
  for (const name of collections) yield* lookup.collections[name].keys();
}
