/** Dates of CSL-JSON as EDTF: parts counted without a year 0, open ends, seasons, `circa`. */
import { parseDate } from "./edtf.ts";
import { formatYear } from "./format-day.ts";
import { parseSpoken } from "./spoken.ts";

/** CSL has no year 0: -1 is the year before year 1; an end of `[0]` is open. */
export interface CslDate {
  readonly "date-parts"?: readonly (readonly (number | string)[])[];
  readonly circa?: boolean | number | string;
  readonly season?: number | string;
  readonly literal?: string;
}

/** Year of CSL of a year that is counted with a year 0. */
export const cslYear = (year: number): number => (year <= 0 ? year - 1 : year);

const two = (n: number): string => String(n).padStart(2, "0");
const YES = new Set<unknown>([true, 1, "1", "true"]);

/** EDTF of the parts of a date, with what of it could not be read; no `edtf` where there are no parts that are a date. */
export function edtfOfCsl({ "date-parts": parts, circa, season }: Readonly<Record<string, unknown>>): {
  readonly edtf?: string;
  readonly lost: readonly string[];
} {
  if (!Array.isArray(parts) || parts.length === 0) return { lost: [] };
  const lost: string[] = [];
  const mark = YES.has(circa) ? "~" : "";
  const [start, end, third] = parts.map((part: unknown, index) => (index === 1 && isOpen(part) ? ".." : endOf(part, lost)));
  if (third !== undefined) lost.push(`more than two ends in ${JSON.stringify(parts)}`);
  if (start === undefined || (parts.length > 1 && end === undefined)) return { lost: [...lost, `the parts ${JSON.stringify(parts)}`] };
  if (end !== undefined) {
    if (given(season)) lost.push(`the season ${String(season)} of an interval`);
    const edtf = [start, end].map((text) => (text === ".." ? text : `${text}${mark}`)).join("/");
    return parseDate(edtf).ok ? { edtf, lost } : { lost: [...lost, `the parts ${JSON.stringify(parts)}`] };
  }
  // A month says more than a season.
  const seasonal = given(season) && /^Y?-?\d+$/.test(start) ? seasonOf(start, String(season)) : start;
  if (seasonal === undefined) lost.push(`the season ${String(season)}`);
  return { edtf: `${seasonal ?? start}${mark}`, lost };
}

const given = (value: unknown): boolean => value !== undefined && value !== null && value !== "";
const numbersOf = (part: unknown): number[] =>
  Array.isArray(part) ? part.filter((n) => n !== null && String(n).trim() !== "").map((n) => Number(n)) : [];
const isOpen = (part: unknown): boolean => Array.isArray(part) && part.length > 0 && numbersOf(part).every((n) => n === 0);

/** A year with its season: 1 to 4, 21 to 24, or the word. */
function seasonOf(year: string, season: string): string | undefined {
  const number = Number(season);
  if (Number.isInteger(number))
    return number >= 1 && number <= 4 ? `${year}-${number + 20}` : number >= 21 && number <= 24 ? `${year}-${number}` : undefined;
  const code = parseSpoken(`${season} 2000`)?.slice(4);
  return code === undefined || !/^-2[1-4]$/.test(code) ? undefined : `${year}${code}`;
}

/** One end, as far as its parts are those of a date; months 13 to 16 and 21 to 24 are seasons, as citation processors have them. */
function endOf(part: unknown, lost: string[]): string | undefined {
  const [year, month, day] = numbersOf(part);
  if (year === undefined || !Number.isInteger(year) || year === 0) return undefined;
  const written = formatYear(year < 0 ? year + 1 : year);
  if (month === undefined || month === 0) return written;
  if ((month >= 13 && month <= 16) || (month >= 21 && month <= 24)) return `${written}-${month < 20 ? month + 8 : month}`;
  const withMonth = `${written}-${two(month)}`;
  if (!parseDate(withMonth).ok) {
    lost.push(`the month ${month}`);
    return written;
  }
  if (day === undefined || day === 0) return withMonth;
  if (parseDate(`${withMonth}-${two(day)}`).ok) return `${withMonth}-${two(day)}`;
  lost.push(`the day ${day}`);
  return withMonth;
}
