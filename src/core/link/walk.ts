import type { AnyAuthored, ValuePath } from "../model/authored.ts";
import type { CollectionName, Field, FieldType, ShapeName } from "../model/field.ts";
import { COLLECTIONS, COMMON, type Fields, SHAPES } from "../model/format.ts";
import type { Alternative, DateExpression } from "../model/values.ts";

/** A value that leads out of its record, with the way to it in the record as written. */
export interface Leaf {
  readonly type: FieldType;
  readonly value: unknown;
  readonly path: ValuePath;
}

const NONE: readonly Leaf[] = [];

/** Whether every leaf is wanted, or only those that lead out of the record. */
type Wanted = "all" | "links";

// Records are immutable and outlive a compilation where their file did not change.
const cache: Readonly<Record<Wanted, WeakMap<AnyAuthored, readonly Leaf[]>>> = { all: new WeakMap(), links: new WeakMap() };

/** Every leaf of a record along the format table, worked out once a record. */
export const leavesOf = (record: AnyAuthored): readonly Leaf[] => walked(record, "all");

/**
 * The leaves that lead out of a record: references, citations, extents, waypoints and relative dates; and where it rests on
 * general knowledge. Worked out once a record; what means nothing beyond itself (texts, numbers, known days) is left out.
 */
export const linksOf = (record: AnyAuthored): readonly Leaf[] => walked(record, "links");

function walked(record: AnyAuthored, wanted: Wanted): readonly Leaf[] {
  let leaves = cache[wanted].get(record);
  if (!leaves) {
    const found: Leaf[] = [];
    walkFields(ofCollection(record.collection, wanted), record.data, [], found, wanted);
    leaves = found.length === 0 ? NONE : found;
    cache[wanted].set(record, leaves);
  }
  return leaves;
}

type Table = ReadonlyMap<string, FieldType>;
const collections = { all: new Map<CollectionName, Table>(), links: new Map<CollectionName, Table>() };
const shapes = { all: new Map<ShapeName, Table>(), links: new Map<ShapeName, Table>() };

function ofCollection(name: CollectionName, wanted: Wanted): Table {
  let table = collections[wanted].get(name);
  if (!table) {
    table = tableOf({ ...COLLECTIONS[name].fields, ...COMMON }, wanted);
    collections[wanted].set(name, table);
  }
  return table;
}

function ofShape(name: ShapeName, wanted: Wanted): Table {
  let table = shapes[wanted].get(name);
  if (!table) {
    table = tableOf(SHAPES[name].fields, wanted);
    shapes[wanted].set(name, table);
  }
  return table;
}

/** The fields that can hold a leaf that is wanted. */
function tableOf(fields: Fields, wanted: Wanted): Table {
  const bears = (type: FieldType): boolean => {
    switch (type.kind) {
      case "list":
      case "map":
        return bears(type.of);
      // A sourced value carries citations, whatever it is.
      case "sourced":
      case "shape":
      case "date":
        return true;
      case "enum":
        return type.values.includes("general-knowledge");
      default:
        return LINKS.has(type.kind);
    }
  };
  return new Map(
    Object.entries(fields).flatMap(([name, field]: [string, Field]) =>
      wanted === "all" || bears(field.type) ? [[name, field.type] as const] : [],
    ),
  );
}

const LINKS: ReadonlySet<FieldType["kind"]> = new Set<FieldType["kind"]>(["ref", "anyref", "assertor", "cite", "extent", "waypoint"]);

/** Goes over what is written, not over all that could be: an effect has some fifty fields and uses three. */
function walkFields(table: Table, data: object, path: (string | number)[], found: Leaf[], wanted: Wanted): void {
  for (const name of Object.keys(data)) {
    const type = table.get(name);
    const value = (data as Readonly<Record<string, unknown>>)[name];
    if (!type || value === undefined) continue;
    path.push(name);
    walkValue(type, value, path, found, wanted);
    path.pop();
  }
}

function walkValue(type: FieldType, value: unknown, path: (string | number)[], found: Leaf[], wanted: Wanted): void {
  switch (type.kind) {
    case "list": {
      const all = value as readonly unknown[];
      for (let i = 0; i < all.length; i++) {
        path.push(i);
        walkValue(type.of, all[i], path, found, wanted);
        path.pop();
      }
      return;
    }
    case "map":
      for (const [key, v] of Object.entries(value as Record<string, unknown>)) {
        path.push(key);
        walkValue(type.of, v, path, found, wanted);
        path.pop();
      }
      return;
    case "shape":
      walkFields(ofShape(type.shape, wanted), value as object, path, found, wanted);
      return;
    case "sourced": {
      const all = value as readonly Alternative<unknown>[];
      all.forEach((alternative, i) => {
        // A bare value stands at the field itself; only a written list has steps of its own.
        const written = all.length > 1 || alternative.cite.length > 0;
        if (written) path.push(i, "value");
        walkValue(type.of, alternative.value, path, found, wanted);
        if (written) path.length -= 2;
        if (alternative.cite.length > 0) found.push({ type: CITE, value: alternative.cite, path: [...path, i, "cite"] });
        if (alternative.basis !== undefined && (wanted === "all" || alternative.basis === "general-knowledge"))
          found.push({ type: BASIS, value: alternative.basis, path: [...path, i, "basis"] });
      });
      return;
    }
    case "date":
      if (wanted === "all" || (value as DateExpression).kind === "relative") found.push({ type, value, path: [...path] });
      return;
    case "enum":
      if (wanted === "all" || value === "general-knowledge") found.push({ type, value, path: [...path] });
      return;
    default:
      if (wanted === "all" || LINKS.has(type.kind)) found.push({ type, value, path: [...path] });
  }
}

const CITE: FieldType = { kind: "cite" };
const BASIS: FieldType = { kind: "enum", values: ["general-knowledge", "derived"] };
