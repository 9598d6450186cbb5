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

/** What happened at one place of the strip: one event, or several that lie too near to each other to be told apart. */
export interface Tick {
  readonly events: readonly TickEvent[];
  /** px from the strip's beginning */
  readonly at: number;
}
export interface TickEvent {
  readonly day: number;
  /** absent in an atlas that tells of no events: land changes hands */
  readonly name: SiteEvent["name"] | undefined;
}

/** px: ticks nearer than this are joined, so that each can be pointed at */
const APART = 24;

/** What turns on the days between two, as ticks on a strip of this many pixels. */
export function ticksOf(
  model: AtlasModel,
  viewpoint: string,
  [from, to]: readonly [from: number, to: number],
  width: number,
): readonly Tick[] {
  const told = model.atlas.events.filter((event) => event.moves).map((event): TickEvent => ({ day: event.earliest, name: event.name }));
  const all = told.length > 0 ? told : turningDays(model, viewpoint).map((day): TickEvent => ({ day, name: undefined }));
  const place = (day: number): number => ((day - from) / Math.max(1, to - from)) * width;
  const groups: { first: number; readonly events: TickEvent[] }[] = [];
  for (const event of all.filter(({ day }) => day >= from && day <= to).sort((a, b) => a.day - b.day)) {
    const last = groups.at(-1);
    if (last !== undefined && place(event.day) - last.first < APART) last.events.push(event);
    else groups.push({ first: place(event.day), events: [event] });
  }
  // in the middle of what it joins, but never nearer to its neighbour than it may be
  let before = Number.NEGATIVE_INFINITY;
  return groups.map(({ first, events }) => {
    before = Math.max((first + place(events.at(-1)?.day ?? 0)) / 2, before + APART);
    return { events, at: before };
  });
}

/** The tick that stands for a day: the one with an event on it, else the nearest within reach. */
export function tickNear(ticks: readonly Tick[], day: number, at: number): Tick | undefined {
  const distance = (tick: Tick): number => Math.abs(tick.at - at);
  const [nearest] = [...ticks].sort((a, b) => distance(a) - distance(b));
  return (
    ticks.find(({ events }) => events.some((event) => event.day === day)) ??
    (nearest !== undefined && distance(nearest) < APART ? nearest : undefined)
  );
}
