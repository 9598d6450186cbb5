import { TOKEN, type Trace } from "../link/trace.ts";
import type { Atlas } from "../model/atlas.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { CollectionName } from "../model/field.ts";
import type { RecordContext } from "./rule.ts";

/** The atlas, telling `trace` whatever is asked of it. Findings of other records, which would be circular, are no part of it. */
export function watchedAtlas(atlas: Atlas, trace: Trace): RecordContext["atlas"] {
  const collections = Object.fromEntries(
    Object.entries(atlas.collections).map(([name, records]) => [
      name,
      new WatchedMap(name as CollectionName, records as ReadonlyMap<string, AnyAuthored>, trace),
    ]),
  ) as unknown as Atlas["collections"];
  const noting = <T>(token: string, value: T): T => {
    trace.note(token);
    return value;
  };
  return {
    collections,
    get head() {
      return noting(TOKEN.head, atlas.head);
    },
    get land() {
      return noting(TOKEN.land, atlas.land);
    },
    // These two look things up in the linked atlas, which tells the same trace itself.
    find: (reference) => atlas.find(reference),
    dateOf: (expression) => atlas.dateOf(expression),
    textOf: (file) => noting(TOKEN.text(file), atlas.textOf(file)),
    headSpan: (path) => noting(TOKEN.head, atlas.headSpan(path)),
  };
}

class WatchedMap implements ReadonlyMap<string, AnyAuthored> {
  readonly #name: CollectionName;
  readonly #records: ReadonlyMap<string, AnyAuthored>;
  readonly #trace: Trace;

  constructor(name: CollectionName, records: ReadonlyMap<string, AnyAuthored>, trace: Trace) {
    this.#name = name;
    this.#records = records;
    this.#trace = trace;
  }

  get(id: string): AnyAuthored | undefined {
    this.#trace.note(id);
    return this.#records.get(id);
  }
  has(id: string): boolean {
    this.#trace.note(id);
    return this.#records.has(id);
  }

  get size(): number {
    return this.#all().size;
  }
  keys(): MapIterator<string> {
    return this.#all().keys();
  }
  values(): MapIterator<AnyAuthored> {
    return this.#all().values();
  }
  entries(): MapIterator<[string, AnyAuthored]> {
    return this.#all().entries();
  }
  [Symbol.iterator](): MapIterator<[string, AnyAuthored]> {
    return this.entries();
  }
  forEach(callback: (record: AnyAuthored, id: string, records: ReadonlyMap<string, AnyAuthored>) => void): void {
    for (const [id, record] of this.#all()) callback(record, id, this);
  }

  #all(): ReadonlyMap<string, AnyAuthored> {
    this.#trace.note(TOKEN.collection(this.#name));
    return this.#records;
  }
}
