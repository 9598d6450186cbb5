import type { Day } from "../time/historical-date.ts";
import type { Verdict } from "./judge.ts";
import type { Segment } from "./timeline.ts";

/** What is decided, whatever the reasons: where two keys differ, a comparison shows the land. */
export function decisionOf(verdicts: readonly [Verdict, ...Verdict[]]): string {
  return verdicts.length === 1 ? verdicts[0].key : verdicts.map((v) => v.key).join("|");
}

/** Numbers for decisions, so that they are compared and grouped without reading them. Numbers of one numbering only compare. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  numberOf(decision: string): number {
    let number = this.#numbers.get(decision);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(decision, number);
    }
    return number;
  }
}

/** What is decided for every cell over all time, in one layer and one viewpoint, as plain arrays. */
export class Ledger {
  /** spells of cell c are those from first[c] on and before first[c + 1] */
  readonly #first: Uint32Array;
  /** first day of each spell */
  readonly #starts: Float64Array;
  readonly #decided: Uint32Array;

  constructor(timelines: readonly (readonly Segment[])[], numbering: Numbering) {
    this.#first = new Uint32Array(timelines.length + 1);
    for (const [cell, spells] of timelines.entries()) this.#first[cell + 1] = (this.#first[cell] as number) + spells.length;
    const count = this.#first[timelines.length] as number;
    this.#starts = new Float64Array(count);
    this.#decided = new Uint32Array(count);
    let i = 0;
    for (const spells of timelines)
      for (const { start, judgement } of spells) {
        this.#starts[i] = start;
        this.#decided[i++] = numbering.numberOf(decisionOf(judgement.verdicts));
      }
  }

  /** The number of what is decided for a cell on a day. */
  decidedOn(cell: number, day: Day): number {
    let low = this.#first[cell] as number;
    let high = (this.#first[cell + 1] as number) - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= day) low = middle;
      else high = middle - 1;
    }
    return this.#decided[low] as number;
  }
}
