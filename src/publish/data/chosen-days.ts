import type { Atlas } from "../../core/model/atlas.ts";
import type { DateExpression, Sourced } from "../../core/model/values.ts";
import type { HistoricalDate } from "../../core/time/historical-date.ts";

export { dayOf } from "../../export/site/days.ts";

/** The value that counts among those that sources give: the first preferred one, else the first not deprecated, else the first. */
export function chosen<T>(sourced: Sourced<T> | undefined): T | undefined {
  if (sourced === undefined) return undefined;
  return (sourced.find((item) => item.rank === "preferred") ?? sourced.find((item) => item.rank !== "deprecated") ?? sourced[0])?.value;
}

/** All readings that are not plain errors, as dates. */
export function datesOf(atlas: Atlas, sourced: Sourced<DateExpression> | undefined): readonly HistoricalDate[] {
  return (sourced ?? []).filter((item) => item.rank !== "deprecated").flatMap((item) => atlas.dateOf(item.value) ?? []);
}
