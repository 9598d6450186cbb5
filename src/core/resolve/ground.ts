/** What answers rest on beside land: entries, date variables, lives of polities, stated orders. */
import { DateBook } from "../link/date-book.ts";
import { Lookup } from "../link/lookup.ts";
import { TOKEN, Trace, touched } from "../link/trace.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import { type Cells, groupCells } from "./cells.ts";
import type { ClaimantTimeline } from "./claims.ts";
import type { Docket, FoldLayer } from "./docket.ts";
import {
  type Compiled,
  compileAssertion,
  type Entry,
  keyOfHistories,
  keyOfVariable,
  Polities,
  type PolityHistory,
  polityHistories,
} from "./entries.ts";
import type { Groups } from "./judge.ts";
import { OrderCache, type StatedOrder, statedOrders } from "./orders.ts";
import { heardBy, type Segment, timeline } from "./timeline.ts";
import { type Var, VariableTable } from "./variables.ts";

/** What was worked out for land under one list of assertions, as known at the end. */
export interface Worked {
  readonly dockets: Map<FoldLayer, Docket>;
  readonly timelines: Readonly<Record<FoldLayer, Map<Groups, readonly Segment[]>>>;
  claimants?: readonly ClaimantTimeline[];
}

/** Fills in what was worked out for land under these assertions at another time. */
export type Recall = (ground: Ground, assertions: readonly Assertion[], worked: Worked) => void;

/** What comes of hearing lists of entries: by the first of them, which lives as long as its atlas does, then by the numbers of all. */
class Heard {
  readonly #byFirst = new WeakMap<Entry, Map<string, readonly Segment[]>>();
  #nothing: readonly Segment[] | undefined;

  /** The spells of hearing these entries; made if nobody has heard them before. */
  of(entries: readonly Entry[], numberOf: (entry: Entry) => number, make: () => readonly Segment[]): readonly Segment[] {
    const [first] = entries;
    if (!first) return (this.#nothing ??= make());
    let known = this.#byFirst.get(first);
    if (!known) this.#byFirst.set(first, (known = new Map()));
    const key = entries.map(numberOf).join();
    let spells = known.get(key);
    if (!spells) known.set(key, (spells = make()));
    return spells;
  }
}

/** Holds for every atlas with the same facts of polities and the same stated orders; what it keeps goes by the identity of assertions. */
export class Ground {
  readonly table = new VariableTable();
  readonly polities: Polities;
  /** pairs (before, after) that the records state */
  readonly orders: readonly (readonly [Var, Var])[];
  readonly #compiled = new WeakMap<Assertion, Compiled>();
  readonly #worked = new WeakMap<readonly Assertion[], Worked>();
  readonly #groups = new Map<string, Groups>();
  readonly #heard: Readonly<Record<FoldLayer, WeakMap<Groups, Heard>>> = { title: new WeakMap(), control: new WeakMap() };
  readonly #numbers = new WeakMap<Entry, number>();
  /** how many entries have a number */
  #entries = 0;
  readonly #recall: Recall | undefined;

  constructor(facts: readonly PolityHistory[], orders: readonly StatedOrder[], recall?: Recall) {
    this.#recall = recall;
    this.polities = new Polities(facts, this.table);
    this.orders = orders.map(([before, after]) => [this.table.add(before), this.table.add(after)]);
    this.table.narrow(this.orders);
  }

  /** The entries of an assertion, made when first asked for. */
  compiled(assertion: Assertion): Compiled {
    let compiled = this.#compiled.get(assertion);
    if (!compiled) {
      compiled = compileAssertion(assertion, this.polities, this.table, placesOf(assertion));
      this.#compiled.set(assertion, compiled);
    }
    return compiled;
  }

  worked(assertions: readonly Assertion[]): Worked {
    let worked = this.#worked.get(assertions);
    if (!worked) {
      worked = { dockets: new Map(), timelines: { title: new Map(), control: new Map() } };
      this.#worked.set(assertions, worked);
      this.#recall?.(this, assertions, worked);
    }
    return worked;
  }

  /** What was worked out so far for land under these assertions, if anything. */
  workedSoFar(assertions: readonly Assertion[]): Worked | undefined {
    return this.#worked.get(assertions);
  }

  /** The timeline of a docket in the eyes of `groups`: one for all dockets in which these hear the same entries. */
  timeline(docket: Docket, layer: FoldLayer, groups: Groups): readonly Segment[] {
    let heard: Heard | undefined = this.#heard[layer].get(groups);
    if (!heard) {
      heard = new Heard();
      this.#heard[layer].set(groups, heard);
    }
    const all = heardBy(docket, groups);
    return heard.of(
      all.entries,
      (entry) => this.#numberOf(entry),
      () => timeline(docket, groups, Number.POSITIVE_INFINITY, all),
    );
  }

  #numberOf(entry: Entry): number {
    let number = this.#numbers.get(entry);
    if (number === undefined) this.#numbers.set(entry, (number = ++this.#entries));
    return number;
  }

  /** The same object for the same groups, so that timelines can be kept by it. */
  groups(groups: Groups): Groups {
    const key = groups.map((group) => group.join(" ")).join("\n");
    const known = this.#groups.get(key);
    if (known) return known;
    this.#groups.set(key, groups);
    return groups;
  }
}

/** Where an effect stands in its record, and where the effect that it accepts stands in its own. */
const placesOf = (assertion: Assertion): readonly number[] =>
  assertion.accepts ? [orderOf(assertion), orderOf(assertion.accepts)] : [orderOf(assertion)];

/** Place of an effect among all effects of its record: articles in their order, effects in theirs. */
function orderOf(assertion: Assertion): number {
  const { record, path } = assertion;
  if (path[0] !== "articles" || record.collection !== "instruments") return Number(path[1] ?? 0);
  const keys = Object.keys(record.data.articles ?? {});
  return (keys.indexOf(String(path[1])) + 1) * 10_000 + Number(path[3] ?? 0);
}

/** A ground gathers the dates of all edits; after so many atlases it is laid anew. */
const LONGEST_USE = 1000;

/** Where a resolver has its ground and its cells from. */
export interface Grounds {
  /** Begins the turn of a new atlas, which differs from the last by `changed` (tokens of `Trace`). */
  next(changed: ReadonlySet<string>): number;
  groundFor(atlas: Atlas, turn: number): Ground;
  cellsFor(atlas: Atlas, turn: number): Cells;
}

/** The orders between uncertain dates that the records of an atlas state. */
export function ordersIn(atlas: Atlas): readonly StatedOrder[] {
  const trace = new Trace();
  return statedOrders(atlas, new DateBook(new Lookup(atlas.collections, trace)), trace, new OrderCache(), new Set());
}

/** Orders and cells of one atlas that were worked out before; `recall` knows more of it. */
export const workedOut = (orders: readonly StatedOrder[], cells: Cells, recall: Recall): Grounds => ({
  next: () => 0,
  groundFor: (atlas) => new Ground(polityHistories(atlas, new DateBook(atlas.collections)), orders, recall),
  cellsFor: () => cells,
});

/** What one resolver leaves for that of the next compilation. Each lays claim to it with `next` when it is made. */
export class ResolverCache implements Grounds {
  #turn = 0;
  /** what changed since the ground was last laid or found good */
  #changed = new Set<string>();
  #ground:
    | { readonly ground: Ground; readonly facts: string; readonly asked: readonly string[]; readonly orders: string; uses: number }
    | undefined;
  readonly #orders = new OrderCache();
  #cells: { readonly atlas: Atlas; readonly cells: Cells } | undefined;

  next(changed: ReadonlySet<string>): number {
    for (const token of changed) this.#changed.add(token);
    return ++this.#turn;
  }

  /** The ground of the atlas of a turn; one that comes too late gets one of its own. */
  groundFor(atlas: Atlas, turn: number): Ground {
    const trace = new Trace();
    const dates = new DateBook(new Lookup(atlas.collections, trace));
    if (turn !== this.#turn) return new Ground(polityHistories(atlas, dates), ordersIn(atlas));
    const stated = statedOrders(atlas, dates, trace, this.#orders, this.#changed);
    const orders = stated.map((pair) => pair.map(keyOfVariable).join("\n")).join("\n");
    let known = this.#ground;
    if (known && (known.orders !== orders || known.uses >= LONGEST_USE)) known = undefined;
    const changed = this.#changed;
    this.#changed = new Set();
    if (!known || touched(known.asked, changed)) {
      // Most edits of a polity are none of what the fold knows of it, such as of its name.
      const { value: facts, asked } = trace.watch(() => polityHistories(atlas, dates));
      const key = keyOfHistories(facts);
      const ground = known?.facts === key ? known.ground : new Ground(facts, stated);
      known = { ground, facts: key, asked: [...asked, TOKEN.collection("polities")], orders, uses: known?.facts === key ? known.uses : 0 };
      this.#ground = known;
    }
    known.uses++;
    return known.ground;
  }

  cellsFor(atlas: Atlas, turn: number): Cells {
    const before = this.#cells?.atlas.land.arrangement === atlas.land.arrangement ? this.#cells.cells : undefined;
    const cells = groupCells(atlas, before);
    if (turn === this.#turn) this.#cells = { atlas, cells };
    return cells;
  }
}
