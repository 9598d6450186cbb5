import { counting } from "../link/date-book.ts";
import type { DateVariable } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { AnyAuthored, ValuePath } from "../model/authored.ts";
import type { Citation, DateExpression, Sourced } from "../model/values.ts";
import type { Day } from "../time/historical-date.ts";
import { writtenDate } from "../time/written-date.ts";

/** The first day that a date may mean; -Infinity where it has none. */
export const earliestOf = (when: DateVariable | undefined): number => when?.admissible[0]?.[0] ?? -Infinity;
/** The last day that a date may mean; Infinity where it has none. */
export const latestOf = (when: DateVariable | undefined): number => when?.admissible.at(-1)?.[1] ?? Infinity;

/** Every record of an atlas, by collection and id. */
export function* recordsOf(atlas: Atlas): Iterable<AnyAuthored> {
  for (const records of Object.values(atlas.collections)) yield* records.values() as Iterable<AnyAuthored>;
}

/** The days a sourced date may mean (those values that count), and how it is written. */
export interface Bounds {
  readonly earliest: Day;
  readonly latest: Day;
  readonly text: string;
}

/** First and last day that a sourced date may mean; undefined where it is absent or hangs on a faulty record. */
export function boundsOf(atlas: Pick<Atlas, "dateOf">, sourced: Sourced<DateExpression> | undefined): Bounds | undefined {
  if (!sourced) return undefined;
  const values = counting(sourced);
  const only = values.length === 1 ? values[0]?.value : undefined;
  if (only) {
    const date = atlas.dateOf(only);
    return date && { earliest: date.earliest, latest: date.latest, text: writtenDate(only) };
  }
  let bounds: Bounds | undefined;
  for (const { value } of values) {
    const date = atlas.dateOf(value);
    if (!date) continue;
    bounds = {
      earliest: Math.min(bounds?.earliest ?? date.earliest, date.earliest),
      latest: Math.max(bounds?.latest ?? date.latest, date.latest),
      text: bounds ? `${bounds.text} or ${writtenDate(value)}` : writtenDate(value),
    };
  }
  return bounds;
}

/** A name for messages: the id, which is what the author typed. */
export const inProse = (ids: readonly string[]): string =>
  ids.length <= 1 ? (ids[0] ?? "nobody") : `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;

/** Span of one citation of a list, which may be written as one bare value. */
export const citationPath = (path: ValuePath, cite: readonly Citation[], index: number): ValuePath =>
  cite.length > 1 ? [...path, index] : path;

/** Faces that stand in both of two ascending lists. */
export function commonFaces(a: Uint32Array, b: Uint32Array): number[] {
  const common: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) {
      common.push(x);
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return common;
}
