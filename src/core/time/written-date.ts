/** Dates as they stand in the records, for tables and programs. */
import type { DateExpression } from "../model/values.ts";
import { formatDay } from "./format-day.ts";
import type { DaySpan, HistoricalDate } from "./historical-date.ts";

const stretch = ([first, last]: DaySpan): string => (first === last ? formatDay(first) : `${formatDay(first)}..${formatDay(last)}`);

/** EDTF in the Gregorian calendar of a date that is counted in the Julian one. */
function gregorian({ kind, admissible, approximate, uncertain, start, end }: HistoricalDate): string {
  if (kind === "interval") {
    const endText = (of: HistoricalDate["end"]): string =>
      of === "open" ? ".." : of === undefined || of === "unknown" ? "" : gregorian(of);
    return `${endText(start)}/${endText(end)}`;
  }
  const [only] = admissible;
  const mark = approximate && uncertain ? "%" : approximate ? "~" : uncertain ? "?" : "";
  if (only !== undefined && admissible.length === 1 && only[0] === only[1]) return `${formatDay(only[0])}${mark}`;
  const days = admissible.map(stretch).join(",");
  return kind === "all" ? `{${days}}` : `[${days}]`;
}

/** EDTF in the Gregorian calendar. */
export const gregorianText = (date: HistoricalDate): string => (date.calendar === "julian" ? gregorian(date) : date.text);

/** A date as it is written; one of the Julian calendar as the Gregorian one, the written one beside it: `1917-11-07 (1917-10-25 Julian)`. */
export const writtenDay = (date: HistoricalDate): string =>
  date.calendar === "julian" ? `${gregorian(date)} (${date.text} Julian)` : date.text;

/** The same for what may hang on another record. */
export const writtenDate = (expression: DateExpression): string =>
  expression.kind === "absolute" ? writtenDay(expression.date) : expression.text;
