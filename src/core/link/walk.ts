import type { AnyAuthored, ValuePath } from "../model/authored.ts";
import type { Field, FieldType } from "../model/field.ts";
import { COLLECTIONS, COMMON, type Fields, SHAPES } from "../model/format.ts";
import type { Alternative } from "../model/values.ts";

/** A value of a leaf type, with the way to it in the record as written. */
export interface Leaf {
  readonly type: FieldType;
  readonly value: unknown;
  readonly path: ValuePath;
}
export type Visit = (type: FieldType, value: unknown, path: ValuePath) => void;

// Records are immutable and outlive a compilation where their file did not change.
const cache = new WeakMap<AnyAuthored, readonly Leaf[]>();

/** Every leaf of a record along the format table, worked out once a record. */
export function leavesOf(record: AnyAuthored): readonly Leaf[] {
  let leaves = cache.get(record);
  if (!leaves) {
    const found: Leaf[] = [];
    walkFields([COLLECTIONS[record.collection].fields, COMMON], record.data, [], found);
    leaves = found;
    cache.set(record, leaves);
  }
  return leaves;
}

/** Calls `visit` for every leaf of a record. */
export function walkRecord(record: AnyAuthored, visit: Visit): void {
  for (const { type, value, path } of leavesOf(record)) visit(type, value, path);
}

/** Goes over what is written, not over all that could be: an effect has some fifty fields and uses three. */
function walkFields(tables: readonly Fields[], data: object, path: (string | number)[], found: Leaf[]): void {
  for (const name of Object.keys(data)) {
    let field: Field | undefined;
    for (const table of tables) if (Object.hasOwn(table, name)) field = table[name];
    const value = (data as Readonly<Record<string, unknown>>)[name];
    if (!field || value === undefined) continue;
    path.push(name);
    walkValue(field.type, value, path, found);
    path.pop();
  }
}

function walkValue(type: FieldType, value: unknown, path: (string | number)[], found: Leaf[]): void {
  switch (type.kind) {
    case "list":
      (value as readonly unknown[]).forEach((v, i) => {
        path.push(i);
        walkValue(type.of, v, path, found);
        path.pop();
      });
      return;
    case "map":
      for (const [key, v] of Object.entries(value as Record<string, unknown>)) {
        path.push(key);
        walkValue(type.of, v, path, found);
        path.pop();
      }
      return;
    case "shape":
      walkFields([SHAPES[type.shape].fields], value as object, path, found);
      return;
    case "sourced": {
      const all = value as readonly Alternative<unknown>[];
      all.forEach((alternative, i) => {
        // A bare value stands at the field itself; only a written list has steps of its own.
        const written = all.length > 1 || alternative.cite.length > 0;
        if (written) path.push(i, "value");
        walkValue(type.of, alternative.value, path, found);
        if (written) path.length -= 2;
        if (alternative.cite.length > 0) found.push({ type: CITE, value: alternative.cite, path: [...path, i, "cite"] });
      });
      return;
    }
    default:
      found.push({ type, value, path: [...path] });
  }
}

const CITE: FieldType = { kind: "cite" };
