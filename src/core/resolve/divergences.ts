import type { Day } from "../time/historical-date.ts";
import { divergence } from "./present.ts";
import type { Resolver } from "./resolver.ts";
import { spellOn } from "./timeline.ts";

/** Land on which title and control differ for sure, through unbroken days with the same holders of both; half-open. */
export interface Divergence {
  readonly title: readonly string[];
  readonly control: readonly string[];
  readonly from: Day;
  readonly until: Day;
  /** ids of the faces of the arrangement, ascending */
  readonly faces: Uint32Array;
  readonly area_km2: number;
  /** ids of the places on this land */
  readonly places: readonly string[];
}

interface Stretch {
  readonly title: readonly string[];
  readonly control: readonly string[];
  readonly from: Day;
  until: Day;
}

/** Every divergence of an atlas in one viewpoint, in the order in which they began, the largest first. */
export function divergencesOf(resolver: Resolver, viewpoint: string): Divergence[] {
  const found = new Map<string, { readonly stretch: Stretch; readonly cells: number[] }>();
  for (let cell = 1; cell < resolver.cells.count; cell++) {
    if (resolver.cells.facesOf(cell).length === 0) continue;
    for (const stretch of stretchesOf(resolver, cell, viewpoint)) {
      const key = `${stretch.from} ${stretch.until} ${stretch.title.join()} ${stretch.control.join()}`;
      const same = found.get(key);
      if (same) same.cells.push(cell);
      else found.set(key, { stretch, cells: [cell] });
    }
  }
  return [...found]
    .map(([key, { stretch, cells }]) => ({
      key,
      made: {
        ...stretch,
        faces: resolver.cells.facesOfAll(cells),
        area_km2: cells.reduce((sum, cell) => sum + resolver.cells.areaOf(cell), 0),
        places: resolver.placesOn(cells),
      },
    }))
    .sort((a, b) => compare(a.made.from, b.made.from) || b.made.area_km2 - a.made.area_km2 || (a.key < b.key ? -1 : 1))
    .map(({ made }) => made);
}

// The difference of two infinities is no number.
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function stretchesOf(resolver: Resolver, cell: number, viewpoint: string): Stretch[] {
  const title = resolver.timelineOf(cell, "title", viewpoint);
  const control = resolver.timelineOf(cell, "control", viewpoint);
  const days = [...new Set([...title, ...control].map((s) => s.start))].sort(compare);
  const stretches: Stretch[] = [];
  let open: Stretch | undefined;
  for (const day of days) {
    const [t, c] = [spellOn(title, day), spellOn(control, day)];
    const holders = [t, c].map((s) => s.judgement.verdicts[0].holders.map((h) => h.polity)) as [string[], string[]];
    const differ = divergence(t, c) === true;
    if (open && differ && open.title.join() === holders[0].join() && open.control.join() === holders[1].join()) continue;
    if (open) open.until = day;
    open = differ ? { title: holders[0], control: holders[1], from: day, until: Infinity } : undefined;
    if (open) stretches.push(open);
  }
  return stretches;
}
