/** One EDTF date, without intervals and sets: its text to the days it may mean. */

import type { Calendar } from "./calendar.ts";
import { dayIn, daysInMonth, MAX_YEAR, MIN_YEAR } from "./calendar.ts";
import { adviseOn } from "./edtf-advice.ts";
import type { DateFault } from "./edtf-fault.ts";
import { readYears, type Years } from "./edtf-years.ts";
import type { Day, DaySpan } from "./historical-date.ts";
import { ENGLISH } from "./month-names.ts";
import { mergeSpans } from "./spans.ts";

export interface Point {
  readonly spans: readonly DaySpan[];
  readonly level: 0 | 1 | 2;
  readonly approximate: boolean;
  readonly uncertain: boolean;
  readonly timed: boolean;
}

const FORM =
  /^([?~%]?)(-?[\dX]{4}|Y-?\d+(?:E\d+)?)(?:S(\d+))?([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?)(?:T(.*))?)?)?$/d;

/** Code → first month and number of months; 21–24 are taken as northern, as is 24 for December to February. */
const SEASONS: Readonly<Record<number, readonly [month: number, months: number]>> = {
  21: [3, 3],
  22: [6, 3],
  23: [9, 3],
  24: [12, 3],
  25: [3, 3],
  26: [6, 3],
  27: [9, 3],
  28: [12, 3],
  29: [9, 3],
  30: [12, 3],
  31: [3, 3],
  32: [6, 3],
  33: [1, 3],
  34: [4, 3],
  35: [7, 3],
  36: [10, 3],
  37: [1, 4],
  38: [5, 4],
  39: [9, 4],
  40: [1, 6],
  41: [7, 6],
};

/** More separate spans than this are widened to the one that holds them all: a wider truth, never a narrower one. */
const MOST_SPANS = 1000;

/** What the faults and the days of one date are worked out from. */
interface Written {
  readonly text: string;
  readonly calendar: Calendar;
  readonly yearText: string;
  readonly month: string | undefined;
  readonly day: string | undefined;
  /** where a group of `FORM` begins */
  readonly at: (group: number) => number;
}

/** Reads one date; offsets in faults count from the start of `text`. */
export function readPoint(text: string, calendar: Calendar): Point | DateFault {
  const found = FORM.exec(text);
  if (!found) return adviseOn(text, calendar);
  const at = (group: number): number => found.indices?.[group]?.[0] ?? 0;
  const [, yearMark = "", yearText = "", significant, yearEnd = "", monthMark = "", month, monthEnd = "", dayMark = "", day, dayEnd = ""] =
    found;
  const time = found[11];
  const written: Written = { text, calendar, yearText, month, day, at };

  const years = readYears(yearText, significant);
  if ("message" in years) return { at: at(2), ...years };
  if (significant !== undefined && month !== undefined) {
    return {
      message: `S${significant} makes ${yearText} a stretch of years, which has no month ${month}`,
      help: `write ${yearText}S${significant}`,
      at: at(6),
    };
  }
  const spans = spansOf(written, years);
  if ("message" in spans)
    return { at: at(spans.part === "day" ? 9 : 6), message: spans.message, ...(spans.help ? { help: spans.help } : {}) };
  const fault = time === undefined ? undefined : faultOfTime(written, time);
  if (fault) return fault;
  const marks = [yearMark, yearEnd, monthMark, monthEnd, dayMark, dayEnd].join("");
  const last = day !== undefined ? dayEnd : month !== undefined ? monthEnd : yearEnd;
  return {
    spans,
    // a mark that stands anywhere but at the end, or significant digits, is of the second level whatever the rest
    level: marks.length > last.length || significant !== undefined ? 2 : levelOf(written, marks),
    approximate: /[~%]/.test(marks),
    uncertain: /[?%]/.test(marks),
    timed: time !== undefined,
  };
}

/** The level of EDTF that a date needs whose marks, if it has any, stand at its end. */
function levelOf({ yearText, month, day }: Written, marks: string): 0 | 1 | 2 {
  if (/E/.test(yearText)) return 2;
  if (yearText.startsWith("Y") && month !== undefined) return 2;
  const code = Number(month);
  if (code > 24) return 2;
  const rest = `${month ?? ""}${day ?? ""}`;
  if (/X/.test(yearText) && (rest !== "" || !/\dX{1,2}$/.test(yearText) || /X\d/.test(yearText) || /X{3}/.test(yearText))) return 2;
  if (/X/.test(rest) && !/^(\d\d)?(XX){1,2}$/.test(rest)) return 2;
  return marks !== "" || /[XY-]/.test(yearText) || /X/.test(rest) || code >= 21 ? 1 : 0;
}

type PartFault = DateFault & { readonly part: "month" | "day" };

function spansOf(written: Written, years: Years): readonly DaySpan[] | PartFault {
  const { calendar, month, day } = written;
  if (month === undefined) return yearSpans(years, calendar);
  return day === undefined ? monthSpans(years, month, calendar) : daySpans(written, years, month, day);
}

function monthSpans(of: Years, pattern: string, calendar: Calendar): readonly DaySpan[] | PartFault {
  if (pattern === "XX") return yearSpans(of, calendar);
  const season = SEASONS[Number(pattern)];
  if (season) return collect(of, (year) => [runOfMonths(calendar, year, ...season)]);
  const months = matching(pattern, 1, 12);
  if (months.length === 0) return monthFault(pattern);
  return collect(of, (year) => months.map((m) => runOfMonths(calendar, year, m, 1)));
}

function daySpans(written: Written, of: Years, monthPattern: string, pattern: string): readonly DaySpan[] | PartFault {
  const { text, calendar, yearText, at } = written;
  if (SEASONS[Number(monthPattern)]) {
    return {
      part: "day",
      message: `${monthPattern} is a season, which has no day ${pattern}`,
      help: `write ${text.slice(0, at(6) + 2)}, or a month from 01 to 12`,
    };
  }
  const months = matching(monthPattern, 1, 12);
  if (months.length === 0) {
    const swapped = Number(monthPattern) >= 13 && Number(monthPattern) <= 31 && matching(pattern, 1, 12).length === 1;
    return swapped ? { ...monthFault(monthPattern), help: `write ${yearText}-${pattern}-${monthPattern}` } : monthFault(monthPattern);
  }
  if (pattern === "XX") return monthSpans(of, monthPattern, calendar);
  if (of.first <= MIN_YEAR || of.last >= MAX_YEAR) return yearSpans(of, calendar);
  const spans = collect(of, (year) =>
    months.flatMap((m) => matching(pattern, 1, daysInMonth(year, m, calendar)).map((d): DaySpan => single(dayIn(calendar, year, m, d)))),
  );
  return spans.length > 0 ? spans : dayFault(written, of, months, pattern);
}

function dayFault({ text, calendar, at }: Written, of: Years, months: readonly number[], pattern: string): PartFault {
  const lengths = months.flatMap((m) => of.list(12).map((y) => daysInMonth(y, m, calendar)));
  const most = Math.max(...lengths);
  if (/^0/.test(pattern))
    return {
      part: "day",
      message: `days are counted from 01, not from ${pattern}`,
      help: `write ${text.slice(0, at(9) - 1)} if the day is not known`,
    };
  const name = months.length === 1 ? (ENGLISH[(months[0] ?? 1) - 1] ?? "") : "a month";
  const known = months.length === 1 && of.count === 1;
  const when = known ? ` ${yearInWords(of.first)}${calendar === "julian" ? " (Julian)" : ""}` : "";
  const tail = pattern.includes("X") ? `none that ${pattern} could mean` : `not ${Number(pattern)}`;
  return {
    part: "day",
    message: `${name}${when} has ${known ? "" : "at most "}${most} days, ${tail}`,
    help: `check the day against the source, or write ${text.slice(0, at(9) - 1)} if it is not known`,
  };
}

/** The spans of every year that is meant; too many to list are widened to one. */
function collect(of: Years, spansOf: (year: number) => DaySpan[]): readonly DaySpan[] {
  const sample = spansOf(of.first).length || 1;
  if (of.count * sample <= MOST_SPANS) return mergeSpans(of.list(of.count).flatMap(spansOf));
  let first: Day | undefined;
  let last: Day | undefined;
  for (let i = 0; i < of.count && first === undefined; i++) first = spansOf(of.nth(i))[0]?.[0];
  for (let i = of.count - 1; i >= 0 && last === undefined; i--) last = spansOf(of.nth(i)).at(-1)?.[1];
  return first === undefined || last === undefined ? [] : [[first, last]];
}

function yearSpans(of: Years, calendar: Calendar): readonly DaySpan[] {
  if (of.contiguous) return [[startOf(of.first, calendar), endOf(of.last, calendar)]];
  return mergeSpans(of.list(of.count).map((year): DaySpan => [startOf(year, calendar), endOf(year, calendar)]));
}

function startOf(year: number, calendar: Calendar): Day {
  if (year < MIN_YEAR) return -Infinity;
  return year > MAX_YEAR ? dayIn(calendar, MAX_YEAR, 12, 31) + 1 : dayIn(calendar, year, 1, 1);
}

function endOf(year: number, calendar: Calendar): Day {
  if (year > MAX_YEAR) return Infinity;
  return year < MIN_YEAR ? dayIn(calendar, MIN_YEAR, 1, 1) - 1 : dayIn(calendar, year, 12, 31);
}

function runOfMonths(calendar: Calendar, year: number, month: number, months: number): DaySpan {
  // Years too far to count by day have no months to tell apart.
  if (year >= MAX_YEAR || year <= MIN_YEAR) return [startOf(year, calendar), endOf(year, calendar)];
  const last = month + months - 1;
  const [endYear, endMonth] = last > 12 ? [year + 1, last - 12] : [year, last];
  return [dayIn(calendar, year, month, 1), dayIn(calendar, endYear, endMonth, daysInMonth(endYear, endMonth, calendar))];
}

const single = (day: Day): DaySpan => [day, day];

function monthFault(pattern: string): DateFault & { readonly part: "month" } {
  return {
    part: "month",
    message: /X/.test(pattern)
      ? `no month from 01 to 12 is written ${pattern}`
      : pattern === "00"
        ? "months are counted from 01, not from 00"
        : `a year has 12 months, not ${pattern}`,
    help: Number(pattern) > 12 ? "write a month from 01 to 12, or a season from 21 to 41" : "write a month from 01 to 12",
  };
}

/** Numbers from `low` to `high` that two digits with `X` may mean, ascending. */
function matching(pattern: string, low: number, high: number): number[] {
  const form = new RegExp(`^${pattern.replaceAll("X", "\\d")}$`);
  const found: number[] = [];
  for (let n = low; n <= high; n++) if (form.test(String(n).padStart(2, "0"))) found.push(n);
  return found;
}

const yearInWords = (year: number): string => (year <= 0 ? `${1 - year} BCE` : String(year));

/** What is wrong with a time of day, or with a date that has one. */
function faultOfTime({ text, at }: Written, time: string): DateFault | undefined {
  const fault = timeFault(time);
  if (fault) return { at: at(11), ...fault };
  if (!/X/.test(text) && !/[?~%]/.test(text)) return undefined;
  return {
    message: "a date with a time of day is fully known, without `X`, `?`, `~` or `%`",
    help: `write ${text.slice(0, at(11) - 1)}`,
    at: at(11) - 1,
  };
}

function timeFault(time: string): DateFault | undefined {
  const found = /^(\d\d):(\d\d):(\d\d)(?:Z|[+-](\d\d)(?::(\d\d))?)?$/.exec(time);
  if (!found)
    return {
      message: time === "" ? "no time of day follows `T`" : `\`${time}\` is not a time of day`,
      help: /^\d\d:\d\d$/.test(time)
        ? `write ${time}:00, or leave the time out`
        : "write hours, minutes and seconds as 23:20:30, or leave the time out",
    };
  const [hour = 0, minute = 0, second = 0, shift = 0, shiftMinute = 0] = found.slice(1).map((part) => Number(part ?? 0));
  const help = "leave the time out: dates are reckoned in whole days";
  if (hour > 24 || (hour === 24 && minute + second > 0)) return { message: `a day has 24 hours, not ${time.slice(0, 8)}`, help };
  if (minute > 59) return { message: `an hour has 60 minutes, numbered 00 to 59, not ${minute}`, help };
  if (second > 60) return { message: `a minute has 60 seconds, not ${second}`, help };
  if (shift * 60 + shiftMinute > 14 * 60 || shiftMinute > 59)
    return {
      message: `local time differs from UTC by at most 14:00, not by ${String(shift).padStart(2, "0")}:${String(shiftMinute).padStart(2, "0")}`,
      help,
    };
  return undefined;
}
