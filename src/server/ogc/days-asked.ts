/** `datetime` of OGC API and `at` of our own, as runs of whole days. */
import { readDate } from "../../core/resolve/ask.ts";
import { dayFromCivil, daysInMonth } from "../../core/time/calendar.ts";
import type { Day, DaySpan } from "../../core/time/historical-date.ts";
import { misput, must } from "../problem.ts";

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|([+-])(\d{2}):(\d{2})))?$/;

const HELP =
  "write a day, 1920-10-14, a moment, 1920-10-14T12:00:00Z, or an interval of them with / between, .. for an open end; for years before 0001 and for dates that sources leave open use at=";

/** The day of a day or moment as RFC 3339 writes it, that of UTC where it names an offset. */
function dayOf(text: string): Day {
  const refuse = (why: string) => misput(`datetime ${text.slice(0, 60)}: ${why}`, HELP);
  const found = MOMENT.exec(text);
  if (!found) throw refuse("this is neither a day nor a moment as RFC 3339 writes them");
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = [1, 2, 3, 4, 5, 6, 8, 9].map((i) => Number(found[i] ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) throw refuse("there is no such day");
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) throw refuse("there is no such time of day");
  const minutes = hour * 60 + minute - (found[7] === "-" ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  return dayFromCivil(year, month, day) + Math.floor(minutes / 1440);
}

/** The days of `datetime`, both ends among them: a day is that whole day. */
export function daysOfDatetime(text: string): DaySpan {
  const ends = text.split("/");
  if (ends.length > 2) throw misput(`datetime ${text.slice(0, 60)}: an interval has two ends`, HELP);
  const [start = "", end] = ends;
  if (end === undefined) {
    const day = dayOf(start);
    return [day, day];
  }
  const open = (one: string) => one === "" || one === "..";
  if (open(start) && open(end)) throw misput(`datetime ${text}: both ends are open`, "leave datetime out to ask for all days");
  const days: DaySpan = [open(start) ? -Infinity : dayOf(start), open(end) ? Infinity : dayOf(end)];
  if (days[0] > days[1]) throw misput(`datetime ${text}: it ends before it begins`, "write the earlier end first");
  return days;
}

/** The days that `at` may mean: of a date that sources leave open, all of them. */
export const daysOfAt = (text: string): readonly DaySpan[] => must(readDate(text)).admissible;

/** Whether something that is so on `[start, end)` is so on one of these days; on the day `end` it is no longer so. */
export const isOnOneOf = (days: readonly DaySpan[], start: Day, end: Day): boolean =>
  days.some(([first, last]) => start <= last && end > first);
