/** `when` of Linked Places as dates of names and validity of territories. */
import { civilFromDay, daysInMonth, daysInYear } from "../../core/time/calendar.ts";
import { parseDate } from "../../core/time/edtf.ts";
import { formatDay, formatYear } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { calendarDate } from "../calendar-date.ts";
import { isObject } from "../imported.ts";

/** First and last day that a date may mean; ±Infinity where only the other is said. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}
export interface When {
  readonly from?: Span;
  readonly until?: Span;
  /** a year that stands for “not known”, or what cannot be read */
  readonly unreadable: readonly string[];
  /** further spans of time, which one date cannot say */
  readonly more: number;
}

/** Years by which data sets say that they do not know. */
const UNKNOWN: ReadonlySet<string> = new Set(["-9999", "-99999", "9999", "99999"]);

export function whenOf(value: unknown): When {
  const spans = isObject(value) && Array.isArray(value["timespans"]) ? value["timespans"].filter(isObject) : [];
  const unreadable: string[] = [];
  const ends = spans.map((span) => ({ from: spanOf(span["start"], unreadable), until: spanOf(span["end"], unreadable) }));
  const { from, until } = ends[0] ?? {};
  if (from && until && until.last < from.first) return { unreadable: [...unreadable, `${dayOf(from)} to ${dayOf(until)}`], more: 0 };
  return { ...(from && { from }), ...(until && { until }), unreadable, more: Math.max(0, ends.length - 1) };
}

function spanOf(value: unknown, unreadable: string[]): Span | undefined {
  const days = (given: unknown): Span | undefined => {
    const text = typeof given === "number" ? String(given) : typeof given === "string" ? given.trim() : "";
    if (text === "") return undefined;
    const edtf = UNKNOWN.has(text) || given === -1 ? undefined : (calendarDate(text) ?? text);
    const parsed = edtf === undefined ? undefined : parseDate(edtf);
    if (parsed?.ok && parsed.date.kind === "point") return { first: parsed.date.earliest, last: parsed.date.latest };
    unreadable.push(text);
    return undefined;
  };
  if (!isObject(value)) return days(value);
  const within = days(value["in"]);
  if (within) return within;
  const [earliest, latest] = [days(value["earliest"]), days(value["latest"])];
  if (!earliest && !latest) return undefined;
  const span = { first: earliest?.first ?? -Infinity, last: latest?.last ?? Infinity };
  if (span.first <= span.last) return span;
  unreadable.push(`${formatDay(span.first)} to ${formatDay(span.last)}`);
  return undefined;
}

/** Some day of a span. */
export function dayOf(span: Span): string {
  const whole = calendarOf(span);
  if (whole !== undefined) return whole;
  const end = (day: Day): string => (Number.isFinite(day) ? formatDay(day) : "");
  return `[${end(span.first)}..${end(span.last)}]`;
}

/** A span that is a day, a month or a year. */
function calendarOf({ first, last }: Span): string | undefined {
  if (!Number.isFinite(first) || !Number.isFinite(last)) return undefined;
  if (first === last) return formatDay(first);
  const { year, month, day } = civilFromDay(first);
  if (day !== 1) return undefined;
  if (last === first + daysInMonth(year, month) - 1) return formatDay(first).slice(0, -3);
  return month === 1 && last === first + daysInYear(year) - 1 ? formatYear(year) : undefined;
}

/** An interval, where both ends are days, months or years, or the last one is open; what is only attested in between is none. */
export function intervalOf({ from, until }: When): string | undefined {
  const start = from && calendarOf(from);
  if (start === undefined) return undefined;
  const end = until ? calendarOf(until) : "..";
  return end === undefined ? undefined : `${start}/${end}`;
}
