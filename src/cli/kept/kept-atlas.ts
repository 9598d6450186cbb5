/** An atlas and its resolver as they were kept: read as far as a question goes. */
import { deserialize } from "node:v8";
import { DateBook } from "../../core/link/date-book.ts";
import { daysMeant } from "../../core/link/link.ts";
import { type Collections, Lookup } from "../../core/link/lookup.ts";
import type { Assertion } from "../../core/model/assertion.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import type { CollectionName } from "../../core/model/field.ts";
import { LazyMap } from "../../core/read/lazy-map.ts";
import { type CellTable, cellsOf } from "../../core/resolve/cells.ts";
import { type Recall, workedOut } from "../../core/resolve/ground.ts";
import { createResolver } from "../../core/resolve/resolver.ts";
import { type PackedOutlines, type PackedPlaces, unpackArrangement } from "../../core/space/packed-arrangement.ts";
import type { Askable } from "../../export/answers/question.ts";
import { fromHeap } from "./heap.ts";
import type { KeptAssertion, KeptBase } from "./keep.ts";
import { amountOf, type KeptCell, recallCell } from "./kept-cell.ts";
import type { Parts } from "./kept-file.ts";
import { type Lists, listAt } from "./number-lists.ts";

/** Something was asked of a kept atlas that is not kept: the question goes to the atlas itself. */
class NotKept extends Error {}

const notKept = (what: string) => (): never => {
  throw new NotKept(what);
};

/** An atlas as it was kept, and how many errors were found in it. */
export interface KeptAtlas extends Askable {
  readonly errors: number;
  /** cells of which something was asked, and how much of each was recalled */
  readonly touched: ReadonlyMap<number, number>;
}

/**
 * What was kept as an atlas that questions can be put to; throws where parts that every question needs are damaged.
 * `cellAt` gives what was found of the land of a cell before.
 */
export function keptAtlas(parts: Parts, cellAt: (cell: number) => KeptCell | undefined): KeptAtlas {
  const part = <T>(name: string): T => deserialize(parts(name)) as T;
  const base = part<KeptBase>("base");
  const dataAt = fromHeap<AnyAuthored["data"]>(parts("records"));
  const records: AnyAuthored[] = [];
  const collections = {} as { [C in CollectionName]: ReadonlyMap<string, AnyAuthored> };
  for (const [name, ids] of Object.entries(base.collections) as [CollectionName, readonly string[]][]) {
    const first = records.length;
    for (const [i, id] of ids.entries()) records.push(keptRecord(name, id, () => dataAt(first + i)));
    collections[name] = new Map(ids.map((id, i) => [id, records[first + i] as AnyAuthored]));
  }
  const written = fromHeap<KeptAssertion>(parts("assertions"));
  const made: Assertion[] = [];
  const assertionAt = (n: number): Assertion => {
    let assertion = made[n];
    if (!assertion) {
      const { record, accepts, ...rest } = written(n);
      assertion = { ...rest, record: records[record] as AnyAuthored, ...(accepts !== undefined && { accepts: assertionAt(accepts) }) };
      made[n] = assertion;
    }
    return assertion;
  };
  const cover = part<Lists>("cover");
  const covering: (readonly Assertion[])[] = [];
  const cellOf = new WeakMap<readonly Assertion[], number>();
  const cells = cellsOf(part<CellTable>("cells"), (cell) => {
    let all = covering[cell];
    if (!all) {
      all = Array.from(listAt(cover, cell), assertionAt);
      covering[cell] = all;
      cellOf.set(all, cell);
    }
    return all;
  });
  const touched = new Map<number, number>();
  const recall: Recall = (ground, all, worked) => {
    const cell = cellOf.get(all);
    if (cell === undefined) return;
    const kept = cellAt(cell);
    if (kept) recallCell(kept, ground, all, worked);
    touched.set(cell, amountOf(worked));
  };
  let assertions: readonly Assertion[] | undefined;
  const lookup = new Lookup(collections as unknown as Collections);
  const dates = new DateBook(lookup);
  const arrangement = unpackArrangement(part<PackedPlaces>("places"), () => part<PackedOutlines>("outlines"));
  const atlas: Atlas = {
    head: base.head,
    collections: collections as unknown as Atlas["collections"],
    get assertions() {
      assertions ??= base.assertions.map((_, n) => assertionAt(n));
      return assertions;
    },
    assertionById: new NumberedMap(base.assertions, assertionAt),
    find: (reference) => lookup.find(reference),
    dateOf: (expression) => daysMeant(dates, expression),
    land: {
      arrangement,
      facesOf: notKept("the land of an extent"),
      facesOfTerritory: facesOfTerritories(base.collections.territories, () => part<Lists>("territories")),
      get diagnostics() {
        return notKept("the findings about land")();
      },
    },
    get used() {
      return notKept("what is referred to")();
    },
    textOf: notKept("the text of a file"),
    headSpan: notKept("where the head stands"),
  };
  return { atlas, resolver: createResolver(atlas, workedOut(base.orders, cells, recall)), errors: base.errors, touched };
}

const spanOf = notKept("where a record stands");

function keptRecord(collection: CollectionName, id: string, dataOf: () => AnyAuthored["data"]): AnyAuthored {
  return {
    collection,
    id,
    get data() {
      return dataOf();
    },
    spanOf,
    keySpanOf: spanOf,
  } as AnyAuthored;
}

function facesOfTerritories(ids: readonly string[], read: () => Lists): (id: string) => Uint32Array {
  const kept = new LazyMap(() => {
    const faces = read();
    return new Map(ids.map((id, n) => [id, listAt(faces, n)]));
  });
  return (id) => kept.get(id) ?? new Uint32Array(0);
}

/** A map of what is made by its number when it is asked for. */
class NumberedMap<V> extends LazyMap<string, V> {
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #at: (n: number) => V;

  constructor(ids: readonly string[], at: (n: number) => V) {
    super(() => new Map(ids.map((id, n) => [id, at(n)])));
    this.#numbers = new LazyMap(() => new Map(ids.map((id, n) => [id, n])));
    this.#at = at;
  }

  override get(id: string): V | undefined {
    const n = this.#numbers.get(id);
    return n === undefined ? undefined : this.#at(n);
  }
  override has(id: string): boolean {
    return this.#numbers.has(id);
  }
}
