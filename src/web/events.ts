import type { SiteEvent } from "../export/site/contract.ts";

/** Days of the nearest events that move something, before and after a day. */
export function neighbours(
  events: readonly SiteEvent[],
  day: number,
): { readonly before: number | undefined; readonly after: number | undefined } {
  let before: number | undefined;
  let after: number | undefined;
  for (const event of events) {
    if (!event.moves) continue;
    if (event.earliest < day && (before === undefined || event.earliest > before)) before = event.earliest;
    if (event.earliest > day && (after === undefined || event.earliest < after)) after = event.earliest;
  }
  return { before, after };
}

/** Events within `margin` days of a day, the nearest first. */
export const eventsNear = (events: readonly SiteEvent[], day: number, margin = 0): readonly SiteEvent[] =>
  events
    .filter((event) => event.earliest - margin <= day && day <= event.latest + margin)
    .sort((a, b) => Math.abs(a.earliest - day) - Math.abs(b.earliest - day));
