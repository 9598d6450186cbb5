/** The date of what a clause says: the nearest one written, else the years around the sentence, marked as such. */
import type { Finding } from "./analysis.ts";
import type { Clause } from "./clauses.ts";
import type { Data } from "./proposal.ts";
import type { DatedWords } from "./years.ts";

/**
 * The date that belongs to the words at `at`: the nearest of the part of the clause that has them as its verb, else one that stands
 * before all its verbs or is shared with a neighbour that no comma divides from it.
 */
export function dateNear(finding: Finding, at: number, clause: Clause): DatedWords | undefined {
  const { dates, clauses } = finding;
  const usable = dates.filter((date) => date.edtf !== undefined && (date.bound === "on" || date.bound === "since"));
  const nearest = (pool: readonly DatedWords[]): DatedWords | undefined =>
    [...pool].sort((a, b) => distance(a, at) - distance(b, at) || a.start - b.start)[0];
  const inside = usable.filter((date) => clause.start <= date.start && date.end <= clause.end);
  if (inside.length === 0) return clauses.length === 1 || usable.length === 1 ? nearest(usable) : undefined;
  const parts = partsOf(finding, clause);
  const own = parts.find((part) => part.start <= at && at < part.end);
  const within = (part: Part): DatedWords[] => inside.filter((date) => part.start <= date.start && date.end <= part.end);
  if (own === undefined || parts.length === 1) return nearest(inside);
  if (within(own).length > 0) return nearest(within(own));
  const index = parts.indexOf(own);
  const leading = inside.filter((date) => date.end <= (parts[0]?.verb ?? 0));
  const apart = (one: number): boolean => parts.slice(Math.min(one, index) + 1, Math.max(one, index) + 1).some((part) => part.apart);
  const joined = parts.filter((part) => !apart(parts.indexOf(part)));
  return nearest([...leading, ...joined.flatMap(within)]);
}

/** A stretch of a clause with one verb. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly verb: number;
  /** a comma divides it from the part before */
  readonly apart: boolean;
}

/** The words that join one verb to the next. */
const JOIN = /,? (?:and|but|or|then|before|after which|which)(?= )|, ?(?=\p{Ll})|(?<=,) /gu;

/** Cuts a clause at the last joining words between one verb and the next. */
function partsOf({ sentence: { plain }, cues, dates }: Finding, clause: Clause): Part[] {
  const verbs = cues.filter((cue) => clause.start <= cue.start && cue.end <= clause.end);
  const parts: Part[] = [];
  let [start, apart] = [clause.start, false];
  let verb = verbs[0]?.start ?? clause.start;
  verbs.slice(1).forEach((next, i) => {
    const from = verbs[i]?.end ?? 0;
    const joins = [...plain.slice(from, next.start).matchAll(JOIN)]
      .map((match) => ({ at: from + match.index, comma: match[0].startsWith(",") }))
      .filter(({ at }) => dates.every((date) => at < date.start || date.end <= at));
    const join = joins.at(-1);
    if (join === undefined) return;
    parts.push({ start, end: join.at, verb, apart });
    [start, apart, verb] = [join.at, join.comma, next.start];
  });
  parts.push({ start, end: clause.end, verb, apart });
  return parts;
}

const distance = (date: DatedWords, at: number): number => (date.end <= at ? at - date.end : date.start - at);

/** A date as it stands in a record, with the reason of an inferred year. */
export function written(date: DatedWords): string | Data {
  const edtf = date.edtf ?? "XXXX";
  const value: string | Data = date.calendar === "julian" ? { edtf, calendar: "julian" } : edtf;
  const note = date.inferred ? `written “${date.words}”; ${date.inferred}` : undefined;
  return note === undefined ? value : { value, note };
}

/** What stands for a date where the sentence has none. */
export function undated({ around: { before, after }, sentence }: Finding): Data {
  const year = (y: number): string => `${String(y).padStart(4, "0")}?`;
  const known = [before, after].filter((y): y is number => y !== undefined && y > 0);
  if (known.length === 0) return { value: "XXXX", note: `${sentence.id} has no date, nor has any other sentence` };
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const edtf = first === last ? year(first) : `[${year(first)}..${year(last)}]`;
  return {
    value: edtf,
    note: `${sentence.id} has no date; the year${first === last ? " is that" : "s are those"} of the sentences around it, and a guess`,
  };
}

/** The date of the words at `at`, or what stands for it. */
export const whenOf = (finding: Finding, at: number, clause: Clause): string | Data => {
  const date = dateNear(finding, at, clause);
  return date ? written(date) : undated(finding);
};
