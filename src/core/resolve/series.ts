import type { Day } from "../time/historical-date.ts";
import { type ClaimantTimeline, claimsIn } from "./claims.ts";
import type { Resolver } from "./resolver.ts";
import { type Segment, spellOn } from "./timeline.ts";

/** Area that a polity has from a day on until the next step, in km² on the ellipsoid. */
export interface AreaStep {
  readonly from: Day;
  /** held alone or jointly (claims: claimed), all readings of the dates agreeing */
  readonly held: number;
  /** held in some reading of the dates only, or contested */
  readonly disputed: number;
}
export type AreaLayer = "title" | "control" | "claims";

/** Adds up a cell's area for the polities that have it on a day. */
type Tally = (day: Day, add: (polity: string, sure: boolean) => void) => void;

/** Area per polity over time: steps on each day on which it changes. Claims are the same in every viewpoint. */
export function areaSeries(resolver: Resolver, viewpoint: string, layer: AreaLayer): Map<string, AreaStep[]> {
  const days = new Set<Day>();
  const tallies: { area: number; tally: Tally }[] = [];
  for (let cell = 1; cell < resolver.cells.count; cell++) {
    const lines =
      layer === "claims" ? claimantsWithin(resolver, cell) : [{ polity: "", spells: resolver.timelineOf(cell, layer, viewpoint) }];
    for (const { spells } of lines) for (const spell of spells) days.add(spell.start);
    const tally: Tally = layer === "claims" ? (day, add) => claimed(lines, day, add) : (day, add) => held(lines[0]?.spells ?? [], day, add);
    tallies.push({ area: resolver.cells.areaOf(cell), tally });
  }
  const series = new Map<string, AreaStep[]>();
  for (const from of [...days].sort((a, b) => a - b)) {
    const now = new Map<string, { held: number; disputed: number }>();
    for (const { area, tally } of tallies)
      tally(from, (polity, sure) => {
        const sum = now.get(polity) ?? { held: 0, disputed: 0 };
        sum[sure ? "held" : "disputed"] += area;
        now.set(polity, sum);
      });
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

const claimantsWithin = (resolver: Resolver, cell: number): ClaimantTimeline[] =>
  resolver.claimantsOf(cell).map(({ polity, spells }) => ({ polity, spells: resolver.within(spells) }));

function held(spells: readonly Segment[], day: Day, add: (polity: string, sure: boolean) => void): void {
  const { verdicts } = spellOn(spells, day).judgement;
  const sure = verdicts.length === 1 && (verdicts[0].kind === "held" || verdicts[0].kind === "joint");
  for (const polity of new Set(verdicts.flatMap((v) => v.holders.map((h) => h.polity)))) add(polity, sure);
}

function claimed(lines: readonly ClaimantTimeline[], day: Day, add: (polity: string, sure: boolean) => void): void {
  for (const { polity, spells } of lines) {
    const { verdicts } = spellOn(spells, day).judgement;
    const claims = verdicts.filter((v) => claimsIn(v, polity));
    if (claims.length > 0) add(polity, claims.length === verdicts.length);
  }
}
