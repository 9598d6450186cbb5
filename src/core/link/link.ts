import type { Atlas } from "../model/atlas.ts";
import type { AnyAuthored, Authored } from "../model/authored.ts";
import type { Diagnostic, Span } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import { COLLECTIONS } from "../model/format.ts";
import type { AtlasHead } from "../model/records.ts";
import type { HistoricalDate } from "../time/historical-date.ts";
import { assertionsOf } from "./assertions.ts";
import { DateBook } from "./dates.ts";
import { withInterplay } from "./interplay.ts";
import { type GeometryFiles, type LandOptions, linkLand } from "./land.ts";
import { checkReferences, type Collections, findRecord } from "./references.ts";

/** What `read` hands over. */
export type { LandOptions };

export interface Linkable {
  readonly head: AtlasHead | undefined;
  headSpan(path: readonly (string | number)[]): Span;
  readonly records: readonly AnyAuthored[];
  readonly texts: ReadonlyMap<string, string>;
  /** ids of records too faulty to give out: references to them do not dangle */
  readonly withheld: ReadonlyMap<CollectionName, ReadonlySet<string>>;
  readonly geometry: GeometryFiles;
}

export interface Linked {
  readonly atlas: Atlas;
  /** references that lead nowhere; those of the land are at `atlas.land.diagnostics` */
  readonly diagnostics: readonly Diagnostic[];
}

const NO_HEAD: AtlasHead = {
  title: { und: "" },
  licence: "",
  default: { date: { kind: "absolute", date: { kind: "point", text: "2000-01-01", calendar: "gregorian", level: 0, admissible: [[10957, 10957]], earliest: 10957, latest: 10957, approximate: false, uncertain: false } }, viewpoint: "" },
};

/** Links records into an immutable `Atlas`: references, effects as assertions, land. Total: faulty parts are left out and said. */
export function link(read: Linkable, options: LandOptions): Linked {
  const collections = collect(read.records);
  const { diagnostics, used } = checkReferences(collections, read.records, read.withheld);
  const dates = new DateBook(collections);
  const assertions = withInterplay(
    read.records.flatMap((record) => assertionsOf(record, dates)),
    dates,
  ).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const cycle of dates.cycles) diagnostics.push(cycleDiagnostic(cycle, collections, read));
  const land = linkLand(collections, read.records, assertions, read.geometry, options);
  const atlas: Atlas = {
    head: read.head ?? NO_HEAD,
    collections,
    assertions,
    assertionById: new Map(assertions.map((a) => [a.id, a])),
    find: (reference) => findRecord(collections, reference),
    dateOf(expression): HistoricalDate | undefined {
      if (expression.kind === "absolute") return expression.date;
      const spans = dates.spansOf(expression);
      const first = spans?.[0];
      const last = spans?.at(-1);
      if (!spans || !first || !last) return undefined;
      return { kind: "point", text: expression.text, calendar: "gregorian", level: 2, admissible: spans, earliest: first[0], latest: last[1], approximate: false, uncertain: false };
    },
    land,
    used,
    textOf: (file) => read.texts.get(file),
    headSpan: read.headSpan,
  };
  return { atlas, diagnostics };
}

function collect(records: readonly AnyAuthored[]): Collections {
  const collections = Object.fromEntries(Object.keys(COLLECTIONS).map((name) => [name, new Map()])) as unknown as {
    [C in CollectionName]: Map<string, Authored<C>>;
  };
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const record of sorted) {
    const into = collections[record.collection] as Map<string, AnyAuthored>;
    if (!into.has(record.id)) into.set(record.id, record);
  }
  return collections;
}

function cycleDiagnostic(cycle: string, collections: Collections, read: Linkable): Diagnostic {
  const record = findRecord(collections, cycle);
  return {
    rule: "date-hangs-on-itself",
    severity: "error",
    message: `the date of ${cycle.replace(/#$/, "")} hangs on itself`,
    span: record ? record.spanOf([]) : read.headSpan([]),
    why: "dates relative to each other in a circle have no day",
    help: "give one of them a date of its own",
    ...(record && { record: record.id }),
  };
}
