import type { Atlas } from "../model/atlas.ts";
import { type AnyAuthored, refOf, type ValuePath } from "../model/authored.ts";
import type { AbsoluteDate, Citation, DateExpression, Localized, Quantity, Rank, Sourced } from "../model/values.ts";
import { gregorianText, writtenDate } from "../time/written-date.ts";
import { type Conversion, modern } from "./amounts.ts";

/** One answer to a question on which sources differ. */
export interface DisputedAnswer {
  readonly text: Localized;
  readonly rank: Rank;
  /** whether the resolver reckons with it */
  readonly counts: boolean;
  readonly cite: readonly Citation[];
  readonly basis?: "general-knowledge" | "derived";
  readonly note?: Localized;
  /** where it stands in records: `collection/id/path`; empty where it stands in the disagreement itself */
  readonly at: readonly string[];
  /** what it is a value of, as `collection/id`: of a figure what that is about, else the record in which it stands */
  readonly of: readonly string[];
  /** of a date: EDTF in the Gregorian calendar */
  readonly edtf?: string;
  readonly quantity?: Quantity;
  /** of a quantity in a unit of old */
  readonly converted?: Conversion;
}

/** A sourced value and where it stands. */
export interface SourcedAt {
  readonly record: AnyAuthored;
  readonly path: ValuePath;
  readonly values: Sourced<unknown>;
}

/** `collection/id/path` of a sourced value. */
export const addressOf = ({ record, path }: SourcedAt): string => [record.collection, record.id, ...path].join("/");

/** Whether a value is a number with its unit. */
export const isQuantity = (value: unknown): value is Quantity =>
  typeof value === "object" && value !== null && "unit" in value && "value" in value;

/** A value in words, as it is written. */
export function writtenValue(value: unknown): Localized {
  if (typeof value !== "object" || value === null) return { und: String(value) };
  if ("kind" in value && value.kind === "absolute") {
    return { und: writtenDate(value as unknown as DateExpression) };
  }
  if ("kind" in value && value.kind === "relative") return { und: (value as unknown as { text: string }).text };
  if ("unit" in value && "value" in value) return { und: `${String(value.value)} ${String(value.unit)}` };
  return Object.values(value).every((v) => typeof v === "string") ? (value as Localized) : { und: JSON.stringify(value) };
}

const isAbsolute = (value: unknown): value is AbsoluteDate =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "absolute";

/** The answers that a sourced value gives. */
export function answersAt(atlas: Atlas, site: SourcedAt): DisputedAnswer[] {
  const preferred = site.values.some((v) => v.rank === "preferred");
  const { record } = site;
  const about = record.collection === "figures" ? atlas.find(record.data.about) : undefined;
  return site.values.map(({ value, rank, cite, note }, i) => {
    const converted = isQuantity(value) ? modern(value, atlas.head.units) : undefined;
    return {
      text: writtenValue(value),
      rank,
      counts: rank !== "deprecated" && (!preferred || rank === "preferred"),
      cite: cite.length > 0 ? cite : (site.record.data.cite ?? []),
      ...(note && { note }),
      at: [`${addressOf(site)}/${i}`],
      of: [refOf(about ?? record)],
      ...(isAbsolute(value) && { edtf: gregorianText(value.date) }),
      ...(isQuantity(value) && { quantity: value }),
      ...(converted && { converted }),
    };
  });
}

/** One answer for each value: those that records give twice keep all their sources, notes and places. */
export function merged(answers: readonly DisputedAnswer[]): DisputedAnswer[] {
  const byValue = new Map<string, DisputedAnswer>();
  for (const answer of answers) {
    const key = JSON.stringify([answer.text, answer.rank, answer.counts]);
    const same = byValue.get(key);
    if (!same) {
      byValue.set(key, answer);
      continue;
    }
    const { basis: _, note: __, ...rest } = same;
    const cite = different([...same.cite, ...answer.cite]);
    // General knowledge stands in for a source only where no other place has one.
    const basis = cite.length > 0 ? undefined : (same.basis ?? answer.basis);
    const note = bothNotes(same.note, answer.note);
    byValue.set(key, {
      ...rest,
      cite,
      ...(basis && { basis }),
      ...(note && { note }),
      at: [...same.at, ...answer.at],
      of: [...new Set([...same.of, ...answer.of])],
    });
  }
  // Answers about one thing stand together.
  const things = [...new Set([...byValue.values()].map((a) => a.of.join()))];
  return [...byValue.values()].sort((a, b) => things.indexOf(a.of.join()) - things.indexOf(b.of.join()));
}

function different(cite: readonly Citation[]): Citation[] {
  const seen = new Map(cite.map((c) => [JSON.stringify([c.source, c.locator, c.quote]), c]));
  return [...seen.values()];
}

function bothNotes(a: Localized | undefined, b: Localized | undefined): Localized | undefined {
  if (!a || !b) return a ?? b;
  const langs = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(langs.map((lang) => [lang, [...new Set([a[lang], b[lang]])].filter(Boolean).join("; ")]));
}

/** Whether the answers of a question are values of different things, so that each must say of which. */
export function ofSeveral(answers: readonly DisputedAnswer[]): boolean {
  return new Set(answers.flatMap((a) => (a.of.length > 0 ? [a.of.join()] : []))).size > 1;
}
