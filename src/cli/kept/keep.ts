/** What is kept of a compiled atlas, as parts of a file. */
import { serialize } from "node:v8";
import type { Assertion } from "../../core/model/assertion.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import { type Diagnostic, errorsIn, filesOf } from "../../core/model/diagnostic.ts";
import type { CollectionName } from "../../core/model/field.ts";
import type { AtlasHead } from "../../core/model/records.ts";
import { ordersIn } from "../../core/resolve/ground.ts";
import type { StatedOrder } from "../../core/resolve/orders.ts";
import { packArrangement } from "../../core/space/packed-arrangement.ts";
import type { Loaded } from "../load-atlas.ts";
import { heaped } from "./heap.ts";
import { joined } from "./number-lists.ts";

/** Changes whenever the parts, or what stands in them, do. */
export const FORMAT = 2;

/** What every question needs first. */
export interface KeptBase {
  readonly head: AtlasHead;
  /** how many errors were found */
  readonly errors: number;
  /** ids of the records of each collection; in this order they stand in the heap of records */
  readonly collections: Readonly<Record<CollectionName, readonly string[]>>;
  /** of the assertions of the atlas; the heap of assertions has, after them, those that were accepted and changed since */
  readonly assertions: readonly string[];
  readonly orders: readonly StatedOrder[];
}

/** An assertion with numbers of what it refers to: of its record among all records, and of the assertion that it accepts. */
export type KeptAssertion = Omit<Assertion, "record" | "accepts"> & { readonly record: number; readonly accepts: number | undefined };

export interface KeptFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** files with findings whose text can be shown */
  readonly texts: readonly string[];
  readonly records: number;
  readonly assertions: number;
}

/** The parts of an atlas; undefined where something in it cannot be kept. */
export function partsOf({ atlas, resolver, diagnostics }: Loaded): Readonly<Record<string, Uint8Array>> | undefined {
  const arrangement = packArrangement(atlas.land.arrangement);
  if (!arrangement) return undefined;
  const records = Object.values(atlas.collections).flatMap((all) => [...all.values()] as AnyAuthored[]);
  const numberOf = new Map(records.map((record, i) => [record, i]));
  const assertions = [...atlas.assertions];
  const placeOf = new Map(assertions.map((assertion, i) => [assertion, i]));
  // what was accepted may have been changed by another act since, and is then no longer among the assertions of the atlas
  for (const { accepts } of assertions)
    if (accepts && !placeOf.has(accepts)) {
      placeOf.set(accepts, assertions.length);
      assertions.push(accepts);
    }
  const kept = assertions.map(({ record, accepts, ...rest }): KeptAssertion | undefined => {
    const number = numberOf.get(record);
    return number === undefined ? undefined : { ...rest, record: number, accepts: accepts && placeOf.get(accepts) };
  });
  if (kept.includes(undefined)) return undefined;
  const { cells } = resolver;
  /** the numbers of the assertions that cover each cell */
  const cover = joined(Array.from({ length: cells.count }, (_, cell) => cells.assertionsOf(cell).map((a) => placeOf.get(a) ?? 0)));
  /** the faces of each territory, in the order of their ids */
  const territories = joined([...atlas.collections.territories.keys()].map((id) => atlas.land.facesOfTerritory(id)));
  const base: KeptBase = {
    head: atlas.head,
    errors: errorsIn(diagnostics),
    collections: Object.fromEntries(
      Object.entries(atlas.collections).map(([name, all]) => [name, [...all.keys()]]),
    ) as unknown as KeptBase["collections"],
    assertions: atlas.assertions.map(({ id }) => id),
    orders: ordersIn(atlas),
  };
  return {
    base: serialize(base),
    records: heaped(records.map(({ data }) => data)),
    assertions: heaped(kept),
    cells: serialize(cells.table),
    cover: serialize(cover),
    places: serialize(arrangement.places),
    outlines: serialize(arrangement.outlines),
    territories: serialize(territories),
    findings: serialize({
      diagnostics,
      texts: filesOf(diagnostics).filter((file) => atlas.textOf(file) !== undefined),
      records: records.length,
      assertions: atlas.assertions.length,
    } satisfies KeptFindings),
  };
}
