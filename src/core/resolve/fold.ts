import type { Day } from "../time/historical-date.ts";
import type { Entry, EntrySuspension } from "./entries.ts";

/** Why an entry does not count, or `live`, or `ended` (it counts, and leaves `unknown`). */
export type EntryState = "live" | "ended" | "not-yet" | "lapsed" | "not-known" | "annulled" | "suspended" | "reverted";

/** State of one entry on day `d`, as known on day `known` (Infinity: as known at the end), under one assignment. */
export function stateOf(entry: Entry, days: ArrayLike<Day>, d: Day, known: Day): EntryState {
  if ((days[entry.when] as number) > d) return "not-yet";
  for (const v of entry.starts) if ((days[v] as number) > d) return "not-yet";
  for (const v of entry.ends) if ((days[v] as number) <= d) return "lapsed";
  if (known !== Infinity) for (const v of entry.known) if ((days[v] as number) > known) return "not-known";
  let ended = entry.until !== undefined && (days[entry.until] as number) <= d;
  for (const annulment of entry.voids) {
    const day = days[annulment.when] as number;
    if (day > known) continue;
    if (annulment.mode === "ab-initio") return "annulled";
    if (day <= d) ended = true;
  }
  if (entry.suspensions.some((s) => suspends(s, days, d, known))) return "suspended";
  if (ended) return entry.assertion.reverts ? "reverted" : "ended";
  return "live";
}

/** Whether a suspension lasts on day `d`, and was known by `known`. */
export const suspends = ({ from, until }: EntrySuspension, days: ArrayLike<Day>, d: Day, known: Day): boolean =>
  (days[from] as number) <= Math.min(d, known) && (until === undefined || (days[until] as number) > d);

/** Whether `a` comes after `b` on the same day: by its own word, by rank, or by its place in one record. */
export function comesAfter(a: Entry, b: Entry): boolean {
  if (names(a, b)) return true;
  if (names(b, a)) return false;
  if (a.assertion.rank !== b.assertion.rank) return a.assertion.rank === "preferred";
  return a.assertion.record === b.assertion.record && stands(a.order, b.order) > 0;
}

/** Negative, 0 or positive, as the first list of numbers comes before, with or after the second. */
function stands(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? -Infinity, b[i] ?? -Infinity];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function names(a: Entry, b: Entry): boolean {
  return (
    a.assertion.effect.after?.some(
      (ref) =>
        ref === b.assertion.id || ref === b.assertion.record.id || ref === `${b.assertion.record.collection}/${b.assertion.record.id}`,
    ) ?? false
  );
}
