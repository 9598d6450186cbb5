/** The date of what a clause says: the nearest one written, else the years around the sentence, marked as such. */
import { parseDate } from "../../core/time/edtf.ts";
import type { Finding } from "./analysis.ts";
import type { Clause } from "./clauses.ts";
import type { NameFound } from "./names.ts";
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
  // A date before all verbs of the sentence is that of every clause: “In 1920, A signed it; B did not.”
  const firstVerb = Math.min(...finding.cues.map((cue) => cue.start));
  if (inside.length === 0) return nearest(clauses.length === 1 ? usable : usable.filter((date) => date.end <= firstVerb));
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

/** A step as a noun, told as what something else came before or after. */
const NOUN =
  /^(?:signing|ratification of|entry into force|podpisani|ratyfikacj|wejści|Unterzeichnung|Ratifi|Inkrafttreten|pasirašym|ratifikavim|įsigaliojim)/u;
const RELATIVE =
  /(?<!\p{L})(?:[Aa]fter|[Bb]efore|[Ss]ince|[Ff]ollowing|[Uu]ntil|[Uu]pon|[Pp]o|[Pp]rzed|[Dd]o|[Oo]d|[Nn]ach|[Vv]or|[Ss]eit|[Pp]rieš|[Ii]ki|[Nn]uo)(?: \p{L}+){0,2} $/u;

/** Between a date and a verb that happened on it: “on 5 May, when the parties”. */
const WHEN = /^,? (?:when|als|kai|gdy|kiedy) [^,;]*$/u;

/**
 * The date of a step of an act. Where something else is told as after it, a date of the clause is not its own unless it follows at
 * once; of a time that lasts, what came into force did at its beginning, and what is told by “when” at its end.
 */
export function dateOfStep(finding: Finding, at: number, clause: Clause, stage: string): DatedWords | undefined {
  const { plain } = finding.sentence;
  if (NOUN.test(plain.slice(at, at + 30)) && RELATIVE.test(plain.slice(Math.max(0, at - 50), at)))
    return finding.dates.find((date) => date.edtf !== undefined && date.start > at && !/[,;]/.test(plain.slice(at, date.start)));
  const told = finding.dates.findLast((d) => d.end <= at && WHEN.test(plain.slice(d.end, at)));
  const date = told ?? dateNear(finding, at, clause);
  const ends = /^([^/[{]+)\/([^/]+)$/.exec(date?.edtf ?? "");
  if (!date || !ends) return date;
  if (stage === "in-force") return narrowed(date, ends[1] ?? "");
  return date === told ? narrowed(date, ends[2] ?? "") : date;
}

/** Between two dates of one verb: who else did it, and nothing more. */
const WHO_ELSE =
  /^,? (?:and|und|i|oraz|ir)(?: by| przez| von| durch)?(?: the)?(?: (?<who>(?:all (?:of )?the )?other \p{L}+|others|the (?:rest|latter)))?(?:,? (?:on|by|in|am|w dniu|dnia))? ?$/u;

/** Further steps of the same verb: “ratified by A on one day and by B on another”. */
export function furtherSteps(
  finding: Finding,
  at: number,
  clause: Clause,
): { readonly date: DatedWords; readonly by: readonly NameFound[] }[] {
  const { plain } = finding.sentence;
  const next = Math.min(clause.end, ...finding.cues.map((cue) => cue.start).filter((start) => start > at));
  const dates = finding.dates.filter((date) => date.edtf !== undefined && at < date.start && date.end <= next);
  return dates.slice(1).flatMap((date, i) => {
    const from = dates[i]?.end ?? 0;
    const by = finding.names.filter((name) => name.kind === "polity" && from <= name.start && name.end <= date.start);
    // what is left without the names must be joining words alone
    const rest = by.reduceRight(
      (words, name) => words.slice(0, name.start - from) + words.slice(name.end - from),
      plain.slice(from, date.start),
    );
    const joined = WHO_ELSE.exec(rest.replaceAll(/ {2,}/g, " "));
    return joined && (by.length > 0 || joined.groups?.["who"]) ? [{ date, by }] : [];
  });
}

function narrowed(date: DatedWords, edtf: string): DatedWords {
  const parsed = parseDate(edtf, date.calendar);
  return parsed.ok ? { ...date, edtf, earliest: parsed.date.earliest, latest: parsed.date.latest } : date;
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
const JOIN = /,? (?:and|but|or|then|before|after which|which|ir|o|bet|i|oraz|a|ale|und|aber|sowie)(?= )|, ?(?=\p{Ll})|(?<=,) /gu;

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
