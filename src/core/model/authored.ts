import type { Span } from "./diagnostic.ts";
import type { CollectionName } from "./field.ts";
import type { RecordTypes } from "./records.ts";

/** Way to a value inside a record, such as `["stages", 1, "on"]`. */
export type ValuePath = readonly (string | number)[];

/** One record as read from a file: its normalised data, and where each value stands. */
export interface Authored<C extends CollectionName = CollectionName> {
  readonly collection: C;
  readonly id: string;
  readonly data: RecordTypes[C];
  /** Span of the value at `path` as written, or of its nearest written ancestor. `[]` is the record's id or head. */
  spanOf(path: ValuePath): Span;
  /** Span of the key of the last step of `path` where it is a map key, else as `spanOf`. */
  keySpanOf(path: ValuePath): Span;
}

/** `Authored` as a union over collections, so that `record.collection` narrows `record.data`. */
export type AnyAuthored = { [C in CollectionName]: Authored<C> }[CollectionName];

/** A record's name among all records: `collection/id`. */
export const refOf = ({ collection, id }: { readonly collection: string; readonly id: string }): string => `${collection}/${id}`;
