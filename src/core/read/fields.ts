/** Lays the table of the format over nodes: every value is checked against its type and brought to its normal form. */
import type { Field, FieldType, ShapeName } from "../model/field.ts";
import { type Fields, SHAPES, VERBS } from "../model/format.ts";
import type { Alternative } from "../model/values.ts";
import { readCitations } from "./citations.ts";
import { readExtent } from "./extent.ts";
import { isHostileKey, normalId } from "./ids.ts";
import { type Remedy, remedyFor, type Stretch } from "./read-faults.ts";
import { readPlain, wrongType } from "./read-values.ts";
import type { FileReading } from "./reading.ts";
import { wanted } from "./wanted.ts";
import type { ListNode, MapEntry, MapNode, Node } from "./yaml-node.ts";

/** A plain object without prototype, so that keys such as `__proto__` are keys like any other. */
export type Data = Record<string, unknown>;
export const emptyData = (): Data => Object.create(null) as Data;

export interface FieldsRead {
  readonly data: Data;
  /** required fields that are absent or could not be read */
  readonly lacking: readonly string[];
}

interface Table {
  readonly keys: readonly string[];
  readonly required: readonly string[];
  readonly byKey: ReadonlyMap<string, Field>;
}
const tables = new WeakMap<Fields, Table>();
function tableOf(fields: Fields): Table {
  let table = tables.get(fields);
  if (table === undefined) {
    const entries = Object.entries(fields);
    table = {
      keys: entries.map(([key]) => key),
      required: entries.filter(([, f]) => f.required).map(([key]) => key),
      byKey: new Map(entries),
    };
    tables.set(fields, table);
  }
  return table;
}

/** Reads the values of a map by its table; faulty ones are reported and left out. */
export function readFields(node: MapNode, fields: Fields, what: string, reading: FileReading): FieldsRead {
  const table = tableOf(fields);
  const data = emptyData();
  for (const entry of node.entries.values()) {
    const field = table.byKey.get(entry.key);
    if (field === undefined) {
      unknownKey(entry, table.keys, what, reading);
      continue;
    }
    const value = readValue(entry.value, field.type, reading, entry);
    if (value !== undefined) data[entry.key] = value;
  }
  if (table.required.length === 0) return { data, lacking: [] };
  const lacking = table.required.filter((key) => data[key] === undefined);
  for (const key of lacking)
    if (!node.entries.has(key))
      reading.faults.add("missing-key", headOf(node), `${what} has no “${key}”`, {
        help: `add “${key}:” with ${helpFor(table.byKey.get(key) as Field)}`,
        fix: { key, text: "", sure: false },
      });
  return { data, lacking };
}

const helpFor = (field: Field): string =>
  field.example === undefined
    ? `its value: ${field.doc.replace(/\.$/u, "").replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (c) => c.toLowerCase())}`
    : `its value, such as ${field.example}`;

/** The first key of a map, or the map itself where it is empty: short enough to be underlined. */
export function headOf(node: Node): { start: number; end: number } {
  if (node.kind === "map") for (const entry of node.entries.values()) return { start: entry.keyStart, end: entry.keyEnd };
  return { start: node.start, end: node.kind === "scalar" ? node.end : Math.min(node.end, node.start + 1) };
}

function unknownKey(entry: MapEntry, known: readonly string[], what: string, reading: FileReading): void {
  reading.faults.add(
    "unknown-key",
    { start: entry.keyStart, end: entry.keyEnd },
    `${what} has no key “${entry.key}”`,
    keyHelp(entry, known),
  );
}

function keyHelp(entry: MapEntry, known: readonly string[]): Remedy {
  if (entry.key === "<<") return { help: "merge keys are not read: write the values out" };
  if (entry.value.kind === "nothing" && /\s/u.test(entry.key)) return { help: "put a text that holds “,” in quotes" };
  return remedyFor(entry.key, known);
}

/** The value in its normal form; undefined where it is faulty, which has then been reported. */
export function readValue(node: Node, type: FieldType, reading: FileReading, entry?: MapEntry): unknown {
  if (node.kind === "nothing") {
    const at = entry !== undefined && node.start === node.end ? { start: entry.keyStart, end: entry.keyEnd } : node;
    reading.faults.add("wrong-type", { start: at.start, end: at.end }, `nothing stands here, wanted ${wantedShort(type)}`, {
      help: "write the value, or drop the key",
    });
    return undefined;
  }
  switch (type.kind) {
    case "list":
      return readList(node, type, reading);
    case "map":
      return readMap(node, type, reading);
    case "shape":
      return readShape(node, type.shape, reading);
    case "sourced":
      return readSourced(node, type.of, reading);
    case "extent":
      return readExtent(node, reading);
    case "cite":
      return readCitations(node, reading);
    default:
      return readPlain(node, type, reading);
  }
}

function readList(node: Node, type: Extract<FieldType, { kind: "list" }>, reading: FileReading): readonly unknown[] | undefined {
  if (node.kind !== "list") {
    if (!type.lenient) return wrongType(node, type, reading, "write “- ” before each item");
    const value = readValue(node, type.of, reading);
    return value === undefined ? undefined : [value];
  }
  // An effect keeps its number in the list even where it cannot be read: assertions are named by it.
  const standIn = type.of.kind === "shape" && type.of.shape === "Effect" ? emptyData : undefined;
  return readItems(node, (item) => readValue(item, type.of, reading) ?? standIn?.());
}

function readItems<T>(node: ListNode, read: (item: Node) => T | undefined): readonly T[] {
  const values: T[] = [];
  const kept: number[] = [];
  node.items.forEach((item, index) => {
    const value = read(item);
    if (value === undefined) return;
    values.push(value);
    kept.push(index);
  });
  if (kept.length < node.items.length) node.kept = kept;
  return values;
}

function readMap(node: Node, type: Extract<FieldType, { kind: "map" }>, reading: FileReading): Data | undefined {
  if (node.kind !== "map") return wrongType(node, type, reading);
  const data = emptyData();
  const seen = new Map<string, MapEntry>();
  for (const entry of node.entries.values()) {
    const first = seen.get(normalId(entry.key));
    if (first !== undefined) {
      // The same letters in another form of Unicode: the text shows no difference.
      const [at, before] = [entry, first].map(({ keyStart, keyEnd }) => ({ start: keyStart, end: keyEnd })) as [Stretch, Stretch];
      reading.faults.add("duplicate-key", at, `the key “${entry.key}” stands twice in one map`, {
        help: "keep one of the two; the first one is read",
        see: { at: before, message: "first here" },
      });
      continue;
    }
    seen.set(normalId(entry.key), entry);
    if (isHostileKey(entry.key) || entry.key.includes("#") || entry.key.trim() !== entry.key || entry.key === "") {
      reading.faults.add("bad-id", { start: entry.keyStart, end: entry.keyEnd }, `the key “${entry.key}” cannot name a part of a record`, {
        help: "choose a key that is not empty, holds no “#” and is no reserved word",
      });
      continue;
    }
    const value = readValue(entry.value, type.of, reading, entry);
    if (value !== undefined) data[entry.key] = value;
  }
  return data;
}

function readShape(node: Node, name: ShapeName, reading: FileReading): Data | undefined {
  const { fields } = SHAPES[name];
  if (node.kind !== "map")
    return wrongType(node, { kind: "shape", shape: name }, reading, `its keys are ${Object.keys(fields).slice(0, 12).join(", ")}`);
  const { data, lacking } = readFields(node, fields, article(name), reading);
  if (name === "Effect") {
    oneVerb(node, data, reading);
    // Without what it was to work on, from or until, it would say what nobody wrote.
    if (SITUATING.some((key) => node.entries.has(key) && data[key] === undefined)) for (const verb of VERBS) delete data[verb];
  }
  return lacking.length > 0 ? undefined : data;
}

/** Fields of an effect that say where, when and by whose word it works. */
const SITUATING = ["over", "when", "until", "if", "according_to", "binding"] as const;

function oneVerb(node: MapNode, data: Data, reading: FileReading): void {
  const verbs = VERBS.filter((verb) => node.entries.has(verb));
  if (verbs.length === 1) return;
  if (verbs.length === 0) {
    reading.faults.add("no-verb", headOf(node), "this effect has no verb", { help: `add exactly one of ${VERBS.join(", ")}` });
    return;
  }
  const second = node.entries.get(verbs[1] as string) as MapEntry;
  const first = node.entries.get(verbs[0] as string) as MapEntry;
  reading.faults.add("several-verbs", { start: second.keyStart, end: second.keyEnd }, `this effect has the verbs ${verbs.join(" and ")}`, {
    help: "write one effect for each verb",
    see: { at: { start: first.keyStart, end: first.keyEnd }, message: `${verbs[0]} here` },
  });
  for (const verb of verbs) delete data[verb];
}

/** `an effect`, `a dated name`: the name of a shape in words. */
export function article(name: string): string {
  const words = name.replace(/(?<=.)\p{Lu}/gu, (c) => ` ${c}`).toLowerCase();
  return `${/^[aeiou]/u.test(words) ? "an" : "a"} ${words}`;
}

/** The keys of one of several values. */
export const ALTERNATIVE: Fields = {
  value: { type: { kind: "text" }, doc: "The value." },
  cite: { type: { kind: "cite" }, doc: "Where it is written." },
  rank: { type: { kind: "enum", values: ["preferred", "normal", "deprecated"] }, doc: "How this atlas ranks it." },
  basis: { type: { kind: "enum", values: ["general-knowledge", "derived"] }, doc: "Stands in for a citation." },
  note: { type: { kind: "localized" }, doc: "Remark." },
};

function readSourced(node: Node, of: FieldType, reading: FileReading): readonly Alternative<unknown>[] | undefined {
  if (node.kind === "list") {
    if (!node.items.some((item) => item.kind === "map" && item.entries.has("value"))) {
      const help =
        of.kind === "date" && node.items.every((item) => item.kind === "scalar")
          ? `put a set of dates in quotes: "[${node.items.map((item) => (item.kind === "scalar" ? item.text : "")).join(", ")}]"; where sources differ, write a list of { value, cite }`
          : "where sources differ, write a list of { value, cite, rank, note }";
      return wrongType(node, { kind: "sourced", of }, reading, help);
    }
    const values = readItems(node, (item) => readAlternative(item, of, reading));
    return values.length === 0 ? undefined : values;
  }
  if (node.kind === "map" && node.entries.has("value") && !(of.kind === "quantity" && node.entries.has("unit"))) {
    const value = readAlternative(node, of, reading);
    return value === undefined ? undefined : [value];
  }
  const value = readValue(node, of, reading);
  return value === undefined ? undefined : [{ value, cite: [], rank: "normal" }];
}

function readAlternative(node: Node, of: FieldType, reading: FileReading): Alternative<unknown> | undefined {
  if (node.kind !== "map")
    return wrongType(node, { kind: "sourced", of }, reading, "write { value, cite } for each of the values that sources give");
  let value: unknown;
  const others = new Map(node.entries);
  const entry = others.get("value");
  if (entry === undefined) {
    reading.faults.add("missing-key", headOf(node), "one of several values has no “value”", {
      help: "add “value:” with what this source says",
    });
  } else {
    others.delete("value");
    value = readValue(entry.value, of, reading, entry);
  }
  const { data } = readFields({ ...node, entries: others }, ALTERNATIVE, "one of several values", reading);
  if (value === undefined) return undefined;
  return {
    value,
    cite: (data["cite"] ?? []) as Alternative<unknown>["cite"],
    rank: (data["rank"] ?? "normal") as Alternative<unknown>["rank"],
    ...(data["basis"] === undefined ? {} : { basis: data["basis"] as NonNullable<Alternative<unknown>["basis"]> }),
    ...(data["note"] === undefined ? {} : { note: data["note"] as NonNullable<Alternative<unknown>["note"]> }),
  };
}

const wantedShort = (type: FieldType): string =>
  type.kind === "enum" && type.values.length > 8
    ? "one of its words"
    : type.kind === "shape"
      ? `${article(type.shape)} (a map)`
      : wanted(type);
