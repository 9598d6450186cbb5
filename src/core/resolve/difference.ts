import type { Day } from "../time/historical-date.ts";
import type { LayerAnswer } from "./answer.ts";
import type { Cells } from "./cells.ts";
import type { FoldLayer } from "./docket.ts";
import type { Resolver } from "./resolver.ts";

/** One side of a comparison. */
export interface Standpoint {
  readonly day: Day;
  readonly viewpoint: string;
}

/** Land on which the two sides answer differently. */
export interface Change {
  readonly before: LayerAnswer;
  readonly after: LayerAnswer;
  /** gathered when asked for: who adds up areas needs none */
  readonly faces: Uint32Array;
  readonly area_km2: number;
}

/** Two numbers of decisions as one: there are fewer than this. */
const DECISIONS = 2 ** 26;

/** Land whose answer differs between two days, or two viewpoints, grouped by what it was and what it is. */
export function differenceOf(resolver: Resolver, a: Standpoint, b: Standpoint, layer: FoldLayer, known: Day = Infinity): Change[] {
  const { cells } = resolver;
  const [before, after] = [resolver.ledgerOf(layer, a.viewpoint, known), resolver.ledgerOf(layer, b.viewpoint, known)];
  const turned = new Map<number, number[]>();
  for (let cell = 1; cell < cells.count; cell++) {
    const was = before.decidedOn(cell, a.day);
    const is = after.decidedOn(cell, b.day);
    if (was === is) continue;
    const turn = was * DECISIONS + is;
    const alike = turned.get(turn);
    if (alike) alike.push(cell);
    else turned.set(turn, [cell]);
  }
  const knownOn = known === Infinity ? undefined : known;
  const inA = { viewpoint: a.viewpoint, knownOn };
  const inB = { viewpoint: b.viewpoint, knownOn };
  const changes: Change[] = [];
  for (const alike of turned.values()) {
    const cell = alike[0] as number;
    changes.push(new Turned(cells, alike, resolver.answerOn(cell, layer, a.day, inA), resolver.answerOn(cell, layer, b.day, inB)));
  }
  return changes.sort((x, y) => y.area_km2 - x.area_km2);
}

/** Cells whose answer turned alike. */
class Turned implements Change {
  readonly #cells: Cells;
  readonly #alike: readonly number[];
  readonly before: LayerAnswer;
  readonly after: LayerAnswer;
  readonly area_km2: number;

  constructor(cells: Cells, alike: readonly number[], before: LayerAnswer, after: LayerAnswer) {
    this.#cells = cells;
    this.#alike = alike;
    this.before = before;
    this.after = after;
    let area = 0;
    for (const cell of alike) area += cells.areaOf(cell);
    this.area_km2 = area;
  }

  get faces(): Uint32Array {
    return this.#cells.facesOfAll(this.#alike);
  }
}
