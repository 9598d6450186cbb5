/** Gives a year to dates that were written without one, from what stands around them, and marks it as inferred. */
import { addMonths, civilFromDay, dateIn } from "../../core/time/calendar.ts";
import { parseDate } from "../../core/time/edtf.ts";
import { formatCivil, formatYear } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import type { DateFound } from "./date-form.ts";

/** A date as read: `edtf` is absent where nothing gives a year. */
export interface DatedWords extends DateFound {
  readonly edtf?: string;
  /** first and last day, where there is a date */
  readonly earliest?: Day;
  readonly latest?: Day;
  /** why the year stands there, where the sentence does not give it */
  readonly inferred?: string;
}

/** A dated act that the atlas knows and the sentence names: the year of a date without one, in the same month. */
export interface KnownAct {
  readonly id: string;
  readonly days: readonly { readonly earliest: Day; readonly latest: Day }[];
}

interface Anchor {
  readonly sentence: string;
  readonly earliest: Day;
  readonly latest: Day;
}

export interface SentenceDates {
  readonly id: string;
  readonly dates: readonly DateFound[];
  readonly acts: readonly KnownAct[];
}

/**
 * Reads the dates of all sentences in the order of the text. A date without a year takes the year of an act of the atlas that its
 * sentence names, else the first year in which it comes after the date before it and not after the next one that is written whole,
 * else the year of the title. The year, and only it, is marked uncertain: `1920?-07-12`.
 */
export function datedWords(sentences: readonly SentenceDates[], title?: string): ReadonlyMap<string, readonly DatedWords[]> {
  const anchors = sentences.map(({ id, dates }) => dates.map((date) => wholeAnchor(id, date)));
  const titled = /(?<!\d)(1\d{3}|20\d{2})(?!\d)/.exec(title ?? "")?.[1];
  const out = new Map<string, readonly DatedWords[]>();
  let before: Anchor | undefined;
  for (const [i, { id, dates, acts }] of sentences.entries()) {
    const read: DatedWords[] = [];
    for (const [j, date] of dates.entries()) {
      const whole = anchors[i]?.[j];
      if (whole && date.form.kind === "whole") {
        read.push({ ...date, edtf: date.form.edtf, earliest: whole.earliest, latest: whole.latest });
        // what a date only bounds (“before 1914”) says nothing about when the story stands
        if (date.bound !== "before" && isNear(whole)) before = whole;
        continue;
      }
      const after = nextAnchor(anchors, i, j, before);
      const made =
        date.form.kind === "later"
          ? shifted(date, before)
          : date.form.kind === "yearless"
            ? withYear(date, id, acts, before, after, titled)
            : undefined;
      read.push(made ?? date);
      if (made?.earliest !== undefined && made.latest !== undefined)
        before = { sentence: id, earliest: made.earliest, latest: made.latest };
    }
    out.set(id, read);
  }
  return out;
}

function wholeAnchor(sentence: string, { form, calendar }: DateFound): Anchor | undefined {
  if (form.kind !== "whole") return undefined;
  const parsed = parseDate(form.edtf, calendar);
  return parsed.ok ? { sentence, earliest: parsed.date.earliest, latest: parsed.date.latest } : undefined;
}

/** The next date that is written whole; what lies before the story so far is a digression, and holds nothing. */
function nextAnchor(
  anchors: readonly (readonly (Anchor | undefined)[])[],
  i: number,
  j: number,
  before: Anchor | undefined,
): Anchor | undefined {
  for (let at = i; at < anchors.length; at++)
    for (const [k, anchor] of (anchors[at] ?? []).entries())
      if (anchor && (at > i || k > j) && isNear(anchor) && (!before || anchor.latest >= before.earliest)) return anchor;
  return undefined;
}

/** A century says nothing about when the story stands, nor does what has no end. */
const LONGEST_ANCHOR = 50 * 366;
export const isNear = ({ earliest, latest }: { readonly earliest: Day; readonly latest: Day }): boolean =>
  latest - earliest < LONGEST_ANCHOR;

const yearOf = (day: Day): number => civilFromDay(day).year;

function withYear(
  date: DateFound,
  sentence: string,
  acts: readonly KnownAct[],
  before: Anchor | undefined,
  after: Anchor | undefined,
  titled: string | undefined,
): DatedWords | undefined {
  const { form } = date;
  if (form.kind !== "yearless") return undefined;
  const inYear = (year: number): DatedWords | undefined => {
    const edtf = form.edtfIn(year);
    const parsed = edtf === undefined ? undefined : parseDate(edtf, date.calendar);
    return edtf !== undefined && parsed?.ok
      ? { ...date, edtf: doubted(edtf, year), earliest: parsed.date.earliest, latest: parsed.date.latest }
      : undefined;
  };
  if (form.yearsOn !== undefined) {
    const made = before && inYear(yearOf(before.earliest) + form.yearsOn);
    return made && { ...made, inferred: `reckoned from the date in ${before.sentence}` };
  }
  for (const act of acts)
    for (const days of act.days) {
      if (!Number.isFinite(days.earliest)) continue;
      const made = inYear(yearOf(days.earliest));
      if (made?.earliest !== undefined && made.latest !== undefined && made.earliest <= days.latest && days.earliest <= made.latest)
        return { ...made, inferred: `the year is that of ${act.id}, which the sentence names` };
    }
  // After a time of years, “the war of 1700–1721”, the story stands at its end where what comes next does.
  if (before && after && before.latest - before.earliest > 366 && after.earliest - before.latest < 2 * 366) {
    const made = inYear(yearOf(after.earliest));
    if (made?.earliest !== undefined && made.earliest <= after.latest && made.earliest >= before.earliest)
      return { ...made, inferred: `the year is that of ${after.sentence}, at the end of the time in ${before.sentence}` };
  }
  if (before) {
    const first = yearOf(before.earliest);
    const last = after ? Math.min(yearOf(after.latest), first + 1) : first + 1;
    for (let year = first; year <= last; year++) {
      const made = inYear(year);
      if (made?.latest === undefined || made.earliest === undefined || made.latest < before.earliest) continue;
      if (after && made.earliest > after.latest) break;
      const held = after ? ` and not after ${after.sentence}` : "";
      return { ...made, inferred: `the year is the first that puts it after ${before.sentence}${held}` };
    }
    const made = inYear(first);
    return made && { ...made, inferred: `the year is that of ${before.sentence}` };
  }
  if (after?.sentence === sentence) {
    const made = inYear(yearOf(after.earliest));
    if (made) return { ...made, inferred: "the year is that of another date in the sentence" };
  }
  if (after) {
    for (let year = yearOf(after.latest); year > yearOf(after.latest) - 2; year--) {
      const made = inYear(year);
      if (made?.earliest !== undefined && made.earliest <= after.latest)
        return { ...made, inferred: `only a later sentence, ${after.sentence}, has a year; the true one may be earlier` };
    }
  }
  const made = titled === undefined ? undefined : inYear(Number(titled));
  return made && { ...made, inferred: "the year is that of the title" };
}

/** Marks the year, and nothing else, as uncertain. */
function doubted(edtf: string, year: number): string {
  const written = formatYear(year);
  return edtf.replaceAll(new RegExp(`(?<!\\d)${written.replace("-", "\\-")}(?![\\d?~%X])`, "g"), `${written}?`);
}

/** So long after the last date; undefined where nothing was dated, or less finely than what is counted. */
function shifted(date: DateFound, before: Anchor | undefined): DatedWords | undefined {
  const { form } = date;
  if (form.kind !== "later" || !before || !Number.isFinite(before.latest)) return undefined;
  const exact = before.earliest === before.latest;
  const inferred = `reckoned from the date in ${before.sentence}`;
  const made = (edtf: string): DatedWords | undefined => {
    const parsed = parseDate(edtf);
    return parsed.ok ? { ...date, edtf, earliest: parsed.date.earliest, latest: parsed.date.latest, inferred } : undefined;
  };
  const { year, month } = dateIn("gregorian", before.earliest);
  if (form.unit === "year") return made(`${formatYear(year + form.count)}?`);
  if (form.unit === "month") {
    if (before.latest - before.earliest > 30) return undefined;
    const to = civilFromDay(addMonths(before.earliest, form.count));
    return made(`${formatYear(to.year)}-${String(form.count === 0 ? month : to.month).padStart(2, "0")}?`);
  }
  if (!exact) return undefined;
  return made(`${formatCivil(civilFromDay(before.earliest + form.count * (form.unit === "week" ? 7 : 1)))}?`);
}
