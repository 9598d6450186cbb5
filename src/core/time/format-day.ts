import type { CivilDate } from "./calendar.ts";
import { civilFromDay } from "./calendar.ts";
import type { Day } from "./historical-date.ts";

/** Year in four digits, with a minus before year 0, and `Y` where four digits do not suffice. */
export function formatYear(year: number): string {
  const sign = year < 0 ? "-" : "";
  const digits = String(Math.abs(year)).padStart(4, "0");
  return `${digits.length > 4 ? "Y" : ""}${sign}${digits}`;
}

/** `YYYY-MM-DD` of a date of whatever calendar. */
export const formatCivil = ({ year, month, day }: CivilDate): string =>
  `${formatYear(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** Negative, 0 or positive, as one day written by `formatDay` comes before, with or after another: texts with a sign do not sort by letters. */
export function compareWritten(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => /^Y?(-?\d+)-(\d\d)-(\d\d)$/.exec(text)) as [RegExpExecArray | null, RegExpExecArray | null];
  if (!x || !y) return a < b ? -1 : a > b ? 1 : 0;
  return Number(x[1]) - Number(y[1]) || Number(x[2]) - Number(y[2]) || Number(x[3]) - Number(y[3]);
}

/** ISO 8601 text of a day in the Gregorian calendar (`1920-07-12`, `-0043-03-15`, `Y12000-01-01`); `..` for ±Infinity. */
export const formatDay = (day: Day): string => (Number.isFinite(day) ? formatCivil(civilFromDay(day)) : "..");
