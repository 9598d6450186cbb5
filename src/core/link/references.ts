import { closest, distance } from "fastest-levenshtein";
import { type AnyAuthored, refOf, type ValuePath } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import type { Citation, DateExpression, Extent, Waypoint } from "../model/values.ts";
import { type DateBook, nameOf } from "./date-book.ts";
import { idIn, LOOKUP_ORDER, type Lookup } from "./lookup.ts";
import { articlesListed, eIdOfPart, isStep, partIn, partOf, partsOf, stepsOf } from "./parts.ts";
import { TOKEN } from "./trace.ts";
import { type Leaf, linksOf } from "./walk.ts";

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
  const following = new Following(record, lookup, dates, withheld);
  for (const leaf of linksOf(record)) following.link(leaf);
  for (const { listed, path } of articlesListed(record))
    if (!partOf(record, listed)) following.astray(record, listed, path, articleKeys(record));
  return following.found();
}

/** What following the references of one record has found so far. */
class Following {
  readonly #record: AnyAuthored;
  readonly #lookup: Lookup;
  readonly #dates: DateBook;
  readonly #withheld: ReadonlyMap<CollectionName, ReadonlySet<string>>;
  readonly #used = new Set<AnyAuthored>();
  readonly #dangling: Diagnostic[] = [];
  readonly #circles: string[] = [];

  constructor(record: AnyAuthored, lookup: Lookup, dates: DateBook, withheld: ReadonlyMap<CollectionName, ReadonlySet<string>>) {
    this.#record = record;
    this.#lookup = lookup;
    this.#dates = dates;
    this.#withheld = withheld;
  }

  found(): References {
    this.#used.delete(this.#record);
    return {
      used: this.#used.size === 0 ? NOTHING : [...this.#used],
      dangling: this.#dangling.length === 0 ? NOTHING : this.#dangling,
      circles: this.#circles.length === 0 ? NOTHING : this.#circles,
    };
  }

  link({ type, value, path }: Leaf): void {
    switch (type.kind) {
      case "ref":
        return this.#among(type.to, value as string, path);
      case "anyref":
        return this.#anywhere(value as string, path);
      case "assertor":
        if (value !== "consensus" && value !== "all-polities") this.#among(ASSERTORS, value as string, path);
        return;
      case "cite":
        for (const { source } of value as readonly Citation[]) {
          const found = this.#lookup.get("sources", source) as AnyAuthored | undefined;
          if (found) this.#used.add(found);
          else this.#lost(path, "source", source, SOURCES);
        }
        return;
      case "extent":
        return this.#extent(value as Extent, path);
      case "waypoint":
        if ("place" in (value as Waypoint)) this.#among(PLACES, (value as { place: string }).place, path);
        return;
      case "date":
        return this.#date(value as DateExpression, path);
      default:
    }
  }

  /** A part that a record does not have. */
  astray(found: AnyAuthored, part: string, path: ValuePath, among = partsOf(found)): void {
    const what = found.collection === "instruments" ? "article, effect or stage" : found.collection === "sources" ? "sentence" : "part";
    const near = nearestPart(part, among);
    this.#dangling.push({
      rule: "dangling-reference",
      severity: "error",
      message: `${found.id} has no ${what} ${part}`,
      span: this.#record.spanOf(path),
      why: "an address must lead to a part that the record has",
      help:
        near !== undefined
          ? `did you mean ${found.id}#${near}`
          : among.length > 0
            ? `${found.id} has ${among.slice(0, 8).join(", ")}${among.length > 8 ? ", …" : ""}; correct the address, or record the part`
            : `name the whole record: ${found.id}`,
      record: refOf(this.#record),
    });
  }

  /** A record that is not there. */
  #lost(path: ValuePath, what: string, id: string, among: readonly CollectionName[]): void {
    const { trace } = this.#lookup;
    trace.note(TOKEN.withheld);
    for (const ids of this.#withheld.values()) if (ids.has(id)) return;
    trace.note(TOKEN.ids);
    const near = nearest(id, idsOf(this.#lookup, among));
    this.#dangling.push({
      rule: "dangling-reference",
      severity: "error",
      message: `no ${what} has the id ${id}`,
      span: this.#record.spanOf(path),
      why: "a reference must lead to a record of the atlas",
      help: near ? `write ${near}, or add the record ${id}` : `add the record ${id}, or correct the id`,
      record: refOf(this.#record),
    });
  }

  #arrived(found: AnyAuthored, reference: string, path: ValuePath): void {
    this.#used.add(found);
    const part = partIn(reference);
    if (part !== undefined && !partOf(found, part)) this.astray(found, part, path);
  }

  #among(to: readonly CollectionName[], reference: string, path: ValuePath): void {
    const id = idIn(reference);
    for (const c of to) {
      const found = this.#lookup.get(c, id) as AnyAuthored | undefined;
      if (found) return this.#arrived(found, reference, path);
    }
    this.#lost(path, to.map((c) => SINGULAR[c]).join(" or "), id, to);
  }

  #anywhere(reference: string, path: ValuePath): void {
    const found = this.#lookup.find(reference);
    if (found) this.#arrived(found, reference, path);
    else this.#lost(path, "record", idIn(reference), LOOKUP_ORDER);
  }

  #extent(value: Extent, path: ValuePath): void {
    if (value.kind === "territory") this.#among(TERRITORIES, value.id, path);
    else if (value.kind === "side") {
      this.#among(FRONTIERS, value.frontier, path);
      this.#extent(value.within, path);
    } else if ("of" in value) for (const part of value.of) this.#extent(part, path);
  }

  #date(date: DateExpression, path: ValuePath): void {
    if (date.kind !== "relative") return;
    this.#anywhere(date.record, path);
    const found = this.#lookup.find(date.record);
    if (found && date.part !== undefined && !isStep(found, date.part)) this.astray(found, date.part, path, stepsOf(found));
    if (this.#dates.circular(date)) this.#circles.push(nameOf(date));
  }
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
