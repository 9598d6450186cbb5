/** What linking keeps from one time to the next: per record, as long as neither it nor anything it asked for has changed. */
import type { Assertion } from "../model/assertion.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import type { AtlasHead } from "../model/records.ts";
import { InterplayCache } from "./interplay.ts";
import { LandCache } from "./land.ts";
import type { Collections } from "./lookup.ts";
import { Askers, TOKEN, touched } from "./trace.ts";

/** What linking found out about one record. */
export interface LinkedRecord {
  readonly used: readonly AnyAuthored[];
  readonly dangling: readonly Diagnostic[];
  readonly circles: readonly string[];
  readonly assertions: readonly Assertion[];
  /** what its references and its assertions asked for */
  readonly asked: readonly string[];
  /** what its assertions alone asked for: far less, since a polity that is named is no part of them */
  readonly assertionsAsked: readonly string[];
}

/** What linking begins with. */
export interface Sources {
  readonly head: AtlasHead | undefined;
  readonly records: readonly AnyAuthored[];
  readonly withheld: ReadonlyMap<CollectionName, ReadonlySet<string>>;
  readonly texts: ReadonlyMap<string, string>;
}

/** Compilations after which the index of who asked for what is made anew. */
const REMADE_AFTER = 256;

const NOTHING: Sources = { head: undefined, records: [], withheld: new Map(), texts: new Map() };

/** Keeps the results of linking; one per atlas, used by one compilation at a time. */
export class LinkCache {
  readonly interplay = new InterplayCache();
  readonly land = new LandCache();
  collections: Collections | undefined;
  /** texts that some rule has asked for, as they were */
  readonly texts = new Map<string, string | undefined>();
  #before: Sources = NOTHING;
  readonly #linked = new Map<AnyAuthored, LinkedRecord>();
  /** what was found about records that have to be looked at again, where their assertions stay as they were */
  #spare = new Map<AnyAuthored, LinkedRecord>();
  /** made at the second time: who compiles once need not pay for it */
  #askers: Askers<AnyAuthored> | undefined;
  #turns = 0;
  /** how many records refer to a record */
  readonly #users = new Map<AnyAuthored, number>();

  /** Tokens (`Trace`) of what differs from the last time. */
  changes(now: Sources): Set<string> {
    const { records, withheld, head } = this.#before;
    const changed = new Set<string>();
    this.#spare = new Map();
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
      const order = old === undefined ? 1 : next === undefined ? -1 : inRecordOrder(old, next);
      const one = (order <= 0 ? old : next) as AnyAuthored;
      changed.add(one.id).add(TOKEN.collection(one.collection));
      if (order !== 0) changed.add(TOKEN.ids);
      if (order <= 0) {
        this.#forget(old as AnyAuthored);
        i++;
      }
      if (order >= 0) j++;
    }
    if (head !== now.head) changed.add(TOKEN.head);
    if (!sameIds(withheld, now.withheld)) changed.add(TOKEN.withheld);
    for (const [file, text] of this.texts) {
      const other = now.texts.get(file);
      if (other === text) continue;
      changed.add(TOKEN.text(file));
      this.texts.set(file, other);
    }
    if (records.length > 0) this.#remember(changed);
    this.#before = now;
    return changed;
  }

  #remember(changed: ReadonlySet<string>): void {
    if (!this.#askers) {
      this.#askers = new Askers();
      for (const [record, { asked }] of this.#linked) this.#askers.add(record, asked);
    }
    for (const record of this.#askers.of(changed)) {
      const known = this.#linked.get(record);
      if (known && !touched(known.assertionsAsked, changed)) this.#spare.set(record, known);
      this.#forget(record);
    }
    // Askers that are gone stay in the index; now and then it is made anew.
    if (++this.#turns % REMADE_AFTER === 0) this.#askers = undefined;
  }

  #forget(record: AnyAuthored): void {
    for (const other of this.#linked.get(record)?.used ?? []) {
      const users = (this.#users.get(other) ?? 0) - 1;
      if (users > 0) this.#users.set(other, users);
      else this.#users.delete(other);
    }
    this.#linked.delete(record);
  }

  /** Whether a record of the present atlas refers to this one. */
  isUsed(record: AnyAuthored): boolean {
    return (this.#users.get(record) ?? 0) > 0;
  }

  /** Remembers that `text` is what a rule saw in a file of the present atlas. */
  saw(file: string, text: string | undefined, of: Sources): void {
    if (this.#before === of) this.texts.set(file, text);
  }

  /** What was found about a record; made if it is new, or if something that it hangs on has changed: from `spare`, where its assertions do not. */
  linked(record: AnyAuthored, make: (spare: LinkedRecord | undefined) => LinkedRecord): LinkedRecord {
    const known = this.#linked.get(record);
    if (known) return known;
    const made = make(this.#spare.get(record));
    this.#linked.set(record, made);
    this.#askers?.add(record, made.asked);
    for (const other of made.used) this.#users.set(other, (this.#users.get(other) ?? 0) + 1);
    return made;
  }
}

/** The order in which a reading gives its records: by collection, then id. */
export const inRecordOrder = (a: AnyAuthored, b: AnyAuthored): number =>
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
