import { stageDate } from "../link/binding.ts";
import { DateBook } from "../link/dates.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Cells } from "./cells.ts";
import { type Compiled, compileAssertion, type Entry, type Pending, Polities } from "./entries.ts";
import type { Docket } from "./timeline.ts";
import { type Var, VariableTable } from "./variables.ts";

export type FoldLayer = "title" | "control";

/** Everything the fold needs, compiled once per atlas: entries of every assertion, variables, stated orders. */
export class Dockets {
  readonly table = new VariableTable();
  readonly dates: DateBook;
  readonly polities: Polities;
  readonly #compiled = new Map<Assertion, Compiled>();
  readonly #orders: (readonly [Var, Var])[] = [];
  readonly #cells: Cells;
  readonly #dockets = new Map<string, Docket>();

  constructor(atlas: Atlas, cells: Cells) {
    this.#cells = cells;
    this.dates = new DateBook(atlas.collections);
    this.polities = new Polities(atlas, this.table, this.dates);
    atlas.assertions.forEach((assertion) => {
      this.#compiled.set(assertion, compileAssertion(assertion, this.polities, this.table, orderOf(assertion)));
    });
    this.#stateOrders(atlas);
    this.table.narrow(this.#orders);
  }

  compiled(assertion: Assertion): Compiled {
    return this.#compiled.get(assertion) as Compiled;
  }

  /** Entries of a cell on one layer, by assertor. */
  docket(cell: number, layer: FoldLayer): Docket {
    const key = `${layer}${cell}`;
    const known = this.#dockets.get(key);
    if (known) return known;
    const byAssertor = new Map<string, Entry[]>();
    for (const assertion of this.#cells.assertionsOf(cell)) {
      if (assertion.layer !== layer) continue;
      for (const entry of this.compiled(assertion).entries) {
        const list = byAssertor.get(entry.assertor);
        if (list) list.push(entry);
        else byAssertor.set(entry.assertor, [entry]);
      }
    }
    const docket: Docket = { byAssertor, table: this.table, polities: this.polities, orders: this.#orders };
    this.#dockets.set(key, docket);
    return docket;
  }

  pending(cell: number, layer: FoldLayer): Pending[] {
    return this.#cells.assertionsOf(cell).flatMap((a) => (a.layer === layer ? this.compiled(a).pending : []));
  }

  /** Orders that records state: `after`, and the steps of one instrument. */
  #stateOrders(atlas: Atlas): void {
    const add = (before: Var | undefined, after: Var | undefined): void => {
      if (before !== undefined && after !== undefined && before !== after && !(this.table.isFixed(before) && this.table.isFixed(after)))
        this.#orders.push([before, after]);
    };
    for (const assertion of atlas.assertions)
      for (const reference of assertion.effect.after ?? []) {
        const earlier = atlas.assertions.filter((a) => a.id === reference || a.record.id === reference);
        for (const b of earlier)
          for (const x of this.compiled(b).entries) for (const y of this.compiled(assertion).entries) add(x.when, y.when);
      }
    for (const instrument of atlas.collections.instruments.values()) {
      const parties = instrument.data.parties ?? instrument.data.issued_by ?? [];
      for (const party of parties) {
        const steps = (["signed", "ratified", "exchanged", "in-force"] as const).flatMap(
          (s) => stageDate(instrument, [s], party, this.dates) ?? [],
        );
        for (let i = 1; i < steps.length; i++) {
          const [before, after] = [steps[i - 1], steps[i]];
          if (before && after) add(this.table.add(before), this.table.add(after));
        }
      }
    }
  }
}

/** Place of an effect among all effects of its record: articles in their order, effects in theirs. */
function orderOf(assertion: Assertion): number {
  const { record, path } = assertion;
  if (path[0] !== "articles" || record.collection !== "instruments") return Number(path[1] ?? 0);
  const keys = Object.keys(record.data.articles ?? {});
  return (keys.indexOf(String(path[1])) + 1) * 10_000 + Number(path[3] ?? 0);
}
