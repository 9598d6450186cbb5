import type { Holding, MapLayer } from "../core/resolve/answer.ts";
import type { Resolver } from "../core/resolve/resolver.ts";
import { type Segment, spellIndex } from "../core/resolve/timeline.ts";
import type { Day } from "../core/time/historical-date.ts";

/** Land with one answer for a run of days, half-open; ±Infinity where it has no known end. */
export interface DatedHolding {
  readonly start: Day;
  readonly end: Day;
  /** the day whose answer this is */
  readonly day: Day;
  readonly holding: Holding;
}

/** More changes than this within one asked-for interval are refused by `holdingsBetween`. */
export const MOST_CHANGES = 2000;

/** Days in `(from, until)` on which some land's answer may change in this viewpoint, ascending. */
export function changeDays(resolver: Resolver, viewpoint: string, layer: MapLayer, from: Day, until: Day): Day[] {
  const days = new Set<Day>();
  const add = (day: Day): void => {
    if (day > from && day < until) days.add(day);
  };
  for (let cell = 0; cell < resolver.cells.count; cell++) {
    if (layer === "control" || layer === "divergence") for (const s of resolver.timelineOf(cell, "control", viewpoint)) add(s.start);
    if (layer === "title" || layer === "divergence") for (const s of resolver.timelineOf(cell, "title", viewpoint)) add(s.start);
    if (layer === "claims" || layer === "dispute") for (const day of resolver.claimDaysOf(cell)) add(day);
  }
  return [...days].sort((a, b) => a - b);
}

/** The holdings of one day, each with the run of days in which all its land has this very answer. */
export function holdingsOn(resolver: Resolver, day: Day, viewpoint: string, layer: MapLayer, knownOn?: Day): DatedHolding[] {
  const { cellOf } = resolver.cells;
  return resolver.snapshot(day, viewpoint, layer, knownOn).holdings.map((holding) => {
    let start = -Infinity;
    let end = Infinity;
    const narrow = (spells: readonly Segment[]): void => {
      const at = spellIndex(spells, day);
      start = Math.max(start, spells[at]?.start ?? -Infinity);
      end = Math.min(end, spells[at + 1]?.start ?? Infinity);
    };
    let last = -1;
    for (const face of holding.faces) {
      const cell = cellOf[face] ?? 0;
      if (cell === last) continue;
      last = cell;
      if (layer === "control" || layer === "divergence") narrow(resolver.timelineOf(cell, "control", viewpoint));
      if (layer === "title" || layer === "divergence") narrow(resolver.timelineOf(cell, "title", viewpoint));
      if (layer === "claims" || layer === "dispute")
        for (const change of resolver.claimDaysOf(cell))
          if (change <= day) start = Math.max(start, change);
          else end = Math.min(end, change);
    }
    return { start, end, day, holding };
  });
}

/** The holdings of `[from, until)`: what stays the same over changes elsewhere is one. Undefined where more than `MOST_CHANGES` days change something. */
export function holdingsBetween(resolver: Resolver, from: Day, until: Day, viewpoint: string, layer: MapLayer): DatedHolding[] | undefined {
  const days = [from, ...changeDays(resolver, viewpoint, layer, from, until)];
  if (days.length > MOST_CHANGES) return undefined;
  const done: DatedHolding[] = [];
  let open = new Map<string, DatedHolding>();
  for (const [i, day] of days.entries()) {
    const end = days[i + 1] ?? until;
    const now = new Map<string, DatedHolding>();
    for (const holding of resolver.snapshot(day, viewpoint, layer).holdings) {
      const { answer, faces } = holding;
      const key = JSON.stringify([answer, [...faces]]);
      const before = open.get(key);
      now.set(key, before ? { ...before, end } : { start: day, end, day, holding });
    }
    for (const [key, ended] of open) if (!now.has(key)) done.push(ended);
    open = now;
  }
  return [...done, ...open.values()].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.holding.faces[0] ?? 0) - (b.holding.faces[0] ?? 0),
  );
}
