import type { AnyAuthored, ValuePath } from "../model/authored.ts";
import type { FieldType } from "../model/field.ts";
import { COLLECTIONS, COMMON, type Fields, SHAPES } from "../model/format.ts";
import type { Alternative } from "../model/values.ts";

/** Called for every value of a leaf type, with the way to it in the record as written. */
export type Visit = (type: FieldType, value: unknown, path: ValuePath) => void;

/** Walks the normalised data of a record along the format table. */
export function walkRecord(record: AnyAuthored, visit: Visit): void {
  const data = record.data as unknown as Readonly<Record<string, unknown>>;
  walkFields(COMMON, data, [], visit);
  walkFields(COLLECTIONS[record.collection].fields, data, [], visit);
}

/** Walks an object whose fields the table gives. */
export function walkFields(fields: Fields, data: Readonly<Record<string, unknown>>, path: ValuePath, visit: Visit): void {
  for (const [name, field] of Object.entries(fields)) {
    const value = data[name];
    if (value !== undefined) walkValue(field.type, value, [...path, name], visit);
  }
}

function walkValue(type: FieldType, value: unknown, path: ValuePath, visit: Visit): void {
  switch (type.kind) {
    case "list":
      (value as readonly unknown[]).forEach((v, i) => {
        walkValue(type.of, v, [...path, i], visit);
      });
      return;
    case "map":
      for (const [key, v] of Object.entries(value as Record<string, unknown>)) walkValue(type.of, v, [...path, key], visit);
      return;
    case "shape":
      walkFields(SHAPES[type.shape].fields, value as Record<string, unknown>, path, visit);
      return;
    case "sourced": {
      const all = value as readonly Alternative<unknown>[];
      all.forEach((alternative, i) => {
        // A bare value stands at the field itself; only a written list has steps of its own.
        const written = all.length > 1 || alternative.cite.length > 0;
        walkValue(type.of, alternative.value, written ? [...path, i, "value"] : path, visit);
        if (alternative.cite.length > 0) visit({ kind: "cite" }, alternative.cite, [...path, i, "cite"]);
      });
      return;
    }
    default:
      visit(type, value, path);
  }
}
