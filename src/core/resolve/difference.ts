import type { Day } from "../time/historical-date.ts";
import type { LayerAnswer } from "./answer.ts";
import type { FoldLayer } from "./docket.ts";
import type { Resolver } from "./resolver.ts";
import type { Turns } from "./turns.ts";

/** One side of a comparison. */
export interface Standpoint {
  readonly day: Day;
  readonly viewpoint: string;
}

/** Land on which the two sides answer differently. What is asked for is worked out then: who adds up areas needs no faces. */
export interface Change {
  readonly before: LayerAnswer;
  readonly after: LayerAnswer;
  readonly faces: Uint32Array;
  readonly area_km2: number;
}

/** Land whose answer differs between two days, or two viewpoints, grouped by what it was and what it is. */
export function differenceOf(resolver: Resolver, a: Standpoint, b: Standpoint, layer: FoldLayer, known: Day = Infinity): Change[] {
  return new Difference(resolver, resolver.turnsOf(layer, a.viewpoint, b.viewpoint, known), a.day, b.day).changes();
}

/** Two viewpoints, each on a day. */
class Difference {
  readonly #resolver: Resolver;
  readonly turns: Turns;
  readonly first: Day;
  readonly second: Day;
  readonly #turnOf: (cell: number) => number;
  #cells: Map<number, number[]> | undefined;

  constructor(resolver: Resolver, turns: Turns, first: Day, second: Day) {
    this.#resolver = resolver;
    this.turns = turns;
    this.first = first;
    this.second = second;
    this.#turnOf = turns.between(first, second);
  }

  /** By area, the largest first. */
  changes(): Change[] {
    const { cells } = this.#resolver;
    const changes: Turned[] = [];
    const byTurn: (Turned | undefined)[] = new Array(this.turns.size);
    for (let cell = 1; cell < cells.count; cell++) {
      const turn = this.#turnOf(cell);
      if (turn === 0) continue;
      let change = byTurn[turn];
      if (!change) {
        change = new Turned(this, turn, cell);
        byTurn[turn] = change;
        changes.push(change);
      }
      change.area_km2 += cells.areaOf(cell);
    }
    return changes.sort((x, y) => y.area_km2 - x.area_km2);
  }

  /** The faces of all cells that turn alike. */
  facesOf(turn: number): Uint32Array {
    if (!this.#cells) {
      this.#cells = new Map();
      for (let cell = 1; cell < this.#resolver.cells.count; cell++) {
        const own = this.#turnOf(cell);
        const alike = this.#cells.get(own);
        if (alike) alike.push(cell);
        else this.#cells.set(own, [cell]);
      }
    }
    return this.#resolver.cells.facesOfAll(this.#cells.get(turn) ?? []);
  }
}

/** Cells whose answer turned alike. */
class Turned implements Change {
  readonly #difference: Difference;
  readonly #turn: number;
  /** the first of them: all answer as it does */
  readonly #cell: number;
  area_km2 = 0;

  constructor(difference: Difference, turn: number, cell: number) {
    this.#difference = difference;
    this.#turn = turn;
    this.#cell = cell;
  }

  get before(): LayerAnswer {
    return this.#difference.turns.before.answerOn(this.#cell, this.#difference.first);
  }

  get after(): LayerAnswer {
    return this.#difference.turns.after.answerOn(this.#cell, this.#difference.second);
  }

  get faces(): Uint32Array {
    return this.#difference.facesOf(this.#turn);
  }
}
