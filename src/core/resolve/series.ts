import type { Day } from "../time/historical-date.ts";
import type { FoldLayer } from "./docket.ts";
import type { Resolver } from "./resolver.ts";
import { spellOn } from "./timeline.ts";

/** Area that a polity has from a day on, in km² on the ellipsoid. */
export interface AreaStep {
  readonly from: Day;
  /** held alone or jointly, all readings of the dates agreeing */
  readonly held: number;
  /** held in some reading, or contested */
  readonly disputed: number;
}

/** Area per polity over time in one viewpoint: steps on each day on which the polity's area changes. */
export function areaSeries(resolver: Resolver, viewpoint: string, layer: FoldLayer): Map<string, AreaStep[]> {
  const days = new Set<Day>();
  const timelines = [];
  for (let cell = 1; cell < resolver.cells.count; cell++) {
    const spells = resolver.timelineOf(cell, layer, viewpoint);
    timelines.push({ area: resolver.cells.areaOf(cell), spells });
    for (const spell of spells) days.add(spell.start);
  }
  const series = new Map<string, AreaStep[]>();
  for (const from of [...days].sort((a, b) => a - b)) {
    const now = new Map<string, { held: number; disputed: number }>();
    for (const { area, spells } of timelines) {
      const { verdicts } = spellOn(spells, from).judgement;
      const sure = verdicts.length === 1 && (verdicts[0].kind === "held" || verdicts[0].kind === "joint");
      for (const polity of new Set(verdicts.flatMap((v) => v.holders.map((h) => h.polity)))) {
        const sum = now.get(polity) ?? { held: 0, disputed: 0 };
        if (sure) sum.held += area;
        else sum.disputed += area;
        now.set(polity, sum);
      }
    }
    for (const polity of new Set([...series.keys(), ...now.keys()])) {
      const { held, disputed } = now.get(polity) ?? { held: 0, disputed: 0 };
      const steps = series.get(polity) ?? [];
      const last = steps.at(-1);
      if (!last || last.held !== held || last.disputed !== disputed) steps.push({ from, held, disputed });
      series.set(polity, steps);
    }
  }
  return series;
}

/** Area that each polity claims on a day, km². */
export function claimedAreas(resolver: Resolver, day: Day): Map<string, number> {
  const areas = new Map<string, number>();
  for (let cell = 1; cell < resolver.cells.count; cell++)
    for (const { polity } of resolver.claimsOf(cell, day)) areas.set(polity, (areas.get(polity) ?? 0) + resolver.cells.areaOf(cell));
  return areas;
}
