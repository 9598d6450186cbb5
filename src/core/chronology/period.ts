import type { Atlas } from "../model/atlas.ts";
import type { Day } from "../time/historical-date.ts";

/** First and last day of which an atlas speaks; infinite where its head names no period. */
export function periodOf({ head, dateOf }: Atlas): readonly [Day, Day] {
  const period = head.period && dateOf(head.period);
  return period ? [period.earliest, period.latest] : [-Infinity, Infinity];
}

/** Whether nobody wrote records of a day: nothing is said of it, least of all by the nearest record. */
export function isOutsidePeriod(atlas: Atlas, day: Day): boolean {
  const [first, last] = periodOf(atlas);
  return day < first || day > last;
}
