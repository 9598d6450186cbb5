import type { Day } from "../time/historical-date.ts";
import { type Decisions, type Ledger, Numbering } from "./ledger.ts";

/** Two numbers of decisions as one: there are fewer than this. */
const DECISIONS = 2 ** 26;

/** From what to what the decisions of two viewpoints turn: 0 where both decide alike, else a number from 1. */
export class Turns {
  readonly before: Decisions;
  readonly after: Decisions;
  readonly #numbering = new Numbering<number>();
  #together: Ledger | undefined;

  constructor(before: Decisions, after: Decisions) {
    this.before = before;
    this.after = after;
  }

  /** One more than the largest number given so far. */
  get size(): number {
    return this.#numbering.size + 1;
  }

  /** The turn of each cell between two days. Both viewpoints on one day are what is asked most: theirs is kept for all days. */
  between(first: Day, second: Day): (cell: number) => number {
    const [before, after] = [this.before.ledger, this.after.ledger];
    if (first !== second) return (cell) => this.#turn(before.numberOn(cell, first), after.numberOn(cell, second));
    this.#together ??= before.beside(after, (was, is) => this.#turn(was, is));
    const together = this.#together;
    return (cell) => together.numberOn(cell, first);
  }

  #turn(was: number, is: number): number {
    return was === is ? 0 : 1 + this.#numbering.numberOf(was * DECISIONS + is);
  }
}
