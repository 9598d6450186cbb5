/** The map of several days as pictures that lie over one another, for a film. */
import type { MapLayer } from "../../core/resolve/answer.ts";
import { type Asked, misunderstood, understood } from "../../core/resolve/ask.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day, HistoricalDate } from "../../core/time/historical-date.ts";
import { changeDays, type DatedHolding, holdingsOn } from "../dated-holdings.ts";
import { periodsBetween, readEvery } from "../panel.ts";
import { holdingsSvg } from "../svg.tsx";
import type { Askable } from "./question.ts";

/** Frames of one film; more are refused. */
export const MOST_FRAMES = 2000;

export interface FramesQuestion {
  readonly date: HistoricalDate;
  readonly viewpoint: string;
  readonly layer: MapLayer;
  /** `change`: the first day and each on which the map changes; else the length of a period, such as `year` */
  readonly every: string;
  /** language of the words on each picture */
  readonly lang?: string | undefined;
}

export interface Frame {
  /** its number, from 1 and as long as that of the last, and its day: files sorted by name are in order, also before year 1 */
  readonly name: string;
  readonly day: Day;
  readonly svg: string;
}

/** The days of a film. */
export function frameDays({ resolver }: Askable, { date, viewpoint, layer, every }: FramesQuestion): Asked<readonly Day[]> {
  if (!Number.isFinite(date.earliest) || !Number.isFinite(date.latest))
    return misunderstood(`${date.text} has no first and last day`, "write an interval with both, such as 1918/1924");
  const [from, until] = [date.earliest, date.latest + 1];
  const tooMany = (): Asked<never> =>
    misunderstood(`${date.text} has more than ${MOST_FRAMES} frames every ${every}`, "take longer periods, or a shorter interval");
  if (every === "change") {
    const days = [...new Set([from, ...changeDays(resolver, viewpoint, layer, from, until)])];
    return days.length > MOST_FRAMES ? tooMany() : understood(days);
  }
  const read = readEvery(every);
  if (!read.ok) return misunderstood(`${every} is neither change nor the length of a period`, read.fault.help ?? "");
  const days = periodsBetween(from, until, read.value)?.slice(0, -1);
  return days === undefined || days.length > MOST_FRAMES ? tooMany() : understood(days);
}

/** A picture a day, all of the same size and the same part of the world, each with its day, viewpoint, legend and sources. */
export function* frames(askable: Askable, { viewpoint, layer, lang }: FramesQuestion, days: readonly Day[]): Generator<Frame> {
  const { atlas, resolver } = askable;
  const holdings = days.map((day) => holdingsOn(resolver, day, viewpoint, layer));
  // every piece of land once, however often it changes hands
  const known = (held: readonly DatedHolding[]) => held.filter(({ holding }) => holding.answer.answer !== "unknown");
  const seen = new Set<number>();
  const among = holdings.flatMap(known).filter(({ holding }) => {
    const before = seen.size;
    for (const face of holding.faces) seen.add(face);
    return seen.size > before;
  });
  const digits = Math.max(4, String(days.length).length);
  for (const [i, day] of days.entries()) {
    const date = formatDay(day);
    const svg = holdingsSvg(atlas, holdings[i] ?? [], { viewpoint, layer, date, among, lang });
    yield { name: `${String(i + 1).padStart(digits, "0")}_${date}`, day, svg };
  }
}
