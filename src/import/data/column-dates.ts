/** Dates of foreign columns, by the convention that the mapping gives. */
import { dayFromCivil, daysInYear } from "../../core/time/calendar.ts";
import { parseDate } from "../../core/time/edtf.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { endingOf, stemOf } from "./feature.ts";
import type { DateField } from "./mapping.ts";

/** Whole days, an expression that stands as written, no date, or a value that cannot be read. */
export type ForeignDate =
  | { readonly kind: "days"; readonly first: Day; readonly after: Day }
  | { readonly kind: "written"; readonly text: string; readonly first: Day }
  | { readonly kind: "open" }
  | { readonly kind: "unreadable"; readonly value: string };

export interface DatedRow {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly file: string;
}

const OPEN: ForeignDate = { kind: "open" };

/** The date of a row in one of the mapping's fields. */
export function dateIn(field: DateField, { properties, file }: DatedRow): ForeignDate {
  const value = field.constant ?? (field.file_name ? yearInName(file) : field.column === undefined ? undefined : properties[field.column]);
  if (value === undefined || value === null) return OPEN;
  const text = String(value).trim();
  if (text === "" || (field.open ?? []).includes(text)) return OPEN;
  const date = field.as === "edtf" ? written(text) : years(text, field);
  return date ?? { kind: "unreadable", value: text };
}

/** The year in a file's name: `world_1815` is 1815, `world_bc500` is 500 BCE. */
export function yearInName(name: string): string | undefined {
  const found = /(?:^|[^\p{L}\d])(bce?)?[_ -]?(\d{3,6})(?:[_ -]?(bce?))?(?!\d)/iu.exec(stemOf(name) || endingOf(name));
  if (!found) return undefined;
  return (found[1] ?? found[3]) ? `${found[2]} BCE` : found[2];
}

const YEAR = /^([+-]?\d{1,9})(\.\d+)?\s*(BCE?|B\.C\.(?:E\.)?|CE|AD)?$/i;

function years(text: string, { as, bce }: DateField): ForeignDate | undefined {
  const found = YEAR.exec(text);
  if (!found) return undefined;
  if (/^B/i.test(found[3] ?? "")) {
    const year = 1 - Math.abs(Number(found[1]));
    return { kind: "days", first: dayFromCivil(year, 1, 1), after: dayFromCivil(year + 1, 1, 1) };
  }
  const number = Number(`${found[1]}${found[2] ?? ""}`);
  const whole = Math.floor(number);
  const year = bce === "historical" && whole < 0 ? whole + 1 : whole;
  const fraction = number - whole;
  if (fraction !== 0 && as === "year") return undefined;
  const first = dayFromCivil(year, 1, 1);
  // a decimal year is a moment, and the day is the one in which it lies; the tolerance undoes the rounding of its digits
  if (as === "decimal") {
    const day = first + Math.floor(fraction * daysInYear(year) + 0.01);
    return { kind: "days", first: day, after: day + 1 };
  }
  return { kind: "days", first, after: dayFromCivil(year + 1, 1, 1) };
}

function written(given: string): ForeignDate | undefined {
  const text = given
    .replace(/^([+-]?\d{4,}-\d\d-\d\d)[T ].*$/, "$1")
    .replace(/^(\d{4})\/(\d\d)\/(\d\d)$/, "$1-$2-$3")
    .replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3")
    .replace(/^(-?)(\d{5,})((?:-\d\d){0,2})$/, "Y$1$2$3")
    .replace(/^(-?)(\d{1,3})((?:-\d\d){0,2})$/, (_, sign: string, year: string, rest: string) => `${sign}${year.padStart(4, "0")}${rest}`);
  const parsed = parseDate(text);
  if (!parsed.ok || parsed.date.kind !== "point") return undefined;
  const { earliest, latest } = parsed.date;
  if (/^Y?-?\d{4,}(-\d\d){0,2}$/.test(text)) return { kind: "days", first: earliest, after: latest + 1 };
  return { kind: "written", text, first: earliest };
}

/** First day of a row, as text. */
export const startText = (date: ForeignDate): string | undefined =>
  date.kind === "days" ? formatDay(date.first) : date.kind === "written" ? date.text : undefined;

/** The day after a row's last one, as text. */
export const untilText = (date: ForeignDate, ends: DateField["ends"]): string | undefined =>
  date.kind === "days" ? formatDay(ends === "exclusive" ? date.first : date.after) : date.kind === "written" ? date.text : undefined;
