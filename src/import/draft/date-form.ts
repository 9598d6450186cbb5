/** A date as it was written, and the tools with which the forms of each language read one. */
import { parseSpoken } from "../../core/time/spoken.ts";

/** How a word before it binds the date. */
export type Bound = "on" | "since" | "until" | "before" | "after";

export interface DateFound {
  /** offsets into the sentence */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly bound: Bound;
  readonly rule: string;
  /** with `julian`, the days are counted so */
  readonly calendar: "gregorian" | "julian";
  readonly form: DateForm;
}

/**
 * `whole`: EDTF. `yearless`: EDTF once a year is known; with `yearsOn`, of so many years after the date before. `later`: so long after what was dated last; `same`: within the year, month or
 * day of that.
 */
export type DateForm =
  | { readonly kind: "whole"; readonly edtf: string }
  | { readonly kind: "yearless"; readonly yearsOn?: number; edtfIn(year: number): string | undefined }
  | { readonly kind: "later"; readonly count: number; readonly unit: "day" | "week" | "month" | "year" };

export interface Form {
  readonly rule: string;
  readonly pattern: RegExp;
  read(groups: Readonly<Record<string, string | undefined>>): DateForm | undefined;
}

/** EDTF of the words, or a form that waits for the year. */
export function spoken(words: string, year: string | undefined): DateForm | undefined {
  const of = (y: string): string | undefined => parseSpoken(`${words} ${y}`.replaceAll(/\b([A-Z][a-z]{2,3})\./g, "$1"));
  if (year !== undefined) {
    const edtf = of(year);
    return edtf === undefined ? undefined : { kind: "whole", edtf };
  }
  // 2000 is a leap year: a day that not even it has is no date
  return of("2000") === undefined ? undefined : { kind: "yearless", edtfIn: (y) => of(String(y).padStart(4, "0")) };
}

/** Two or more ends put together; waits for a year where they do. */
export function joined(parts: readonly (DateForm | undefined)[], write: (ends: readonly string[]) => string): DateForm | undefined {
  if (parts.some((part) => part === undefined || part.kind === "later")) return undefined;
  const whole = parts.flatMap((part) => (part?.kind === "whole" ? [part.edtf] : []));
  if (whole.length === parts.length) return { kind: "whole", edtf: write(whole) };
  return {
    kind: "yearless",
    edtfIn: (year) => {
      const ends = parts.map((part) => (part?.kind === "whole" ? part.edtf : part?.kind === "yearless" ? part.edtfIn(year) : undefined));
      return ends.every((end) => end !== undefined) ? write(ends as string[]) : undefined;
    },
  };
}

const list = (words: string | undefined, open: string, close: string) => (ends: readonly string[]) =>
  `${open}${ends.join(words === ".." ? ".." : ",")}${close}`;
/** How a joining word puts ends together: `and` is both, `or` one of them, a dash lasts, `between` is some day. */
export const writing = (between: string | undefined, join: string): ((ends: readonly string[]) => string) => {
  if (between) return list("..", "[", "]");
  if (/^ (?:or|oder|arba|lub|albo) $/.test(join)) return list(",", "[", "]");
  return /^(?: (?:and|&|und|ir|i|oraz) |, )$/.test(join) ? list(",", "{", "}") : (ends) => ends.join("/");
};
