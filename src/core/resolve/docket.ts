/** What each cell is judged from: who says what about it, and which of its acts may become common ground. */
import type { Assertion } from "../model/assertion.ts";
import type { Cells } from "./cells.ts";
import type { Compiled, Entry, Pending, Polities, Waiting } from "./entries.ts";
import type { Ground } from "./ground.ts";
import { type Act, type AssertorLine, actsOf, lineOf, type OneReading, on, SILENT, type Stance } from "./position.ts";
import type { Var, VariableTable } from "./variables.ts";

/** The background of all records, as an assertor. */
export const CONSENSUS = "consensus";

export type FoldLayer = "title" | "control";

/** Entries of a cell and layer by their assertor. */
export type ByAssertor = ReadonlyMap<string, readonly Entry[]>;

/** An effect of an act between several that may become common ground, with those whom the act binds. */
export interface Settlement {
  /** an entry of the effect; it speaks for all */
  readonly model: Entry;
  /** entries by which parties and acceptors are bound to it */
  readonly bound: readonly Entry[];
  /** the entry by which the consensus says it */
  readonly common: Entry;
  /** the entry by which the consensus no longer names a bearer whom the act binds */
  losing(bearer: string): Entry;
  /** one side's act, which only those who accepted it share */
  readonly award: boolean;
  /** those that must all be bound where nobody bears or claims title */
  readonly makers: readonly string[];
}

/** What the consensus says of one cell under one reading of the dates, with what settlements made common ground. */
export interface CommonGround {
  readonly acts: readonly Act[];
  readonly line: AssertorLine;
  /** not all orders of its acts could be tried */
  readonly limited: boolean;
}

/** Keeps the common ground of the cell that is being worked on: all who are heard about it stand on the same. */
export class CommonGrounds {
  #docket: Docket | undefined;
  #kept = new Map<string, CommonGround>();

  get(docket: Docket, key: string, make: () => CommonGround): CommonGround {
    if (this.#docket !== docket || this.#kept.size >= MOST_KEPT) {
      this.#docket = docket;
      this.#kept = new Map();
    }
    let ground = this.#kept.get(key);
    if (!ground) this.#kept.set(key, (ground = make()));
    return ground;
  }
}

/** Readings kept for one cell; a cell that has more begins anew. */
const MOST_KEPT = 20_000;

/** What a layer of one cell is judged from. */
export interface Docket {
  readonly layer: FoldLayer;
  readonly byAssertor: ByAssertor;
  readonly table: VariableTable;
  readonly polities: Polities;
  /** pairs (before, after) that the records state */
  readonly orders: readonly (readonly [Var, Var])[];
  readonly settlements: readonly Settlement[];
  /** whether the consensus ever says anything here */
  readonly hasConsensus: boolean;
  readonly grounds: CommonGrounds;
  /** positions by an assertor's own word through all time, where none of its dates is open; else undefined */
  certainLine(assertor: string): AssertorLine | undefined;
  /** of control: the same with what the consensus says, where no date of either is open */
  certainControl(assertor: string): AssertorLine | undefined;
}

export interface Unsettled {
  readonly pending: readonly Pending[];
  readonly waiting: readonly Waiting[];
}

/** What each cell is judged from, made when first asked for. */
export class Dockets {
  readonly ground: Ground;
  readonly #cells: Cells;

  readonly #pending = new Map<number, Unsettled>();
  readonly #grounds = new CommonGrounds();

  constructor(ground: Ground, cells: Cells) {
    this.ground = ground;
    this.#cells = cells;
  }

  get table(): VariableTable {
    return this.ground.table;
  }

  compiled(assertion: Assertion): Compiled {
    return this.ground.compiled(assertion);
  }

  /** Entries of a cell on one layer, by assertor. */
  docket(cell: number, layer: FoldLayer): Docket {
    const assertions = this.#cells.assertionsOf(cell);
    const { dockets } = this.ground.worked(assertions);
    const known = dockets.get(layer);
    if (known) return known;
    const byAssertor = new Map<string, Entry[]>();
    for (const assertion of assertions) {
      if (assertion.layer !== layer) continue;
      for (const entry of this.compiled(assertion).entries) {
        const list = byAssertor.get(entry.assertor);
        if (list) list.push(entry);
        else byAssertor.set(entry.assertor, [entry]);
      }
    }
    const { table, polities, orders } = this.ground;
    const settlements = layer === "title" ? settlementsOf(assertions, (a) => this.compiled(a).entries) : [];
    const certain = new CertainLines(byAssertor, table, polities);
    const docket: Docket = {
      layer,
      byAssertor,
      table,
      polities,
      orders,
      settlements,
      hasConsensus: settlements.length > 0 || byAssertor.has(CONSENSUS),
      grounds: this.#grounds,
      certainLine: (assertor) => certain.own(assertor),
      certainControl: (assertor) => certain.control(assertor),
    };
    dockets.set(layer, docket);
    return docket;
  }

  /** What assertors signed that does not bind them yet, and what binds them and waits for a condition. */
  unsettled(cell: number, layer: FoldLayer): Unsettled {
    const key = cell * 2 + (layer === "title" ? 0 : 1);
    let pending = this.#pending.get(key);
    if (!pending) {
      const compiled = this.#cells.assertionsOf(cell).flatMap((a) => (a.layer === layer ? [this.compiled(a)] : []));
      pending = { pending: compiled.flatMap((c) => c.pending), waiting: compiled.flatMap((c) => c.waiting) };
      this.#pending.set(key, pending);
    }
    return pending;
  }
}

/** Where every date is one known day and nothing is taken back, positions follow from one pass through time. */
class CertainLines {
  readonly #byAssertor: ByAssertor;
  readonly #table: VariableTable;
  readonly #reading: OneReading;
  readonly #own = new Map<string, AssertorLine | undefined>();
  readonly #control = new Map<string, AssertorLine | undefined>();

  constructor(byAssertor: ByAssertor, table: VariableTable, polities: Polities) {
    this.#byAssertor = byAssertor;
    this.#table = table;
    this.#reading = { days: table.fixed, known: Number.POSITIVE_INFINITY, polities };
  }

  own(assertor: string): AssertorLine | undefined {
    return kept(this.#own, assertor, () => {
      const acts = this.#acts(assertor);
      return acts && this.#line(acts, assertor);
    });
  }

  control(assertor: string): AssertorLine | undefined {
    return kept(this.#control, assertor, () => {
      if (!this.#byAssertor.has(CONSENSUS)) return this.own(assertor);
      const acts = this.#acts(assertor);
      const shared = this.#acts(CONSENSUS);
      return acts && shared && this.#line([...newsAmong(shared, this.#reading), ...acts], assertor);
    });
  }

  /** Undefined where not all orders of a day's acts could be tried: whoever is answered is told so. */
  #line(acts: readonly Act[], assertor: string): AssertorLine | undefined {
    let limited = false;
    const onLimit = () => {
      limited = true;
    };
    const line = lineOf(acts, assertor, { ...this.#reading, onLimit });
    return limited ? undefined : line;
  }

  /** Acts of an assertor through all time. */
  #acts(assertor: string): Act[] | undefined {
    const entries = this.#byAssertor.get(assertor) ?? [];
    const { fixed } = this.#table;
    const ends = entries[0]?.ends.join();
    const plain = entries.every(
      (e) =>
        // when it became known is no matter here
        e.uncertain.every((v) => !e.days.includes(v)) &&
        e.suspensions.length === 0 &&
        !(e.assertion.reverts && (e.until !== undefined || e.voids.length > 0)) &&
        e.starts.every((v) => (fixed[v] as number) <= (fixed[e.when] as number)) &&
        e.ends.join() === ends,
    );
    if (!plain) return undefined;
    const end = entries[0]?.ends.reduce((first, v) => Math.min(first, fixed[v] as number), Number.POSITIVE_INFINITY) ?? Infinity;
    return actsOf(entries, end === Infinity ? Number.MAX_VALUE : end - 1, this.#reading);
  }
}

function kept<T>(lines: Map<string, T | undefined>, assertor: string, make: () => T | undefined): T | undefined {
  if (!lines.has(assertor)) lines.set(assertor, make());
  return lines.get(assertor);
}

/** Acts of the consensus that changed its own controllers: a fact that is only repeated supersedes nobody's word. */
export function newsAmong(acts: readonly Act[], reading: OneReading): readonly Act[] {
  const line = lineOf(acts, CONSENSUS, reading);
  const key = (positions: readonly Stance[]): string => positions.map((p) => p.holders?.ids.join(" ") ?? "").join("|");
  return acts.filter(({ entry, start }) => {
    const before = start === -Infinity ? [SILENT] : on(line, start - 1);
    const unsaid = entry.belief.kind === "not" && before.every((p) => !p.holders);
    return unsaid || key(before) !== key(on(line, start));
  });
}

/** Title that an act between several moves: by treaty, or by an award that others accepted. */
function settlementsOf(assertions: readonly Assertion[], entriesOf: (assertion: Assertion) => readonly Entry[]): Settlement[] {
  const accepted = new Map<string, Entry[]>();
  for (const a of assertions)
    if (a.accepts && a.layer === "title") accepted.set(a.accepts.id, [...(accepted.get(a.accepts.id) ?? []), ...entriesOf(a)]);
  const settlements: Settlement[] = [];
  for (const assertion of assertions) {
    if (assertion.layer !== "title" || assertion.accepts || assertion.record.collection !== "instruments") continue;
    if (assertion.effect.according_to || !SETTLING.has(assertion.verb)) continue;
    const { parties } = assertion.record.data;
    const own = entriesOf(assertion);
    const acceptors = accepted.get(assertion.id) ?? [];
    const bound = [...own, ...acceptors];
    const [model] = own;
    if (!model || (parties?.length ?? 0) + (parties ? 0 : acceptors.length) === 0) continue;
    const losing = new Map<string, Entry>();
    // The consensus speaks for nobody: a bearer that goes out of a condominium leaves the others in it.
    const shared: Entry = { ...model, assertor: CONSENSUS, lineage: NOBODY };
    settlements.push({
      model,
      bound,
      award: !parties,
      common: shared,
      makers: [...new Set(assertion.assertors.map((a) => a.assertor))],
      losing(bearer) {
        let entry = losing.get(bearer);
        if (!entry) losing.set(bearer, (entry = { ...shared, belief: { kind: "not", denied: [bearer] }, beliefKey: `not ${bearer}` }));
        return entry;
      },
    });
  }
  return settlements;
}

const NOBODY: ReadonlySet<string> = new Set();
const SETTLING: ReadonlySet<string> = new Set(["title", "cedes", "renounces", "leaves_open"]);
