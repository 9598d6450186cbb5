import { addMonths, civilFromDay, dayFromCivil } from "../core/time/calendar.ts";
import { formatDay } from "../core/time/format-day.ts";

/** The days that the strip of time shows, both included. */
export type Stretch = readonly [from: number, to: number];

/** Days: nothing shorter is shown, unless the atlas itself is. */
const SHORTEST = 60;
/** Part of the stretch that stays ahead of a day which has run out of it. */
const MARGIN = 0.15;

const spanOf = ([from, to]: Stretch): number => Math.max(1, to - from);

/** A stretch of this length that lies within the whole. */
function within(from: number, span: number, [first, last]: Stretch): Stretch {
  const start = Math.round(Math.min(Math.max(from, first), last - span));
  return [start, start + span];
}

/** `times` as much time on the same width (below 1: less magnified); `around` stays where it is. */
export function zoomed(stretch: Stretch, whole: Stretch, times: number, around: number): Stretch {
  const span = Math.min(spanOf(whole), Math.max(Math.min(SHORTEST, spanOf(whole)), Math.round(spanOf(stretch) / times)));
  const part = (Math.min(Math.max(around, stretch[0]), stretch[1]) - stretch[0]) / spanOf(stretch);
  return within(around - part * span, span, whole);
}

/** The stretch moved so that the day is in it; `near`: parts of the stretch by which the day may not come near to its ends. */
export function following(stretch: Stretch, whole: Stretch, day: number, near = 0): Stretch {
  const span = spanOf(stretch);
  if (span >= spanOf(whole)) return whole;
  if (day < stretch[0] + near * span) return within(day - MARGIN * span, span, whole);
  if (day > stretch[1] - near * span) return within(day - (1 - MARGIN) * span, span, whole);
  return stretch;
}

/** A line below the strip, and the year or month that it begins. */
export interface TimeMark {
  readonly day: number;
  /** absent: a line without a word */
  readonly label?: string | undefined;
}

/** px that a year takes at least, and a month, with the room around it */
const [YEAR_WIDTH, MONTH_WIDTH] = [44, 48];
const YEAR = 365.2425;

/** Years, or months where they have room, on a strip of this many pixels. */
export function timeMarks([from, to]: Stretch, width: number, month: (n: number) => string): readonly TimeMark[] {
  const perYear = (width / Math.max(1, to - from)) * YEAR;
  // a label at the very edge would be cut
  const [first, last] = [from + (to - from) * 0.01, to - (to - from) * 0.005];
  const shown = (mark: TimeMark): boolean => mark.day > first && mark.day < last;
  const fits = (step: number): boolean => step * perYear >= YEAR_WIDTH;
  if (perYear >= 12 * 8) {
    const step = [1, 3, 6].find((months) => (months * perYear) / 12 >= MONTH_WIDTH);
    const start = civilFromDay(from);
    const january = dayFromCivil(start.year, 1, 1);
    return Array.from({ length: Math.ceil(((to - january) / YEAR) * 12) + 1 }, (_, i): TimeMark => {
      const day = addMonths(january, i);
      const label = i % 12 === 0 ? yearOf(start.year + i / 12) : step !== undefined && i % step === 0 ? month(i % 12) : undefined;
      return { day, label };
    }).filter(shown);
  }
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000];
  const labelled = steps.find(fits) ?? 10_000;
  const lined = steps.find((step) => step * perYear >= 8 && labelled % step === 0) ?? labelled;
  const marks: TimeMark[] = [];
  for (let year = Math.ceil(civilFromDay(from).year / lined) * lined; year <= civilFromDay(to).year; year += lined)
    marks.push({ day: dayFromCivil(year, 1, 1), label: year % labelled === 0 ? yearOf(year) : undefined });
  return marks.filter(shown);
}

/** A year as it is written; one before our era as the record format writes it. */
const yearOf = (year: number): string => (year > 0 ? String(year) : formatDay(dayFromCivil(year, 1, 1)).slice(0, -6));
