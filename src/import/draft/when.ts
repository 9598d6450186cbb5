/** The date of what a clause says: the nearest one written, else the years around the sentence, marked as such. */
import type { Finding } from "./analysis.ts";
import type { Clause } from "./clauses.ts";
import type { Data } from "./proposal.ts";
import type { DatedWords } from "./years.ts";

/** The date that belongs to the words at `at`: in the same clause if there is one, the nearest of those. */
export function dateNear({ dates, clauses }: Finding, at: number, clause: Clause): DatedWords | undefined {
  const usable = dates.filter((date) => date.edtf !== undefined && (date.bound === "on" || date.bound === "since"));
  const inside = usable.filter((date) => clause.start <= date.start && date.end <= clause.end);
  const pool = inside.length > 0 ? inside : clauses.length === 1 || usable.length === 1 ? usable : [];
  return [...pool].sort((a, b) => distance(a, at) - distance(b, at) || a.start - b.start)[0];
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
