import { ALWAYS, type SiteEvent } from "../export/site/contract.ts";
import type { AtlasModel } from "../export/site/model.ts";

const known = new WeakMap<AtlasModel, Map<string, readonly number[]>>();

/** Days on which something moves, ascending: those of events; in an atlas that tells of none, those on which an answer of the viewpoint changes. */
export function turningDays(model: AtlasModel, viewpoint: string): readonly number[] {
  let own = known.get(model);
  if (own === undefined) known.set(model, (own = new Map()));
  let days = own.get(viewpoint);
  if (days === undefined) {
    const found = new Set(model.atlas.events.filter((event) => event.moves).map((event) => event.earliest));
    const { title = [], control = [] } = found.size > 0 ? {} : (model.timelines.viewpoints[viewpoint] ?? {});
    for (const line of [...title, ...control])
      for (let i = 0; i < line.length; i += 2) if ((line[i] as number) > ALWAYS) found.add(line[i] as number);
    own.set(viewpoint, (days = [...found].sort((a, b) => a - b)));
  }
  return days;
}

/** The nearest of these days before and after a day. */
export function neighbours(
  days: readonly number[],
  day: number,
): { readonly before: number | undefined; readonly after: number | undefined } {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return { before: days[low - 1], after: days[low] === day ? days[low + 1] : days[low] };
}

/** Events within `margin` days of a day, the nearest first. */
export const eventsNear = (events: readonly SiteEvent[], day: number, margin = 0): readonly SiteEvent[] =>
  events
    .filter((event) => event.earliest - margin <= day && day <= event.latest + margin)
    .sort((a, b) => Math.abs(a.earliest - day) - Math.abs(b.earliest - day));
