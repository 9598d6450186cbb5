import type { Day } from "../time/historical-date.ts";
import type { LayerAnswer } from "./answer.ts";
import type { Verdict } from "./judge.ts";
import type { Segment } from "./timeline.ts";

/** What is decided, whatever the reasons: where two keys differ, a comparison shows the land. */
export function decisionOf(verdicts: readonly [Verdict, ...Verdict[]]): string {
  return verdicts.length === 1 ? verdicts[0].key : verdicts.map((v) => v.key).join("|");
}

/** Numbers from 0 for what is named, so that it is compared and grouped without reading it. Numbers of one numbering only compare. */
export class Numbering<T> {
  readonly #numbers = new Map<T, number>();

  numberOf(named: T): number {
    let number = this.#numbers.get(named);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(named, number);
    }
    return number;
  }

  get size(): number {
    return this.#numbers.size;
  }
}

/** A number for every cell on every day, as plain arrays. */
export class Ledger {
  /** spells of cell c are those from first[c] on and before first[c + 1] */
  readonly #first: Uint32Array;
  /** first day of each spell */
  readonly #starts: Float64Array;
  readonly #numbers: Uint32Array;

  constructor(first: Uint32Array, starts: Float64Array, numbers: Uint32Array) {
    this.#first = first;
    this.#starts = starts;
    this.#numbers = numbers;
  }

  /** Place of the spell of a cell on a day among all spells. */
  placeOn(cell: number, day: Day): number {
    let low = this.#first[cell] as number;
    let high = (this.#first[cell + 1] as number) - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  numberOn(cell: number, day: Day): number {
    return this.#numbers[this.placeOn(cell, day)] as number;
  }

  /** What `pair` makes of the numbers of both on every day. */
  beside(other: Ledger, pair: (own: number, others: number) => number): Ledger {
    const cells = this.#first.length - 1;
    const first = new Uint32Array(cells + 1);
    const starts = new Float64Array(this.#starts.length + other.#starts.length);
    const numbers = new Uint32Array(starts.length);
    let count = 0;
    for (let cell = 0; cell < cells; cell++) {
      first[cell] = count;
      let [i, j] = [this.#first[cell] as number, other.#first[cell] as number];
      const [last, othersLast] = [this.#first[cell + 1] as number, other.#first[cell + 1] as number];
      if (i === last) continue;
      for (let start: Day = -Infinity; ; ) {
        starts[count] = start;
        numbers[count++] = pair(this.#numbers[i] as number, other.#numbers[j] as number);
        const next = i + 1 < last ? (this.#starts[i + 1] as number) : Infinity;
        const othersNext = j + 1 < othersLast ? (other.#starts[j + 1] as number) : Infinity;
        start = Math.min(next, othersNext);
        if (start === Infinity) break;
        if (next === start) i++;
        if (othersNext === start) j++;
      }
    }
    first[cells] = count;
    return new Ledger(first, starts.slice(0, count), numbers.slice(0, count));
  }
}

/** What is decided for every cell over all time, in one layer and one viewpoint, with its answers as they are asked for. */
export class Decisions {
  /** numbers of what is decided, whatever the reasons */
  readonly ledger: Ledger;
  readonly #spells: readonly Segment[];
  /** by the place of a spell, where it reads the same on all its days */
  readonly #answers: (LayerAnswer | undefined)[];
  readonly #reader: Reader;

  constructor(timelines: readonly (readonly Segment[])[], numbering: Numbering<string>, reader: Reader) {
    this.#reader = reader;
    const first = new Uint32Array(timelines.length + 1);
    for (const [cell, spells] of timelines.entries()) first[cell + 1] = (first[cell] as number) + spells.length;
    this.#spells = timelines.flat();
    this.#answers = this.#spells.map(() => undefined);
    const starts = Float64Array.from(this.#spells, ({ start }) => start);
    const numbers = Uint32Array.from(this.#spells, ({ judgement }) => numbering.numberOf(decisionOf(judgement.verdicts)));
    this.ledger = new Ledger(first, starts, numbers);
  }

  answerOn(cell: number, day: Day): LayerAnswer {
    const place = this.ledger.placeOn(cell, day);
    const kept = this.#answers[place];
    if (kept) return kept;
    const answer = this.#reader.answerOn(cell, day);
    if (this.#reader.isSteady(cell, this.#spells[place] as Segment)) this.#answers[place] = answer;
    return answer;
  }
}

/** What reads spells. */
interface Reader {
  answerOn(cell: number, day: Day): LayerAnswer;
  /** whether a spell of a cell reads the same on all its days */
  isSteady(cell: number, spell: Segment): boolean;
}
