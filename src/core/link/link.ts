import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import { type AnyAuthored, refOf } from "../model/authored.ts";
import type { Diagnostic, Span } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import { COLLECTIONS } from "../model/format.ts";
import type { AtlasHead } from "../model/records.ts";
import type { DateExpression } from "../model/values.ts";
import type { HistoricalDate } from "../time/historical-date.ts";
import { assertionsOf } from "./assertions.ts";
import { DateBook } from "./date-book.ts";
import { withInterplay } from "./interplay.ts";
import { type GeometryFiles, type LandOptions, linkLand } from "./land.ts";
import { inRecordOrder, LinkCache, type LinkedRecord } from "./link-cache.ts";
import { type Collections, findRecord, Lookup } from "./lookup.ts";
import { referencesOf } from "./references.ts";
import { TOKEN, type Trace } from "./trace.ts";

/** What `read` hands over. */
export type { LandOptions };

export interface Linkable {
  readonly head: AtlasHead | undefined;
  headSpan(path: readonly (string | number)[]): Span;
  readonly records: readonly AnyAuthored[];
  readonly texts: ReadonlyMap<string, string>;
  /** ids of records too faulty to give out: references to them do not dangle */
  readonly withheld: ReadonlyMap<CollectionName, ReadonlySet<string>>;
  /** records that lack what they must have: they assert nothing, but their references are followed */
  readonly incomplete: readonly AnyAuthored[];
  readonly geometry: GeometryFiles;
}

export interface Linked {
  readonly atlas: Atlas;
  /** references that lead nowhere; those of the land are at `atlas.land.diagnostics` */
  readonly diagnostics: readonly Diagnostic[];
  /** tokens of what changed since the last time with the same cache */
  readonly changed: ReadonlySet<string>;
  /** is told what `find` and `dateOf` of the atlas look up */
  readonly trace: Trace;
  /** Whether another record refers to this one; to be asked before the next linking with the same cache. */
  isUsed(record: AnyAuthored): boolean;
}

const NO_HEAD: AtlasHead = {
  title: { und: "" },
  licence: "",
  default: {
    date: {
      kind: "absolute",
      date: {
        kind: "point",
        text: "2000-01-01",
        calendar: "gregorian",
        level: 0,
        admissible: [[10957, 10957]],
        earliest: 10957,
        latest: 10957,
        approximate: false,
        uncertain: false,
      },
    },
    viewpoint: "",
  },
};

/**
 * Links records into an immutable `Atlas`: references, effects as assertions, land. Total: faulty parts are left out and said.
 * With a cache, only what changed since the last time is worked out again; the result is the same as without.
 */
export function link(read: Linkable, options: LandOptions, cache: LinkCache = new LinkCache()): Linked {
  const sources = read.incomplete.length > 0 ? { ...read, records: [...read.records, ...read.incomplete].sort(inRecordOrder) } : read;
  const changed = cache.changes(sources);
  const collections = collect(read.records, cache.collections, changed);
  cache.collections = collections;
  const lookup = new Lookup(collections);
  const dates = new DateBook(lookup);
  const linkOne = (record: AnyAuthored, spare: LinkedRecord | undefined): LinkedRecord => {
    const { value, asked } = lookup.trace.watch(() => {
      const references = referencesOf(record, lookup, dates, read.withheld);
      if (spare) {
        lookup.trace.noteAll(spare.assertionsAsked);
        return { ...references, assertions: spare.assertions, assertionsAsked: spare.assertionsAsked };
      }
      const { value: assertions, asked: assertionsAsked } = lookup.trace.watch(() => assertionsOf(record, dates));
      return { ...references, assertions, assertionsAsked };
    });
    return { ...value, asked };
  };
  const diagnostics: Diagnostic[] = [];
  const all: LinkedRecord[] = [];
  const circles = new Set<string>();
  const plain: Assertion[] = [];
  for (const record of read.records) {
    const linked = cache.linked(record, (spare) => linkOne(record, spare));
    all.push(linked);
    for (const diagnostic of linked.dangling) diagnostics.push(diagnostic);
    for (const circle of linked.circles) circles.add(circle);
    for (const assertion of linked.assertions) plain.push(assertion);
  }
  for (const record of read.incomplete)
    diagnostics.push(
      ...cache.linked(record, () => {
        const { value, asked } = lookup.trace.watch(() => referencesOf(record, lookup, dates, read.withheld));
        return { ...value, circles: [], assertions: [], assertionsAsked: [], asked };
      }).dangling,
    );
  for (const circle of circles) diagnostics.push(circleDiagnostic(circle, collections, read));
  const assertions = [...withInterplay(plain, cache.interplay)].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const { land, same } = linkLand(collections, read.records, read.geometry, options, cache.land);
  if (!same) changed.add(TOKEN.land);

  let byId: Map<string, Assertion> | undefined;
  let used: Set<AnyAuthored> | undefined;
  const atlas: Atlas = {
    head: read.head ?? NO_HEAD,
    collections,
    assertions,
    get assertionById() {
      byId ??= new Map(assertions.map((a) => [a.id, a]));
      return byId;
    },
    find: (reference) => lookup.find(reference),
    dateOf: (expression) => daysMeant(dates, expression),
    land,
    get used() {
      used ??= new Set(all.flatMap((linked) => linked.used));
      return used;
    },
    textOf(file) {
      const text = read.texts.get(file);
      cache.saw(file, text, sources);
      return text;
    },
    headSpan: read.headSpan,
  };
  return { atlas, diagnostics, changed, trace: lookup.trace, isUsed: (record) => cache.isUsed(record) };
}

/** The days that a date expression may mean, with relative dates worked out. */
export function daysMeant(dates: DateBook, expression: DateExpression): HistoricalDate | undefined {
  if (expression.kind === "absolute") return expression.date;
  const spans = dates.spansOf(expression);
  const first = spans?.[0];
  const last = spans?.at(-1);
  if (!spans || !first || !last) return undefined;
  return {
    kind: "point",
    text: expression.text,
    calendar: "gregorian",
    level: 2,
    admissible: spans,
    earliest: first[0],
    latest: last[1],
    approximate: false,
    uncertain: false,
  };
}

/** Collections with their records by id; one in which nothing changed stays the same map. */
function collect(records: readonly AnyAuthored[], before: Collections | undefined, changed: ReadonlySet<string>): Collections {
  const kept = new Set<CollectionName>();
  const collections = {} as { [C in CollectionName]: Map<string, AnyAuthored> };
  for (const name of Object.keys(COLLECTIONS) as CollectionName[]) {
    const same = before !== undefined && !changed.has(TOKEN.collection(name));
    if (same) kept.add(name);
    collections[name] = (same ? before[name] : new Map()) as Map<string, AnyAuthored>;
  }
  for (const record of records)
    if (!kept.has(record.collection) && !collections[record.collection].has(record.id))
      collections[record.collection].set(record.id, record);
  return collections as unknown as Collections;
}

function circleDiagnostic(circle: string, collections: Collections, read: Linkable): Diagnostic {
  const record = findRecord(collections, circle);
  return {
    rule: "date-hangs-on-itself",
    severity: "error",
    message: `the date of ${circle.replace(/#$/, "")} hangs on itself`,
    span: record ? record.spanOf([]) : read.headSpan([]),
    why: "dates relative to each other in a circle have no day",
    help: "give one of them a date of its own",
    ...(record && { record: refOf(record) }),
  };
}
