/** Dates of OpenStreetMap and OpenHistoricalMap: `start_date:edtf`, and `start_date` in the forms that mappers write. */
import { addMonths, dayFromCivil } from "../../core/time/calendar.ts";
import { parseDate } from "../../core/time/edtf.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { calendarDate } from "../calendar-date.ts";
import type { Tags } from "./elements.ts";

/** How a date stands in a record, and the first and last day that it may mean. */
export interface Written {
  readonly written: string | { readonly edtf: string; readonly calendar: "julian" };
  readonly first: Day;
  readonly last: Day;
}

export interface TagDate {
  readonly date?: Written;
  /** what stands there and cannot be read */
  readonly unreadable?: string;
  /** the EDTF and the plain tag mean days that have none in common */
  readonly clash?: readonly [edtf: string, plain: string];
}

/** The date under `key`: its EDTF where that can be read, else the plain tag. */
export function dateOf(tags: Tags, key: "start_date" | "end_date"): TagDate {
  const given = { edtf: text(tags.get(`${key}:edtf`)), plain: text(tags.get(key)) };
  const edtf = given.edtf === undefined ? undefined : edtfDate(given.edtf);
  const plain = given.plain === undefined ? undefined : plainDate(given.plain);
  const date = edtf ?? plain;
  const unreadable =
    given.edtf !== undefined && !edtf ? given.edtf : !date && given.plain !== undefined && given.plain !== ".." ? given.plain : undefined;
  const apart = edtf && plain && (edtf.last < plain.first || plain.last < edtf.first);
  return {
    ...(date && { date }),
    ...(unreadable !== undefined && unreadable !== ".." && { unreadable }),
    ...(apart && { clash: [given.edtf as string, given.plain as string] as const }),
  };
}

const text = (value: string | undefined): string | undefined => value?.trim() || undefined;

/** A point of time as EDTF; what lasts from the one to the other is, of a start or an end, some day between them. */
function edtfDate(given: string): Written | undefined {
  const parsed = parseDate(given);
  if (!parsed.ok) return undefined;
  const { kind, earliest: first, latest: last } = parsed.date;
  if (kind === "point") return { written: given, first, last };
  return kind === "interval" ? between(first, last) : undefined;
}

/** Some day, which is not known, until this one. */
export const someDayUpTo = (last: Day): Written => between(-Infinity, last) as Written;

function between(first: Day, last: Day): Written | undefined {
  if (first === -Infinity && last === Infinity) return undefined;
  if (first > last) return undefined;
  if (first === last) return { written: formatDay(first), first, last };
  const end = (day: Day): string => (Number.isFinite(day) ? formatDay(day) : "");
  return { written: `[${end(first)}..${end(last)}]`, first, last };
}

/** First and last year of a century, or of a decade as `1860s` and `C19` name them. */
function span(given: string): readonly [number, number] | undefined {
  const century = /^C(\d{1,2})(?:\s*(bce?))?$/i.exec(given);
  if (century) {
    const first = (Number(century[1]) - 1) * 100;
    return century[2] === undefined ? [first, first + 99] : [-first - 99, -first];
  }
  const decade = /^(\d{2,3})0s$/.exec(given);
  return decade ? [Number(decade[1]) * 10, Number(decade[1]) * 10 + 9] : undefined;
}

const PARTS = { early: 0, mid: 1, late: 2 } as const;
const wholeYears = ([from, to]: readonly [number, number]): Written | undefined =>
  between(dayFromCivil(from, 1, 1), dayFromCivil(to + 1, 1, 1) - 1);

/** The forms of the wiki page Key:start_date. */
function plainDate(given: string): Written | undefined {
  const julian = /^j:\s*(.+)$/i.exec(given);
  if (julian) {
    const edtf = calendarDate(julian[1] as string);
    const parsed = edtf === undefined ? undefined : parseDate(edtf, "julian");
    return edtf !== undefined && parsed?.ok
      ? { written: { edtf, calendar: "julian" }, first: parsed.date.earliest, last: parsed.date.latest }
      : undefined;
  }
  const dayNumber = /^jd:\s*(\d{1,9})(?:\.\d+)?$/i.exec(given);
  // Julian day 2440588 begins on 1970-01-01, day 0 of ours
  if (dayNumber) return between(Number(dayNumber[1]) - 2_440_588, Number(dayNumber[1]) - 2_440_588);
  const range = /^(.+?)\s*\.\.\s*(.+)$/.exec(given);
  if (range) {
    const [from, to] = [plainDate(range[1] as string), plainDate(range[2] as string)];
    return from && to ? between(from.first, to.last) : undefined;
  }
  const relative = /^(before|by|until|after|since)\s+(.+)$/i.exec(given);
  if (relative) {
    const date = plainDate(relative[2] as string);
    const word = (relative[1] as string).toLowerCase();
    if (!date) return undefined;
    if (word === "before") return between(-Infinity, date.first - 1);
    if (word === "after") return between(date.last + 1, Infinity);
    return word === "since" ? between(date.first, Infinity) : between(-Infinity, date.last);
  }
  const part = /^(early|mid|late)[\s-]+(.+)$/i.exec(given);
  if (part) {
    const years = span((part[2] as string).replace(/^~/, ""));
    return years
      ? third(years, PARTS[(part[1] as string).toLowerCase() as keyof typeof PARTS])
      : partOfYear(part[1] as string, part[2] as string);
  }
  const about = given.startsWith("~");
  const bare = about ? given.slice(1).trim() : given;
  const years = span(bare);
  if (years)
    return about ? wholeYears([years[0] - (years[1] - years[0] + 1) / 2, years[1] + (years[1] - years[0] + 1) / 2]) : wholeYears(years);
  const edtf = calendarDate(bare.replace(/[T ]\d\d:.*$/, ""));
  return edtf === undefined ? undefined : edtfDate(about ? `${edtf}~` : edtf);
}

/** Early, middle and late are thirds. */
function third([from, to]: readonly [number, number], part: 0 | 1 | 2): Written | undefined {
  const length = to - from + 1;
  return wholeYears([from + Math.floor((length * part) / 3), from + Math.floor((length * (part + 1)) / 3) - 1]);
}

function partOfYear(word: string, rest: string): Written | undefined {
  const edtf = calendarDate(rest.replace(/^~/, ""));
  const parsed = edtf === undefined || !/^Y?-?\d+$/.test(edtf) ? undefined : parseDate(edtf);
  if (!parsed?.ok) return undefined;
  const from = addMonths(parsed.date.earliest, PARTS[word.toLowerCase() as keyof typeof PARTS] * 4);
  return between(from, addMonths(from, 4) - 1);
}

/** The day of a time as files state it: `2026-11-01T10:00:00Z`. */
export function dayOfTime(given: string | undefined): Day | undefined {
  const found = given === undefined ? undefined : parseDate(given.slice(0, 10));
  return found?.ok && found.date.earliest === found.date.latest ? found.date.earliest : undefined;
}
