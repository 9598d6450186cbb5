import type { Assertion } from "../model/assertion.ts";
import type { Cells } from "./cells.ts";
import type { Compiled, Entry, Pending } from "./entries.ts";
import type { Ground } from "./ground.ts";
import type { Docket, FoldLayer } from "./timeline.ts";
import type { VariableTable } from "./variables.ts";

export type { FoldLayer } from "./timeline.ts";

/** What each cell is judged from, made when first asked for. */
export class Dockets {
  readonly ground: Ground;
  readonly #cells: Cells;

  readonly #pending = new Map<number, readonly Pending[]>();

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
    const docket: Docket = { byAssertor, table, polities, orders };
    dockets.set(layer, docket);
    return docket;
  }

  pending(cell: number, layer: FoldLayer): readonly Pending[] {
    const key = cell * 2 + (layer === "title" ? 0 : 1);
    let pending = this.#pending.get(key);
    if (!pending) {
      pending = this.#cells.assertionsOf(cell).flatMap((a) => (a.layer === layer ? this.compiled(a).pending : []));
      this.#pending.set(key, pending);
    }
    return pending;
  }
}
