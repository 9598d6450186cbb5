/** A whole day, counted in the proleptic Gregorian calendar; 0 is 1970-01-01. ±Infinity stand for open ends. */
export type Day = number;

/** Inclusive run of days. */
export type DaySpan = readonly [first: Day, last: Day];

/**
 * A date as a source gives it: the text as written and the days it may mean.
 *
 * - `point`: one day of `admissible` (a day, a month, a year, `1920-07~`, `[a,b]`, `[a..b]`).
 * - `all`: every member of a set `{a,b}`; `admissible` holds their spans.
 * - `interval`: something that lasts from `start` to `end` (`a/b`); `admissible` is the one span from the earliest
 *   start to the latest end. An absent end (`a/`) is `unknown`, an open one (`a/..`) is `open`.
 */
export interface HistoricalDate {
  readonly kind: "point" | "all" | "interval";
  /** as written */
  readonly text: string;
  readonly calendar: "gregorian" | "julian";
  /** EDTF level 0, 1 or 2 */
  readonly level: 0 | 1 | 2;
  /** disjoint, ascending, at least one */
  readonly admissible: readonly DaySpan[];
  /** first day of `admissible` */
  readonly earliest: Day;
  /** last day of `admissible` */
  readonly latest: Day;
  /** `~` or `%` anywhere */
  readonly approximate: boolean;
  /** `?` or `%` anywhere */
  readonly uncertain: boolean;
  readonly start?: HistoricalDate | "open" | "unknown";
  readonly end?: HistoricalDate | "open" | "unknown";
}
