import type { Atlas } from "../model/atlas.ts";
import { type AnyAuthored, refOf } from "../model/authored.ts";
import type { Relation } from "../model/records.ts";

/** How another act stands to a record. */
export interface RelatedBy extends Relation {
  /** `collection/id` of the act that stands so */
  readonly by: string;
}

const kept = new WeakMap<Atlas, ReadonlyMap<AnyAuthored, readonly RelatedBy[]>>();

/** What other acts and events say of a record: that they confirm it, violate it and so on; in the order of their ids, instruments first. */
export function relatedTo(atlas: Atlas, record: AnyAuthored): readonly RelatedBy[] {
  let all = kept.get(atlas);
  if (!all) {
    const made = new Map<AnyAuthored, RelatedBy[]>();
    for (const other of [...atlas.collections.instruments.values(), ...atlas.collections.events.values()] as AnyAuthored[])
      for (const relation of (other.data as { relations?: readonly Relation[] }).relations ?? []) {
        const to = atlas.find(relation.act);
        if (!to || to === other) continue;
        made.set(to, [...(made.get(to) ?? []), { ...relation, by: refOf(other) }]);
      }
    all = made;
    kept.set(atlas, made);
  }
  return all.get(record) ?? [];
}
