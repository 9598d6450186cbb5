/** Days of records for formats that have no relative dates: as spans, in EDTF. */
import { boundsOf } from "../../core/check/bounds.ts";
import type { DateVariable } from "../../core/model/assertion.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { DateExpression, Sourced } from "../../core/model/values.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";

/** First and last day that is meant; an end that nobody knows is infinite. */
export interface Span {
  readonly earliest: Day;
  readonly latest: Day;
}

/** EDTF of one unknown day of a span. */
export const edtfOfSpan = ({ earliest, latest }: Span): string =>
  earliest === latest
    ? formatDay(earliest)
    : `[${Number.isFinite(earliest) ? formatDay(earliest) : ""}..${Number.isFinite(latest) ? formatDay(latest) : ""}]`;

/** The span of all values that sources give for a date; undefined where there is none, or it says nothing. */
export function spanOf(atlas: Atlas, date: Sourced<DateExpression> | DateExpression | undefined): Span | undefined {
  if (date === undefined) return undefined;
  const bounds = "kind" in date ? atlas.dateOf(date) : boundsOf(atlas, date);
  if (!bounds || (!Number.isFinite(bounds.earliest) && !Number.isFinite(bounds.latest))) return undefined;
  return { earliest: bounds.earliest, latest: bounds.latest };
}

/** EDTF of the admissible days of a date that assertions hang on; undefined where it is always or never. */
export function edtfOfVariable(date: DateVariable | undefined): string | undefined {
  const spans = date?.admissible ?? [];
  const [first, last] = [spans[0]?.[0], spans.at(-1)?.[1]];
  if (first === undefined || last === undefined || (!Number.isFinite(first) && !Number.isFinite(last))) return undefined;
  if (spans.length === 1) return edtfOfSpan({ earliest: first, latest: last });
  return `[${spans.map(([a, b]) => (a === b ? formatDay(a) : `${Number.isFinite(a) ? formatDay(a) : ""}..${Number.isFinite(b) ? formatDay(b) : ""}`)).join(",")}]`;
}
