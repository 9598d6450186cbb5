/**
 * Half-open intervals `[start, end)` between dates that may each be one of several days, with three-valued answers.
 * A date is given by its admissible days: inclusive spans, disjoint, ascending.
 */
import type { Day, DaySpan } from "./historical-date.ts";

export type Certainty = "yes" | "no" | "maybe";

/** Had what happens on one of these days happened by `day` (on it or before)? Without any admissible day: never. */
export function takesHoldBy(spans: readonly DaySpan[], day: Day): Certainty {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last || first[0] > day) return "no";
  return last[1] <= day ? "yes" : "maybe";
}

/** Is `day` in the half-open interval? An absent start has always been, an absent end never comes. */
export function during(start: readonly DaySpan[] | undefined, end: readonly DaySpan[] | undefined, day: Day): Certainty {
  return both(start ? takesHoldBy(start, day) : "yes", end ? negated(takesHoldBy(end, day)) : "yes");
}

/** One value for the whole of `[from, to)`: "maybe" also where only part of it is inside. */
export function throughout(start: readonly DaySpan[] | undefined, end: readonly DaySpan[] | undefined, from: Day, to: Day): Certainty {
  if (to <= from) return "no";
  const atFirst = during(start, end, from);
  const inside = criticalDays([start ?? [], end ?? []]).filter((day) => day > from && day < to);
  return inside.every((day) => during(start, end, day) === atFirst) ? atFirst : "maybe";
}

export const negated = (value: Certainty): Certainty => (value === "yes" ? "no" : value === "no" ? "yes" : "maybe");
export const both = (a: Certainty, b: Certainty): Certainty =>
  a === "no" || b === "no" ? "no" : a === "yes" && b === "yes" ? "yes" : "maybe";
export const either = (a: Certainty, b: Certainty): Certainty => negated(both(negated(a), negated(b)));

/** Does the date allow this day? */
export const admits = (spans: readonly DaySpan[], day: Day): boolean => spans.some(([first, last]) => first <= day && day <= last);

/**
 * The finite days on which an answer of `takesHoldBy` or `during` about any of these dates can change, ascending:
 * the first and the last admissible day of each. Between two neighbours nothing changes.
 */
export function criticalDays(dates: Iterable<readonly DaySpan[]>): Day[] {
  const days = new Set<Day>();
  for (const spans of dates) {
    const first = spans[0];
    const last = spans.at(-1);
    if (first && Number.isFinite(first[0])) days.add(first[0]);
    if (last && Number.isFinite(last[1])) days.add(last[1]);
  }
  return [...days].sort((a, b) => a - b);
}
