import { leavesOf } from "../link/walk.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { AnyAuthored, Authored, ValuePath } from "../model/authored.ts";
import { grouped } from "../model/grouped.ts";
import type { Source } from "../model/records.ts";
import type { Citation } from "../model/values.ts";
import { type Anchor, anchorsOf } from "./anchors.ts";
import { sentencesNamed } from "./locators.ts";

/** Who rests on a passage: a record, and the assertion where it is one. */
export interface Carrier {
  /** `collection/id` */
  readonly record: string;
  readonly assertion?: string;
  /** way to the citation inside the record, such as `stages/2/on/0/cite` */
  readonly path: string;
  readonly quote?: string;
}

export interface SentenceCoverage {
  readonly key: string;
  readonly carried_by: readonly Carrier[];
  /** the source itself flags it as uncited */
  readonly citation_needed: boolean;
  readonly stated_as: "view" | "fact" | null;
}

export interface SourceCoverage {
  readonly source: string;
  readonly standing: Source["standing"] | null;
  readonly seen: Source["seen"] | null;
  /** its addressable sentences, in the order written */
  readonly sentences: readonly SentenceCoverage[];
  /** keys of sentences that nothing rests on */
  readonly uncarried: readonly string[];
  /** every other place in the work that something cites; null for the work as a whole */
  readonly locators: readonly { readonly locator: string | null; readonly carried_by: readonly Carrier[] }[];
  readonly assertions: number;
  readonly records: number;
}

/** An assertion that cites nothing. */
export interface Uncited {
  readonly assertion: string;
  /** what stands in for a citation; null: nothing does */
  readonly basis: "general-knowledge" | "derived" | null;
}

/** An assertion for which a single weak source speaks. */
export interface Weak {
  readonly assertion: string;
  readonly source: string;
  readonly reasons: readonly ("tertiary" | "mirror" | "excerpt" | "abstract" | "not-seen" | "citation-needed")[];
}

export interface Coverage {
  readonly sources: readonly SourceCoverage[];
  readonly uncited: readonly Uncited[];
  readonly weak: readonly Weak[];
  readonly totals: {
    readonly sources: number;
    /** sources that nothing cites */
    readonly unused: number;
    readonly sentences: number;
    readonly sentences_carried: number;
    readonly assertions: number;
    readonly cited: number;
    readonly general_knowledge: number;
    readonly derived: number;
    /** neither cited nor with a basis */
    readonly bare: number;
    readonly weak: number;
  };
}

const kept = new WeakMap<Atlas, Coverage>();

/** What carries what: for each source who rests on it and where, and which assertions rest on nothing or on little. */
export function coverageOf(atlas: Atlas): Coverage {
  let coverage = kept.get(atlas);
  if (!coverage) {
    coverage = workOut(atlas);
    kept.set(atlas, coverage);
  }
  return coverage;
}

function workOut(atlas: Atlas): Coverage {
  const carriers = carriersBySource(atlas);
  const anchors = grouped(anchorsOf(atlas).found, ({ source }) => source);
  const sources = [...atlas.collections.sources.values()].map((record) =>
    sourceCoverage(record, carriers.get(record.id) ?? [], anchors.get(record.id) ?? []),
  );
  const assertions = atlas.assertions.filter((a) => a.accepts === undefined);
  const uncited = assertions.filter((a) => a.cite.length === 0).map((a): Uncited => ({ assertion: a.id, basis: basisOf(a) }));
  const weak = assertions.flatMap((a) => weakness(atlas, a) ?? []);
  const sentences = sources.flatMap((s) => s.sentences);
  const count = (basis: Uncited["basis"]): number => uncited.filter((u) => u.basis === basis).length;
  return {
    sources,
    uncited,
    weak,
    totals: {
      sources: sources.length,
      unused: sources.filter((s) => s.records === 0).length,
      sentences: sentences.length,
      sentences_carried: sentences.filter((s) => s.carried_by.length > 0).length,
      assertions: assertions.length,
      cited: assertions.length - uncited.length,
      general_knowledge: count("general-knowledge"),
      derived: count("derived"),
      bare: count(null),
      weak: weak.length,
    },
  };
}

/** Every citation of every record, by the source it leads to. */
export function carriersBySource(atlas: Atlas): ReadonlyMap<string, readonly (Carrier & { readonly locator?: string })[]> {
  const found = new Map<string, (Carrier & { locator?: string })[]>();
  const byRecord = new Map<AnyAuthored, Assertion[]>();
  for (const assertion of atlas.assertions) {
    if (assertion.accepts !== undefined) continue;
    const own = byRecord.get(assertion.record);
    if (own) own.push(assertion);
    else byRecord.set(assertion.record, [assertion]);
  }
  const add = (record: AnyAuthored, { source, locator, quote }: Citation, path: string, assertion?: Assertion): void => {
    const carriers = found.get(source) ?? [];
    carriers.push({
      record: `${record.collection}/${record.id}`,
      ...(assertion && { assertion: assertion.id }),
      path,
      ...(locator !== undefined && { locator }),
      ...(quote !== undefined && { quote }),
    });
    found.set(source, carriers);
  };
  for (const records of Object.values(atlas.collections))
    for (const record of records.values() as Iterable<AnyAuthored>) {
      const own = byRecord.get(record) ?? [];
      for (const { type, value, path } of leavesOf(record)) {
        if (type.kind !== "cite") continue;
        const assertion = own.find((a) => within(path, a.path));
        for (const citation of value as readonly Citation[]) add(record, citation, path.join("/"), assertion);
      }
      // An effect without a citation of its own rests on its article's or its record's.
      for (const assertion of own)
        if (!assertion.effect.cite?.length)
          for (const citation of assertion.cite) add(record, citation, assertion.path.join("/"), assertion);
    }
  return found;
}

const within = (path: ValuePath, outer: ValuePath): boolean => outer.length <= path.length && outer.every((step, i) => step === path[i]);

function sourceCoverage(
  { id, data }: Authored<"sources">,
  carriers: readonly (Carrier & { readonly locator?: string })[],
  anchors: readonly Anchor[],
): SourceCoverage {
  const keys = Object.keys(data.sentences ?? {});
  const bySentence = new Map<string, Carrier[]>(keys.map((key) => [key, []]));
  const byLocator = new Map<string | null, Carrier[]>();
  for (const { locator, ...carrier } of carriers) {
    const named = new Set([...sentencesNamed(locator, keys), ...sentencesQuoted(carrier.quote, locator, anchors)]);
    for (const key of named) bySentence.get(key)?.push(carrier);
    if (named.size > 0) continue;
    const at = locator ?? null;
    byLocator.set(at, [...(byLocator.get(at) ?? []), carrier]);
  }
  const sentences = keys.map(
    (key): SentenceCoverage => ({
      key,
      carried_by: bySentence.get(key) ?? [],
      citation_needed: data.sentences?.[key]?.citation_needed === true,
      stated_as: data.sentences?.[key]?.stated_as ?? null,
    }),
  );
  return {
    source: id,
    standing: data.standing ?? null,
    seen: data.seen ?? null,
    sentences,
    uncarried: sentences.filter((s) => s.carried_by.length === 0).map((s) => s.key),
    locators: [...byLocator].sort(([a], [b]) => ((a ?? "") < (b ?? "") ? -1 : 1)).map(([locator, carried_by]) => ({ locator, carried_by })),
    assertions: new Set(carriers.flatMap((c) => c.assertion ?? [])).size,
    records: new Set(carriers.map((c) => c.record)).size,
  };
}

/** The sentences of which a quote has words, by where both stand in the full text. */
function sentencesQuoted(quote: string | undefined, locator: string | undefined, anchors: readonly Anchor[]): string[] {
  if (quote === undefined) return [];
  const quotes = anchors.filter((a) => a.quoted_by !== null && a.wanted === quote && a.locator === (locator ?? null));
  return anchors.flatMap(({ quoted_by, locator: key, selection: { start, end } }) =>
    quoted_by === null && key !== null && quotes.some((q) => q.selection.start < end && start < q.selection.end) ? [key] : [],
  );
}

/** What stands in for a citation of an assertion: its own, its article's, its record's. */
export function basisOf(assertion: Assertion): Uncited["basis"] {
  const { effect, record, article } = assertion;
  const ofArticle = record.collection === "instruments" && article !== undefined ? record.data.articles?.[article]?.basis : undefined;
  return effect.basis ?? ofArticle ?? record.data.basis ?? null;
}

const PARTIAL: ReadonlySet<string> = new Set(["mirror", "excerpt", "abstract", "not-seen"]);

function weakness(atlas: Atlas, assertion: Assertion): Weak | undefined {
  const ids = new Set(assertion.cite.map((c) => c.source));
  const [id] = ids;
  const source = id === undefined || ids.size !== 1 ? undefined : atlas.collections.sources.get(id);
  if (!source) return undefined;
  const { standing, seen, sentences = {} } = source.data;
  const named = assertion.cite.flatMap((c) => sentencesNamed(c.locator, Object.keys(sentences)));
  const reasons: Weak["reasons"][number][] = [];
  if (standing === "tertiary") reasons.push("tertiary");
  if (seen !== undefined && PARTIAL.has(seen)) reasons.push(seen as Weak["reasons"][number]);
  if (named.length > 0 && named.every((key) => sentences[key]?.citation_needed)) reasons.push("citation-needed");
  return reasons.length > 0 ? { assertion: assertion.id, source: source.id, reasons } : undefined;
}
