/** Every answer of every piece of land through all time, as rows: what a database needs to answer as dejure does. */
import type { Bearing, Claim, LayerAnswer, MapLayer } from "../../core/resolve/answer.ts";
import { MAP_LAYERS, published } from "../../core/resolve/answer.ts";
import { decisionOf } from "../../core/resolve/ledger.ts";
import { divergence } from "../../core/resolve/present.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";
import { answerAsMapped } from "../../core/resolve/snapshot.ts";
import { spellOn } from "../../core/resolve/timeline.ts";
import type { Day } from "../../core/time/historical-date.ts";

/** An answer, kept once however much land and however many days have it. */
export interface KeptAnswer {
  readonly answer: LayerAnswer;
  /** land with the same is one holding on a map */
  readonly holding: string;
  /** what is decided, whatever the reasons; null on layers that are derived */
  readonly decision: string | null;
  /** of the layer `divergence`: whether title and control differ; null where that cannot be said */
  readonly divergent: boolean | null;
}

/** Land of one cell with one answer for a run of days, half-open; ±Infinity where it is open. */
export interface LandSpell {
  readonly viewpoint: string;
  readonly layer: MapLayer;
  readonly cell: number;
  readonly start: Day;
  readonly end: Day;
  /** place in the list of answers */
  readonly answer: number;
}

export interface Spells {
  readonly answers: readonly KeptAnswer[];
  readonly spells: readonly LandSpell[];
}

type Days = ReadonlySet<Day>;

const union = (...sets: readonly Days[]): Days => new Set(sets.flatMap((set) => [...set]));

/** Days on which a cell's answers of a layer may change. */
function changesOf(resolver: Resolver, cell: number, viewpoint: string, layer: MapLayer): Days {
  const title = () => resolver.answerDaysOf(cell, "title", viewpoint);
  const control = () => resolver.answerDaysOf(cell, "control", viewpoint);
  switch (layer) {
    case "title":
      return title();
    case "control":
      return control();
    case "divergence":
      return union(title(), control());
    default:
      return union(resolver.claimDaysOf(cell), title());
  }
}

/** Runs of days from the beginning to the end, cut at these days. */
function* runs(days: Days): Generator<readonly [start: Day, end: Day]> {
  const starts = [-Infinity, ...[...days].sort((a, b) => a - b)];
  for (const [i, start] of starts.entries()) yield [start, starts[i + 1] ?? Infinity];
}

/** A day of a run on which nothing changes any more, for answers that are told by their first and last day. */
const lastOf = (start: Day, end: Day): Day => (Number.isFinite(end) ? end - 1 : Number.isFinite(start) ? start + 1 : 0);

/** The spells of all land in these viewpoints, on every layer; `progress` is told how far it is, from 0 to 1. */
export function spellsOf(resolver: Resolver, viewpoints: readonly string[], progress?: (fraction: number) => void): Spells {
  const answers: KeptAnswer[] = [];
  const numbers = new Map<string, number>();
  const spells: LandSpell[] = [];
  const numberOf = (layer: MapLayer, kept: KeptAnswer): number => {
    const text = JSON.stringify([layer, kept]);
    let number = numbers.get(text);
    if (number === undefined) {
      number = answers.push(kept) - 1;
      numbers.set(text, number);
    }
    return number;
  };
  for (const [done, viewpoint] of viewpoints.entries()) {
    for (let cell = 0; cell < resolver.cells.count; cell++) {
      progress?.((done + cell / resolver.cells.count) / viewpoints.length);
      for (const layer of MAP_LAYERS)
        for (const [start, end, kept] of spellsOfCell(resolver, cell, viewpoint, layer))
          spells.push({ viewpoint, layer, cell, start, end, answer: numberOf(layer, kept) });
    }
  }
  return { answers, spells };
}

/** The answers to one cell through all time, in a viewpoint and layer. */
export function spellsOfCell(
  resolver: Resolver,
  cell: number,
  viewpoint: string,
  layer: MapLayer,
): readonly (readonly [Day, Day, KeptAnswer])[] {
  const found: { readonly start: Day; end: Day; readonly text: string; readonly kept: KeptAnswer }[] = [];
  for (const [start, end] of runs(changesOf(resolver, cell, viewpoint, layer))) {
    const kept = answerOn(resolver, cell, viewpoint, layer, start);
    const text = JSON.stringify(kept);
    const last = found.at(-1);
    if (last?.text === text) last.end = end;
    else found.push({ start, end, text, kept });
  }
  return found.map(({ start, end, kept }) => [start, end, withDatesRead(resolver, cell, viewpoint, layer, start, end, kept)]);
}

function answerOn(resolver: Resolver, cell: number, viewpoint: string, layer: MapLayer, day: Day): KeptAnswer {
  const { key, answer } = answerAsMapped(resolver, cell, day, viewpoint, layer);
  const spell = (of: "title" | "control") => spellOn(resolver.timelineOf(cell, of, viewpoint), day);
  return {
    answer: published(answer),
    holding: key,
    decision: layer === "title" || layer === "control" ? decisionOf(spell(layer).judgement.verdicts) : null,
    divergent: layer === "divergence" ? divergence(spell("title"), spell("control")) : null,
  };
}

/** The dates on which alternatives rest, where they are the same on all days of the run. */
function withDatesRead(
  resolver: Resolver,
  cell: number,
  viewpoint: string,
  layer: MapLayer,
  start: Day,
  end: Day,
  kept: KeptAnswer,
): KeptAnswer {
  if (!kept.answer.alternatives || (layer !== "title" && layer !== "control")) return kept;
  return { ...kept, answer: published(resolver.answerThrough(cell, layer, start, lastOf(start, end), { viewpoint })) };
}

/** What stands on the land of one cell for a run of days, half-open. */
export interface CellRun<T> {
  readonly cell: number;
  readonly start: Day;
  readonly end: Day;
  readonly fact: T;
}

function* runsOf<T>(cell: number, days: Days, on: (day: Day) => readonly T[]): Generator<CellRun<T>> {
  let open = new Map<string, CellRun<T>>();
  for (const [start, end] of runs(days)) {
    const now = new Map<string, CellRun<T>>();
    for (const fact of on(start)) {
      const text = JSON.stringify(fact);
      const before = open.get(text);
      now.set(text, before ? { ...before, end } : { cell, start, end, fact });
    }
    for (const [text, ended] of open) if (!now.has(text)) yield ended;
    open = now;
  }
  yield* open.values();
}

/** The claims to all land: the same in every viewpoint. */
export function* claimsThroughTime(resolver: Resolver): Generator<CellRun<Claim>> {
  for (let cell = 0; cell < resolver.cells.count; cell++) {
    const days = changesOfClaims(resolver, cell);
    yield* runsOf(cell, days, (day) => resolver.claimsOf(cell, day));
  }
}

const changesOfClaims = (resolver: Resolver, cell: number): Days => {
  const [any = ""] = resolver.atlas.collections.viewpoints.keys();
  return union(resolver.claimDaysOf(cell), resolver.answerDaysOf(cell, "title", any));
};

/** What else bears on all land: rights of passage, zones, statuses. */
export function* bearingsThroughTime(resolver: Resolver): Generator<CellRun<Bearing>> {
  for (let cell = 0; cell < resolver.cells.count; cell++)
    yield* runsOf(cell, resolver.bearingDaysOf(cell), (day) => resolver.bearingsOf(cell, day));
}
