/**
 * Whole-day arithmetic in the proleptic Gregorian and Julian calendars, with astronomical years (0 is 1 BCE).
 * Exact for every year from `MIN_YEAR` to `MAX_YEAR`; no clock, no `Date`.
 * The count of days follows H. Hinnant, "chrono-compatible low-level date algorithms".
 */
import type { Day } from "./historical-date.ts";

export type Calendar = "gregorian" | "julian";

/** `month` 1–12, `day` 1–31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The years whose days are safe integers, with room to spare. */
export const MAX_YEAR = 24_000_000_000_000;
export const MIN_YEAR = -MAX_YEAR;

/** Quotient rounded down, exact for all safe integers (dividing first could round up). */
const divide = (a: number, b: number): number => (a - modulo(a, b)) / b;
const modulo = (a: number, b: number): number => ((a % b) + b) % b;

/** Days from 1 March to the first of the month that is `m` months later: H. Hinnant, “chrono-compatible low-level date algorithms” (2013). */
const daysSinceMarch = (m: number): number => Math.floor((153 * m + 2) / 5);

/** From 0000-03-01 to 1970-01-01 in the calendar's own reckoning. */
const EPOCH = { gregorian: 719_468, julian: 719_470 } as const;

/** Day of an existing date of the Gregorian calendar. */
export function dayFromCivil(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const cycle = divide(y, 400);
  const inCycle = y - cycle * 400;
  const dayOfYear = daysSinceMarch(modulo(month - 3, 12)) + day - 1;
  const dayOfCycle = inCycle * 365 + Math.floor(inCycle / 4) - Math.floor(inCycle / 100) + dayOfYear;
  return cycle * 146_097 + dayOfCycle - EPOCH.gregorian;
}

/** Gregorian date of a finite day. */
export function civilFromDay(day: Day): CivilDate {
  const shifted = day + EPOCH.gregorian;
  const cycle = divide(shifted, 146_097);
  const dayOfCycle = shifted - cycle * 146_097;
  const inCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) / 365,
  );
  const dayOfYear = dayOfCycle - (365 * inCycle + Math.floor(inCycle / 4) - Math.floor(inCycle / 100));
  return fromMarch(cycle * 400 + inCycle, dayOfYear);
}

/** Day of an existing date of the Julian calendar. */
export function dayFromJulian(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const cycle = divide(y, 4);
  const dayOfYear = daysSinceMarch(modulo(month - 3, 12)) + day - 1;
  return cycle * 1461 + (y - cycle * 4) * 365 + dayOfYear - EPOCH.julian;
}

/** Julian date of a finite day. */
export function julianFromDay(day: Day): CivilDate {
  const shifted = day + EPOCH.julian;
  const cycle = divide(shifted, 1461);
  const dayOfCycle = shifted - cycle * 1461;
  const inCycle = Math.floor((dayOfCycle - Math.floor(dayOfCycle / 1460)) / 365);
  return fromMarch(cycle * 4 + inCycle, dayOfCycle - 365 * inCycle);
}

function fromMarch(year: number, dayOfYear: number): CivilDate {
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return { year: month <= 2 ? year + 1 : year, month, day: dayOfYear - daysSinceMarch(m) + 1 };
}

/** Day of an existing date of either calendar. */
export const dayIn = (calendar: Calendar, year: number, month: number, day: number): Day =>
  calendar === "julian" ? dayFromJulian(year, month, day) : dayFromCivil(year, month, day);

/** Date of a finite day in either calendar. */
export const dateIn = (calendar: Calendar, day: Day): CivilDate => (calendar === "julian" ? julianFromDay(day) : civilFromDay(day));

export const isLeapYear = (year: number, calendar: Calendar = "gregorian"): boolean =>
  year % 4 === 0 && (calendar === "julian" || year % 100 !== 0 || year % 400 === 0);

export const daysInYear = (year: number, calendar: Calendar = "gregorian"): number => (isLeapYear(year, calendar) ? 366 : 365);

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days in month 1–12; 0 for any other month. */
export const daysInMonth = (year: number, month: number, calendar: Calendar = "gregorian"): number =>
  month === 2 && isLeapYear(year, calendar) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

/** The same day of the month `months` later (earlier if negative); the last day of that month where it has no such day. ±Infinity stays. */
export function addMonths(day: Day, months: number, calendar: Calendar = "gregorian"): Day {
  if (!Number.isFinite(day)) return day;
  const from = dateIn(calendar, day);
  const total = from.year * 12 + (from.month - 1) + months;
  const year = divide(total, 12);
  const month = modulo(total, 12) + 1;
  return dayIn(calendar, year, month, Math.min(from.day, daysInMonth(year, month, calendar)));
}

/**
 * Year with the part of it gone by noon of the day, to six decimals, as OpenHistoricalMap's `start_decdate` and
 * `end_decdate`: 2000-01-01 is 2000.001366, -2000-01-01 is -1999.998634. ±Infinity stays.
 */
export function decimalYear(day: Day): number {
  if (!Number.isFinite(day)) return day;
  const { year } = civilFromDay(day);
  const gone = day - dayFromCivil(year, 1, 1) + 0.5;
  const value = year + gone / daysInYear(year);
  return Math.abs(value) < 1e9 ? Math.round(value * 1e6) / 1e6 : value;
}
