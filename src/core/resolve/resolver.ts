import { almanacOf } from "../chronology/almanac.ts";
import { periodOf } from "../chronology/period.ts";
import { alike } from "../model/alike.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { LonLat } from "../space/geometry.ts";
import { formatDay } from "../time/format-day.ts";
import type { Day } from "../time/historical-date.ts";
import {
  type Spell as AnsweredSpell,
  type Bearing,
  type Claim,
  type Dispute,
  type HistoryAnswer,
  type LayerAnswer,
  type MapLayer,
  published,
  type Snapshot,
  type WhoAnswer,
} from "./answer.ts";
import { bearingDays, bearingsOn } from "./bearing.ts";
import type { Cells } from "./cells.ts";
import { bearersOf, type ClaimantTimeline, claimDays, claimsOn } from "./claims.ts";
import { contentionOn } from "./contention.ts";
import { disputesOf } from "./disputes.ts";
import { Dockets, type FoldLayer } from "./docket.ts";
import { type Grounds, ResolverCache } from "./ground.ts";
import type { Groups } from "./judge.ts";
import { KnownOn } from "./known-on.ts";
import { Decisions, Numbering } from "./ledger.ts";
import { otherwise } from "./otherwise.ts";
import { dayOrNull, divergence, isSteady, type Presenting, presentSpell, readingDays } from "./present.ts";
import { withReadings } from "./readings.ts";
import { type EntryStanding, explain, standings } from "./rejections.ts";
import { takeSnapshot } from "./snapshot.ts";
import { type Segment, spellOn, timeline, withinPeriod } from "./timeline.ts";
import { Turns } from "./turns.ts";

export interface AskOptions {
  /** viewpoint id; must exist */
  readonly viewpoint: string;
  /** ignore all that was not public on this day */
  readonly knownOn?: Day | undefined;
  readonly explain?: boolean | undefined;
}

/** Where a question is put. */
export interface Spot {
  readonly at: LonLat;
  readonly placeId?: string | undefined;
}

/** What holds on land on days between which nothing changes. */
type State = Pick<AnsweredSpell, "title" | "control" | "claims" | "divergent">;

/** Answers questions about one atlas. Pure; what it works out once it keeps. */
export class Resolver {
  readonly atlas: Atlas;
  readonly #cache: Grounds;
  readonly #turn: number;
  #cells: Cells | undefined;
  #dockets: Dockets | undefined;
  readonly #groups = new Map<string, Groups>();
  readonly #always = new KnownOn(Infinity);
  /** of the day of knowledge that was asked about last: one question asks about it many times */
  #lately = new KnownOn(-Infinity);
  readonly #numbering = new Numbering<string>();
  #period: readonly [Day, Day] | undefined;
  #disputes: readonly Dispute[] | undefined;
  #places: Map<number, { readonly id: string; readonly order: number }[]> | undefined;

  /** `changed`: tokens of what differs from the atlas of the last resolver with this cache. */
  constructor(atlas: Atlas, cache: Grounds = new ResolverCache(), changed: ReadonlySet<string> = new Set()) {
    this.atlas = atlas;
    this.#cache = cache;
    this.#turn = cache.next(changed);
  }

  get cells(): Cells {
    this.#cells ??= this.#cache.cellsFor(this.atlas, this.#turn);
    return this.#cells;
  }

  get dockets(): Dockets {
    this.#dockets ??= new Dockets(this.#cache.groundFor(this.atlas, this.#turn), this.cells);
    return this.#dockets;
  }

  /** Groups of a viewpoint with `all-polities` written out; a viewpoint that does not exist has none. */
  groupsOf(viewpoint: string): Groups {
    let groups = this.#groups.get(viewpoint);
    if (!groups) {
      const { ground } = this.dockets;
      const written = this.atlas.collections.viewpoints.get(viewpoint)?.data.groups ?? [];
      groups = ground.groups(
        written.map((group) => [...new Set(group.flatMap((a) => (a === "all-polities" ? ground.polities.ids : [a])))]),
      );
      this.#groups.set(viewpoint, groups);
    }
    return groups;
  }

  /** The whole history of a cell on one layer in one viewpoint. */
  timelineOf(cell: number, layer: FoldLayer, viewpoint: string, known: Day = Infinity): readonly Segment[] {
    const lines = this.#knownOn(known).timelinesOf(layer, viewpoint);
    return (lines[cell] ??= this.within(this.#timeline(cell, layer, this.groupsOf(viewpoint), known)));
  }

  #knownOn(known: Day): KnownOn {
    if (known === Infinity) return this.#always;
    if (this.#lately.known !== known) this.#lately = new KnownOn(known);
    return this.#lately;
  }

  /** What is decided for every cell but the outside, whatever the reasons; the decisions of one resolver compare. */
  decisionsOf(layer: FoldLayer, viewpoint: string, known: Day = Infinity): Decisions {
    const { decisions } = this.#knownOn(known);
    const key = `${layer} ${viewpoint}`;
    const kept = decisions.get(key);
    if (kept) return kept;
    const timelines = Array.from({ length: this.cells.count }, (_, cell) =>
      cell === 0 ? [] : this.timelineOf(cell, layer, viewpoint, known),
    );
    const options = { viewpoint, knownOn: known === Infinity ? undefined : known };
    const made = new Decisions(timelines, this.#numbering, {
      answerOn: (cell, day) => this.answerOn(cell, layer, day, options),
      isSteady: (cell, spell) => isSteady(spell, this.#presenting(cell, layer, viewpoint, spell.start, known)),
    });
    decisions.set(key, made);
    return made;
  }

  /** From what to what the decisions of two viewpoints turn. */
  turnsOf(layer: FoldLayer, before: string, after: string, known: Day = Infinity): Turns {
    const { turns } = this.#knownOn(known);
    const key = `${layer} ${before} ${after}`;
    let kept = turns.get(key);
    if (!kept) {
      kept = new Turns(this.decisionsOf(layer, before, known), this.decisionsOf(layer, after, known));
      turns.set(key, kept);
    }
    return kept;
  }

  /** First and last day of which the atlas speaks; infinite where its head names no period. */
  get period(): readonly [Day, Day] {
    this.#period ??= periodOf(this.atlas);
    return this.#period;
  }

  isOutside(day: Day): boolean {
    return day < this.period[0] || day > this.period[1];
  }

  /** Spells as far as the atlas speaks of their days. */
  within(spells: readonly Segment[]): readonly Segment[] {
    const { period } = this;
    return period[0] === -Infinity && period[1] === Infinity ? spells : withinPeriod(spells, period);
  }

  /** As the resolver before may have left it, where nothing is left out as not yet known. */
  #timeline(cell: number, layer: FoldLayer, groups: Groups, known: Day): readonly Segment[] {
    if (known !== Infinity) return timeline(this.dockets.docket(cell, layer), groups, known);
    const { ground } = this.dockets;
    const kept = ground.worked(this.cells.assertionsOf(cell)).timelines[layer];
    let made = kept.get(groups);
    if (!made) {
      made = ground.timeline(this.dockets.docket(cell, layer), layer, groups);
      kept.set(groups, made);
    }
    return made;
  }

  /** What each polity that ever spoke of title here believes itself. */
  claimantsOf(cell: number, known: Day = Infinity): readonly ClaimantTimeline[] {
    const { ground } = this.dockets;
    const always = known === Infinity;
    const kept = always ? ground.worked(this.cells.assertionsOf(cell)) : this.#knownOn(known).ofCell(cell);
    if (kept.claimants) return kept.claimants;
    const docket = this.dockets.docket(cell, "title");
    const made = [...new Set([...docket.byAssertor.keys(), ...bearersOf(docket)])]
      .filter((assertor) => this.atlas.collections.polities.has(assertor))
      .sort()
      .map((polity) => {
        const alone = ground.groups([[polity]]);
        return { polity, spells: always ? ground.timeline(docket, "title", alone) : timeline(docket, alone, known) };
      });
    kept.claimants = made;
    return made;
  }

  /** The cell of a point, and whether the point lies on a border of the arrangement. */
  locate(at: LonLat): { readonly cell: number; readonly onBorder: boolean } {
    const { face, onBorder } = this.atlas.land.arrangement.locate(at);
    return { cell: this.cells.cellOf[face] ?? 0, onBorder };
  }

  /** Ids of the places on the land of these cells, in the order of the records. */
  placesOn(cells: readonly number[]): string[] {
    this.#places ??= [...this.atlas.collections.places.values()].reduce((byCell, { id, data }, order) => {
      const { cell } = this.locate([data.at.lon, data.at.lat]);
      const there = byCell.get(cell);
      if (there) there.push({ id, order });
      else byCell.set(cell, [{ id, order }]);
      return byCell;
    }, new Map<number, { readonly id: string; readonly order: number }[]>());
    return cells
      .flatMap((cell) => this.#places?.get(cell) ?? [])
      .sort((a, b) => a.order - b.order)
      .map(({ id }) => id);
  }

  /** Who held, controlled and claimed a spot on one day. */
  who(spot: Spot, day: Day, options: AskOptions): WhoAnswer {
    const { cell, onBorder } = this.locate(spot.at);
    const known = options.knownOn ?? Infinity;
    return {
      place: placeOf(spot, onBorder),
      date: formatDay(day),
      viewpoint: options.viewpoint,
      ...(options.knownOn !== undefined && { known_on: formatDay(options.knownOn) }),
      ...this.#stateOn(cell, day, day, known, options),
      also: this.bearingsOf(cell, day, known),
      ...(this.isOutside(day) && { outside_period: true as const }),
      ...(options.explain && { otherwise: otherwise(this, cell, day, options) }),
    };
  }

  /** The whole history of a spot, or the part of it in `[from, until)`. */
  history(spot: Spot, options: AskOptions, from: Day = -Infinity, until: Day = Infinity): HistoryAnswer {
    const { cell, onBorder } = this.locate(spot.at);
    const known = options.knownOn ?? Infinity;
    const asked = (day: Day): boolean => day > from && day < until;
    const starts = new Set<Day>([from]);
    for (const layer of ["title", "control"] as const) {
      for (const { start } of this.timelineOf(cell, layer, options.viewpoint, known)) if (asked(start)) starts.add(start);
      for (const day of this.#silenceDaysOf(cell, layer, options, asked)) starts.add(day);
    }
    for (const day of this.claimDaysOf(cell, known)) if (asked(day)) starts.add(day);
    const days = [...[...starts].sort((a, b) => a - b), until];
    const written = days.map(dayOrNull);
    const spells: AnsweredSpell[] = [];
    let last: State | undefined;
    for (let i = 0; i + 1 < days.length; i++) {
      const [start, next] = [days[i] as Day, days[i + 1] as Day];
      const state = this.#stateOn(cell, start, Number.isFinite(next) ? next - 1 : start + 1, known, options);
      const end = written[i + 1] ?? null;
      const previous = spells.at(-1);
      if (previous && last && alike(state, last)) spells[spells.length - 1] = { ...previous, end };
      else {
        const outside = this.isOutside(start) && { outside_period: true as const };
        spells.push({ start: written[i] ?? null, end, ...state, ...outside });
      }
      last = state;
    }
    return {
      place: placeOf(spot, onBorder),
      viewpoint: options.viewpoint,
      ...(options.knownOn !== undefined && { known_on: formatDay(options.knownOn) }),
      spells,
    };
  }

  /** Of days asked for, those within a spell of which nothing is known on which the reason changes: as where a treaty is signed that does not bind yet. */
  #silenceDaysOf(cell: number, layer: FoldLayer, options: AskOptions, asked: (day: Day) => boolean): Day[] {
    const spells = this.timelineOf(cell, layer, options.viewpoint, options.knownOn ?? Infinity);
    const context = this.#presenting(cell, layer, options.viewpoint, 0, options.knownOn ?? Infinity);
    const silent = (spell: Segment): boolean => spell.judgement.verdicts[0].kind === "unknown" && !isSteady(spell, context);
    if (!spells.some(silent)) return [];
    const silenceOn = (day: Day) => this.answerOn(cell, layer, day, { viewpoint: options.viewpoint, knownOn: options.knownOn }).silence;
    return [...this.answerDaysOf(cell, layer, options.viewpoint)].filter(asked).filter((day) => {
      const spell = spellOn(spells, day);
      return spell.start !== day && silent(spell) && silenceOn(day - 1) !== silenceOn(day);
    });
  }

  /** What holds from `day` to `last`, days between which nothing changes. */
  #stateOn(cell: number, day: Day, last: Day, known: Day, options: AskOptions): State {
    return {
      title: published(this.answerThrough(cell, "title", day, last, options)),
      control: published(this.answerThrough(cell, "control", day, last, options)),
      claims: this.claimsOf(cell, day, known),
      divergent: divergence(
        spellOn(this.timelineOf(cell, "title", options.viewpoint, known), day),
        spellOn(this.timelineOf(cell, "control", options.viewpoint, known), day),
      ),
    };
  }

  /** The answer of one layer for a cell on a day. */
  answerOn(cell: number, layer: FoldLayer, day: Day, options: AskOptions): LayerAnswer {
    const known = options.knownOn ?? Infinity;
    const spell = spellOn(this.timelineOf(cell, layer, options.viewpoint, known), day);
    const context = this.#presenting(cell, layer, options.viewpoint, day, known);
    const answer = presentSpell(spell, context);
    if (!options.explain) return answer;
    return { ...answer, rejected: explain(this.standingsOf(cell, layer, day, known), context.groups, spell.judgement.verdicts) };
  }

  #presenting(cell: number, layer: FoldLayer, viewpoint: string, day: Day, known: Day): Presenting {
    const { dockets } = this;
    return {
      docket: () => dockets.docket(cell, layer),
      groups: this.groupsOf(viewpoint),
      unsettled: dockets.unsettled(cell, layer),
      opening: this.period[0],
      day,
      known,
    };
  }

  /** The answer of one layer from `day` to `last`, between which nothing changes, with the dates on which each reading of it rests. */
  answerThrough(cell: number, layer: FoldLayer, day: Day, last: Day, options: AskOptions): LayerAnswer {
    const known = options.knownOn ?? Infinity;
    const spell = spellOn(this.timelineOf(cell, layer, options.viewpoint, known), day);
    const answer = this.answerOn(cell, layer, day, options);
    return withReadings(answer, spell, () => this.dockets.docket(cell, layer), this.groupsOf(options.viewpoint), day, last, known);
  }

  /** How every assertion of a layer about a cell stands on a day, in whatever viewpoint. */
  standingsOf(cell: number, layer: FoldLayer, day: Day, known: Day = Infinity): readonly EntryStanding[] {
    const assertions = this.cells.assertionsOf(cell).filter((a) => a.layer === layer);
    return standings(assertions, (a: Assertion) => this.dockets.compiled(a), this.dockets.docket(cell, layer), day, known);
  }

  claimsOf(cell: number, day: Day, known: Day = Infinity): readonly Claim[] {
    if (this.isOutside(day)) return [];
    return claimsOn(
      this.claimantsOf(cell, known),
      this.cells.assertionsOf(cell),
      this.dockets,
      this.dockets.docket(cell, "title"),
      day,
      known,
    );
  }

  /** Every day on which the claims to a cell, or what is said of their end, may change. */
  claimDaysOf(cell: number, known: Day = Infinity): ReadonlySet<Day> {
    const days = new Set(claimDays(this.cells.assertionsOf(cell)));
    for (const { spells } of this.claimantsOf(cell, known)) for (const { start } of spells) days.add(start);
    for (const day of [this.period[0], this.period[1] + 1]) if (Number.isFinite(day)) days.add(day);
    return days;
  }

  /** Every day on which the answer of a layer may change in this viewpoint, or read otherwise. */
  answerDaysOf(cell: number, layer: FoldLayer, viewpoint: string): ReadonlySet<Day> {
    const days = readingDays(this.dockets.docket(cell, layer), this.dockets.unsettled(cell, layer));
    for (const { start } of this.timelineOf(cell, layer, viewpoint)) if (Number.isFinite(start)) days.add(start);
    return days;
  }

  /** Every day on which rights, zones and statuses on a cell may change. */
  bearingDaysOf(cell: number): ReadonlySet<Day> {
    const days = bearingDays(this.cells.assertionsOf(cell), almanacOf(this.atlas));
    for (const day of [this.period[0], this.period[1] + 1]) if (Number.isFinite(day)) days.add(day);
    return days;
  }

  /** Polities in dispute over a cell on a day; empty where they agree. */
  contendersOn(cell: number, day: Day, known: Day = Infinity): readonly string[] {
    if (this.isOutside(day)) return [];
    return contentionOn(this.claimantsOf(cell, known), day).parties;
  }

  /** Every dispute of the atlas, in the order in which they began. */
  disputes(): readonly Dispute[] {
    this.#disputes ??= disputesOf(this);
    return this.#disputes;
  }

  /** Rights, zones and statuses that bear on a cell, beside title and control. */
  bearingsOf(cell: number, day: Day, known: Day = Infinity): readonly Bearing[] {
    if (this.isOutside(day)) return [];
    return bearingsOn(this.cells.assertionsOf(cell), day, known, almanacOf(this.atlas));
  }

  /** Land by answer on one day; the holdings and the unknown land partition all extents of the atlas. */
  snapshot(day: Day, viewpoint: string, layer: MapLayer, knownOn?: Day): Snapshot {
    return takeSnapshot(this, day, viewpoint, layer, knownOn);
  }
}

/** A resolver of an atlas; with a cache, what it shares with the atlas before (which differed by `changed`) is not worked out again. */
export function createResolver(atlas: Atlas, cache?: Grounds, changed?: ReadonlySet<string>): Resolver {
  return new Resolver(atlas, cache, changed);
}

function placeOf(spot: Spot, onBorder: boolean): WhoAnswer["place"] {
  return { id: spot.placeId ?? null, at: spot.at, ...(onBorder && { on_border: true }) };
}
