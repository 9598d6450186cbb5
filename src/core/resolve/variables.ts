import type { DatePlace, DateVariable } from "../model/assertion.ts";
import type { Day, DaySpan } from "../time/historical-date.ts";

/** Index of a variable in the table. */
export type Var = number;

/** Date variables, numbered; most are one known day. */
export class VariableTable {
  readonly #index = new Map<string, Var>();
  readonly #keys: string[] = [];
  readonly #written: (DatePlace | undefined)[] = [];
  /** as they came, before any order narrowed them */
  readonly #given: (readonly DaySpan[])[] = [];
  readonly #spans: (readonly DaySpan[])[] = [];
  /** the day of a variable that has only one, NaN where it has several */
  readonly fixed: number[] = [];
  readonly earliest: Day[] = [];
  readonly latest: Day[] = [];

  /** Number of a variable. One whose days are others than those known under its key (its record was edited) gets a new number. */
  add(variable: DateVariable): Var {
    const { key, written, admissible } = variable;
    const known = this.#index.get(key);
    if (known !== undefined && sameSpans(this.#given[known] as readonly DaySpan[], admissible)) return known;
    const index = this.#spans.length;
    const first = admissible[0]?.[0] ?? Number.NaN;
    const last = admissible.at(-1)?.[1] ?? Number.NaN;
    this.#index.set(key, index);
    this.#keys.push(key);
    this.#written.push(written);
    this.#given.push(admissible);
    this.#spans.push(admissible);
    this.fixed.push(first === last ? first : Number.NaN);
    this.earliest.push(first);
    this.latest.push(last);
    this.#settle(index);
    return index;
  }

  readonly #uncertain: Var[] = [];
  readonly #settled = new Settled(this, (earliest, latest, d) => (latest <= d ? latest : earliest));
  readonly #surely = new Settled(this, (earliest, latest, d) => (earliest > d ? earliest : latest));

  #settle(v: Var): void {
    if (!this.isFixed(v)) this.#uncertain.push(v);
    this.#settled.settle(v);
    this.#surely.settle(v);
  }

  /** An assignment for days on which nothing is open: whatever may have come by `d` has come. Valid until the next call. */
  settledAt(d: Day): Assignment {
    return this.#settled.at(d, this.#uncertain);
  }

  /** The same, but only what has surely come by `d` has come. Valid until the next call. */
  surelyAt(d: Day): Assignment {
    return this.#surely.at(d, this.#uncertain);
  }

  get size(): number {
    return this.#spans.length;
  }

  /**
   * Leaves each variable only the days that the stated orders (before, after) allow it, whatever the other takes.
   * Orders that contradict each other are left alone: `stage-order` reports them.
   */
  narrow(orders: readonly (readonly [Var, Var])[]): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const [before, after] of orders) {
        const first = this.#clip(before, -Infinity, this.latest[after] as number);
        const second = this.#clip(after, this.earliest[before] as number, Infinity);
        changed ||= first || second;
      }
    }
  }

  #clip(v: Var, from: Day, to: Day): boolean {
    if ((this.earliest[v] as number) >= from && (this.latest[v] as number) <= to) return false;
    const spans = this.spans(v).flatMap(([first, last]): DaySpan[] =>
      last < from || first > to ? [] : [[Math.max(first, from), Math.min(last, to)]],
    );
    const [first] = spans;
    const last = spans.at(-1);
    if (!first || !last) return false;
    this.#spans[v] = spans;
    this.earliest[v] = first[0];
    this.latest[v] = last[1];
    this.fixed[v] = first[0] === last[1] ? first[0] : Number.NaN;
    this.#settled.settle(v);
    this.#surely.settle(v);
    return true;
  }

  /** one for each date, the same in every table */
  keyOf(v: Var): string {
    return this.#keys[v] ?? "";
  }

  /** where the date is written */
  placeOf(v: Var): DatePlace | undefined {
    return this.#written[v];
  }

  spans(v: Var): readonly DaySpan[] {
    return this.#spans[v] ?? [];
  }

  isFixed(v: Var): boolean {
    return !Number.isNaN(this.fixed[v] as number);
  }
}

/** One day for each variable of a table, kept for the day last asked about. */
class Settled {
  readonly #table: VariableTable;
  readonly #pick: (earliest: Day, latest: Day, d: Day) => Day;
  /** longer than the table where it has room to grow */
  #days: Float64Array = new Float64Array(64);
  #day: Day = -Infinity;

  constructor(table: VariableTable, pick: (earliest: Day, latest: Day, d: Day) => Day) {
    this.#table = table;
    this.#pick = pick;
  }

  settle(v: Var): void {
    if (v >= this.#days.length) {
      const longer = new Float64Array(2 * this.#days.length);
      longer.set(this.#days);
      this.#days = longer;
    }
    this.#days[v] = this.#pick(this.#table.earliest[v] as number, this.#table.latest[v] as number, this.#day);
  }

  at(d: Day, uncertain: readonly Var[]): Assignment {
    if (this.#day !== d) {
      this.#day = d;
      for (const v of uncertain) this.settle(v);
    }
    return this.#days;
  }
}

function sameSpans(a: readonly DaySpan[], b: readonly DaySpan[]): boolean {
  return a === b || (a.length === b.length && a.every((span, i) => span[0] === b[i]?.[0] && span[1] === b[i]?.[1]));
}

/** One day for every variable: what the world would be if the sources that say so were right. */
export type Assignment = Float64Array;

/** More assignments than this are not tried one by one: only the first and last days and those round the day asked for. */
const MOST_ASSIGNMENTS = 4096;
/** Of those that are still more, so many are tried, and the answer says so: a person waits for it. */
const MOST_OF_TOO_MANY = 512;

/**
 * Every assignment that can matter: uncertain variables take each day at which something could change, the others their
 * own day. `landmarks` are the days that comparisons are made with; `orders` are pairs (before, after) that must keep.
 * `onLimit` is called where they are too many to try all.
 */
export function* assignments(
  table: VariableTable,
  uncertain: readonly Var[],
  landmarks: readonly Day[],
  orders: readonly (readonly [Var, Var])[],
  d: Day,
  onLimit?: () => void,
): Generator<Assignment> {
  const base = table.settledAt(d).slice();
  const days = uncertain.map((v) => representatives(table.spans(v), landmarks));
  let choices = days;
  if (days.reduce((n, d) => n * d.length, 1) > MOST_ASSIGNMENTS) {
    choices = uncertain.map((v) => representatives(table.spans(v), landmarks.slice(0, 1)));
    onLimit?.();
  }
  const open = new Set(uncertain);
  const comparable = (v: Var): boolean => open.has(v) || table.isFixed(v);
  const kept = orders.filter(([a, b]) => (open.has(a) || open.has(b)) && comparable(a) && comparable(b));
  const cursor = new Array<number>(uncertain.length).fill(0);
  const most = choices.reduce((n, d) => n * d.length, 1) > MOST_ASSIGNMENTS ? MOST_OF_TOO_MANY : Infinity;
  let tried = 0;
  for (;;) {
    uncertain.forEach((v, i) => {
      base[v] = choices[i]?.[cursor[i] as number] as number;
    });
    if (kept.every(([a, b]) => (base[a] as number) <= (base[b] as number))) yield base;
    if (++tried >= most) {
      onLimit?.();
      return;
    }
    let i = 0;
    for (; i < cursor.length; i++) {
      cursor[i] = (cursor[i] as number) + 1;
      if ((cursor[i] as number) < (choices[i] as number[]).length) break;
      cursor[i] = 0;
    }
    if (i === cursor.length) return;
  }
}

/** Days of `spans` that stand for all others as long as only comparisons with `landmarks` and with each other matter. */
function representatives(spans: readonly DaySpan[], landmarks: readonly Day[]): Day[] {
  const days = new Set<Day>();
  for (const [first, last] of spans) {
    days.add(first).add(last);
    for (const mark of landmarks) for (const day of [mark - 1, mark, mark + 1]) if (day > first && day < last) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}
