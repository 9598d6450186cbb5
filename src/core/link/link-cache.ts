/** What linking keeps from one time to the next: per record, as long as neither it nor anything it asked for has changed. */
import type { Assertion } from "../model/assertion.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import type { AtlasHead } from "../model/records.ts";
import { InterplayCache } from "./interplay.ts";
import { LandCache } from "./land.ts";
import type { Collections } from "./lookup.ts";
import { TOKEN, touched } from "./trace.ts";

/** What linking found out about one record. */
export interface LinkedRecord {
  readonly used: readonly AnyAuthored[];
  readonly dangling: readonly Diagnostic[];
  readonly circles: readonly string[];
  readonly assertions: readonly Assertion[];
  readonly asked: readonly string[];
}

/** What linking begins with. */
export interface Sources {
  readonly head: AtlasHead | undefined;
  readonly records: readonly AnyAuthored[];
  readonly withheld: ReadonlyMap<CollectionName, ReadonlySet<string>>;
  readonly texts: ReadonlyMap<string, string>;
}

const NOTHING: Sources = { head: undefined, records: [], withheld: new Map(), texts: new Map() };

/** Keeps the results of linking; one per atlas, used by one compilation at a time. */
export class LinkCache {
  readonly interplay = new InterplayCache();
  readonly land = new LandCache();
  collections: Collections | undefined;
  #before: Sources = NOTHING;
  #linked = new Map<AnyAuthored, LinkedRecord>();

  /** Tokens (`Trace`) of what differs from the last time. */
  changes(now: Sources): Set<string> {
    const { records, withheld, head, texts } = this.#before;
    const changed = new Set<string>();
    let i = 0;
    let j = 0;
    while (i < records.length || j < now.records.length) {
      const old = records[i];
      const next = now.records[j];
      if (old === next) {
        i++;
        j++;
        continue;
      }
      const order = old === undefined ? 1 : next === undefined ? -1 : compare(old, next);
      const one = (order <= 0 ? old : next) as AnyAuthored;
      changed.add(one.id).add(TOKEN.collection(one.collection));
      if (order !== 0) changed.add(TOKEN.ids);
      if (order <= 0) {
        this.#linked.delete(old as AnyAuthored);
        i++;
      }
      if (order >= 0) j++;
    }
    if (head !== now.head) changed.add(TOKEN.head);
    if (!sameIds(withheld, now.withheld)) changed.add(TOKEN.withheld);
    for (const [file, text] of texts) if (now.texts.get(file) !== text) changed.add(TOKEN.text(file));
    for (const file of now.texts.keys()) if (!texts.has(file)) changed.add(TOKEN.text(file));
    this.#before = now;
    return changed;
  }

  /** What was found about a record, made anew where something it hangs on is among `changed`. */
  linked(record: AnyAuthored, changed: ReadonlySet<string>, make: () => LinkedRecord): LinkedRecord {
    const known = this.#linked.get(record);
    if (known && !touched(known.asked, changed)) return known;
    const made = make();
    this.#linked.set(record, made);
    return made;
  }
}

const compare = (a: AnyAuthored, b: AnyAuthored): number =>
  a.collection < b.collection ? -1 : a.collection > b.collection ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function sameIds(a: Sources["withheld"], b: Sources["withheld"]): boolean {
  if (a.size !== b.size) return false;
  for (const [collection, ids] of a) {
    const others = b.get(collection);
    if (others?.size !== ids.size) return false;
    for (const id of ids) if (!others.has(id)) return false;
  }
  return true;
}
