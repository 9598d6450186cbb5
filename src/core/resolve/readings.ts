/** Which dates give which answer, where the sources leave a date open. */
import { formatDay } from "../time/format-day.ts";
import type { Day, DaySpan } from "../time/historical-date.ts";
import type { LayerAnswer, Reading } from "./answer.ts";
import type { Docket } from "./docket.ts";
import type { Entry } from "./entries.ts";
import type { DatesRead, Groups } from "./judge.ts";
import { judgeDay, type Segment } from "./timeline.ts";

/**
 * The answer with the dates on which each of its alternatives rests on every day from `first` to `last`; without them
 * where they are not the same on all these days.
 */
export function withReadings(
  answer: LayerAnswer,
  { judgement }: Segment,
  docketOf: () => Docket,
  groups: Groups,
  first: Day,
  last: Day,
  known: Day,
): LayerAnswer {
  if (!answer.alternatives) return answer;
  const docket = docketOf();
  const then = readingsOn(docket, groups, first, known);
  const later = last === first ? then : readingsOn(docket, groups, last, known);
  const readings = judgement.verdicts.map(({ key }): readonly Reading[] => {
    const found = then.get(key) ?? [];
    return JSON.stringify(found) === JSON.stringify(later.get(key) ?? []) ? found : [];
  });
  const alternatives = answer.alternatives.map((a, i): LayerAnswer => {
    const reading = readings[i] ?? [];
    return reading.length > 0 ? { ...a, reading } : a;
  });
  const { reading: own } = alternatives[0] ?? {};
  return { ...answer, ...(own && { reading: own }), alternatives };
}

/** The readings of the dates that give each verdict of a day, by the verdict's key. */
function readingsOn(docket: Docket, groups: Groups, d: Day, known: Day): Map<string, readonly Reading[]> {
  const entries = groups.flatMap((group) => group.flatMap((assertor) => docket.byAssertor.get(assertor) ?? []));
  return new Map(
    judgeDay(docket, groups, d, known).map(({ key, reading }) => [
      key,
      (reading ?? []).map((read): Reading => ({ ...dateOf(read, entries, docket), on: spansOf(read).map(shown) })),
    ]),
  );
}

/** Days tried stand for those between them where both neighbours gave the same. */
function spansOf({ days, tried, spans }: DatesRead): DaySpan[] {
  const own = new Set(days);
  const found: [Day, Day][] = [];
  let before: Day | undefined;
  for (const day of tried) {
    const joined = before !== undefined && own.has(before) && spans.some(([from, to]) => from <= (before as Day) && day <= to);
    const last = found.at(-1);
    if (own.has(day)) {
      if (joined && last) last[1] = day;
      else found.push([day, day]);
    }
    before = day;
  }
  return found;
}

const shown = ([from, to]: DaySpan): string => (from === to ? formatDay(from) : `[${formatDay(from)}..${formatDay(to)}]`);

/** The record in which a date is written, and what happened on it. */
function dateOf({ variable, written }: DatesRead, entries: readonly Entry[], docket: Docket): Pick<Reading, "act" | "what"> {
  const { record: act, path, reckoned } = written ?? { record: "", path: [] };
  // A day reckoned from another record's is the day of what hangs on it.
  if (reckoned) {
    const keyOf = docket.table.keyOf.bind(docket.table);
    const begun = entries.find((e) => keyOf(e.when) === variable);
    const hangs = begun ?? entries.find((e) => e.until !== undefined && keyOf(e.until) === variable);
    if (hangs) return { act: hangs.assertion.id, what: begun ? "took-effect" : "ended" };
  }
  if (path[0] === "exists") return { act, what: path[1] === "until" ? "ended" : "began" };
  if (path[0] === "succeeds") return { act, what: "succeeded" };
  const last = path.at(-1);
  return { act, what: last === "until" ? "ended" : last === "disclosed" ? "disclosed" : "took-effect" };
}
