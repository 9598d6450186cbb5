import type { AnyAuthored, Authored } from "../model/authored.ts";
import type { CollectionName } from "../model/field.ts";
import { Trace } from "./trace.ts";

export type Collections = { readonly [C in CollectionName]: ReadonlyMap<string, Authored<C>> };

/** Order in which a bare id is looked up where several collections have it: acts first, then what they are about. */
export const LOOKUP_ORDER: readonly CollectionName[] = [
  "instruments",
  "events",
  "statements",
  "obligations",
  "figures",
  "interpretations",
  "disagreements",
  "polities",
  "territories",
  "places",
  "frontiers",
  "sources",
  "historiographies",
  "viewpoints",
  "stories",
];

/** The id in a reference, without `#part`. */
export function idIn(reference: string): string {
  const hash = reference.indexOf("#");
  return hash < 0 ? reference : reference.slice(0, hash);
}

/** Finds records for linking, and lets a trace know which were asked for. */
export class Lookup {
  readonly collections: Collections;
  readonly trace: Trace;

  constructor(collections: Collections, trace: Trace = new Trace()) {
    this.collections = collections;
    this.trace = trace;
  }

  get<C extends CollectionName>(collection: C, id: string): Authored<C> | undefined {
    this.trace.note(id);
    return this.collections[collection].get(id);
  }

  /** Finds a record by `id`, `collection/id`, or either followed by `#part`. */
  find(reference: string): AnyAuthored | undefined {
    const id = idIn(reference);
    const slash = id.indexOf("/");
    if (slash > 0) {
      const collection = id.slice(0, slash);
      if (Object.hasOwn(this.collections, collection)) {
        const found = this.get(collection as CollectionName, id.slice(slash + 1));
        if (found) return found as AnyAuthored;
      }
    }
    this.trace.note(id);
    for (const name of LOOKUP_ORDER) {
      const found = this.collections[name].get(id);
      if (found) return found as AnyAuthored;
    }
    return undefined;
  }
}

/** Finds a record by `id`, `collection/id`, or either followed by `#part`. */
export const findRecord = (collections: Collections, reference: string): AnyAuthored | undefined => new Lookup(collections).find(reference);
