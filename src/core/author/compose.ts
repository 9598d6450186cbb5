/** A new record as text in the house style, and the file of an atlas in which it belongs. */
import { Document, isCollection, isMap, isSeq, parseDocument, type Scalar, Schema, type YAMLMap, type Node as YamlNode } from "yaml";
import type { SourceFile } from "../model/atlas.ts";
import type { CollectionName, FieldType } from "../model/field.ts";
import { type Fields, SHAPES } from "../model/format.ts";
import { ALTERNATIVE } from "../read/fields.ts";
import { ID_HELP, idFault, normalId } from "../read/ids.ts";
import { roleOf } from "../read/read-file.ts";
import { RECORD_FIELDS } from "../read/record-files.ts";
import { anatomyOf } from "./anatomy.ts";
import { edited } from "./edits.ts";
import { layOut, TAKEN } from "./layout.ts";
import { NameIndex } from "./name-index.ts";

/** A value to be written, and the keys that lead to it. */
export interface Given {
  readonly path: readonly string[];
  readonly value: string;
  /** a text as it stands: brackets in it are no YAML */
  readonly plain?: boolean | undefined;
}

/** The file with the record in it, and the record alone; or why there is none. */
export type Composed =
  | { readonly ok: true; readonly file: SourceFile; readonly record: string }
  | { readonly ok: false; readonly message: string; readonly help?: string };

interface Wanted {
  readonly collection: CollectionName;
  readonly id: string;
  readonly given: readonly Given[];
  /** path of the file, where not the usual one */
  readonly into?: string | undefined;
}

type Tree = { [key: string]: unknown } | unknown[];

const TEXT_ONLY = new Schema({ schema: "failsafe", merge: false });
const refused = (message: string, help?: string): Composed & { ok: false } => ({ ok: false, message, ...(help !== undefined && { help }) });

/** Puts a new record where it belongs: into the one file of several records in its folder, else into a file of its own. */
export function compose(files: readonly SourceFile[], { collection, id: asked, given, into }: Wanted): Composed {
  const id = normalId(asked.trim());
  const fault = idFault(id);
  if (fault !== undefined) return refused(fault, ID_HELP);
  const [taken] = new NameIndex(files).definitions(`${collection}/${id}`);
  if (taken !== undefined) return refused(`${collection} has a record ${id} already, in ${taken.file}`, "choose another id");
  const tree: Tree = Object.create(null);
  for (const { path, value, plain } of given) {
    const read = plain ? ({ ok: true, value } as const) : readTyped(value);
    if (!read.ok)
      return refused(
        `the value of ${path.join(".")} cannot be read as YAML`,
        "close its brackets, and put texts that hold marks in quotes",
      );
    const wrong = put(tree, path, read.value, RECORD_FIELDS[collection]);
    if (wrong !== undefined) return refused(wrong);
  }
  if (Object.keys(tree).length === 0) return refused("the record says nothing", "say what it holds with --set KEY=VALUE");
  const own = `${collection}/${id}.yaml`;
  const path = into ?? usualFile(files, collection) ?? own;
  if (roleOf(path) !== collection) return refused(`${path} is no file of ${collection}`, `name a file such as ${own}`);
  const there = files.find((file) => file.path === path);
  if (there === undefined) {
    const record = path === own ? written(path, tree) : several(collection, id, tree);
    return { ok: true, file: { path, bytes: new TextEncoder().encode(record) }, record };
  }
  const text = new TextDecoder().decode(there.bytes);
  if (!takesMore(path, text)) return refused(`${path} takes no second record`, `name another file, such as ${own}`);
  const record = several(collection, id, tree);
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const whole = `${text.trimEnd()}${end}${end}${record.replaceAll("\n", end)}`;
  return { ok: true, file: { path, bytes: new TextEncoder().encode(whole) }, record };
}

/** The file of several records in the folder of a collection, where there is exactly one. */
function usualFile(files: readonly SourceFile[], collection: CollectionName): string | undefined {
  const several = files.filter(({ path, bytes }) => roleOf(path) === collection && takesMore(path, new TextDecoder().decode(bytes)));
  return several.length === 1 ? several[0]?.path : undefined;
}

/** True where a file holds records under their ids, in lines. */
function takesMore(path: string, text: string): boolean {
  const { owners } = anatomyOf(path, text);
  return owners.length > 0 && owners.every(({ whole }) => !whole) && !/^\s*(?:#.*\n\s*)*\{/u.test(text) && !/^(?:---|\.\.\.)/mu.test(text);
}

/** What is typed for a value: brackets as YAML, all else as the text that it is. */
function readTyped(text: string): { ok: true; value: unknown } | { ok: false } {
  if (!/^\s*[[{]/u.test(text)) return { ok: true, value: text };
  const document = parseDocument(text, { schema: TEXT_ONLY, merge: false, logLevel: "error" });
  return document.errors.length > 0 ? { ok: false } : { ok: true, value: document.toJS({ mapAsMap: false }) };
}

/** Puts a value into a tree of maps and lists, as the format has them; says what is in the way. */
function put(tree: Tree, path: readonly string[], value: unknown, fields: Fields): string | undefined {
  let at: Tree = tree;
  let type: FieldType | undefined;
  for (const [i, key] of path.entries()) {
    if (key === "") return `${path.join(".")} has a key without letters`;
    const asItem = Array.isArray(at);
    if (asItem && !(Number(key) <= (at as unknown[]).length))
      return `${path.slice(0, i + 1).join(".")} skips an item: they are counted from 0, without gaps`;
    type = i === 0 ? fields[key]?.type : inner(type, key);
    const here = at as { [key: string]: unknown };
    if (i === path.length - 1) {
      if (Object.hasOwn(here, key)) return `${path.join(".")} is given twice`;
      here[key] = value;
      return undefined;
    }
    if (!Object.hasOwn(here, key)) here[key] = isItem(type, path[i + 1] as string) ? [] : Object.create(null);
    const next = here[key];
    if (typeof next !== "object" || next === null) return `${path.slice(0, i + 1).join(".")} is given as a text already`;
    at = next as Tree;
  }
  return undefined;
}

/** True where a key counts the items of a list, and is no key of a map such as the number of an article. */
const isItem = (type: FieldType | undefined, key: string): boolean =>
  /^\d{1,4}$/u.test(key) && (type?.kind === "list" || type?.kind === "sourced" || type?.kind === "cite");

function inner(type: FieldType | undefined, key: string): FieldType | undefined {
  switch (type?.kind) {
    case "list":
      return isItem(type, key) ? type.of : inner(type.of, key);
    case "sourced":
      return isItem(type, key)
        ? { kind: "sourced", of: type.of }
        : key === "value"
          ? type.of
          : (ALTERNATIVE[key]?.type ?? inner(type.of, key));
    case "map":
      return type.of;
    case "shape":
      return SHAPES[type.shape].fields[key]?.type;
    default:
      return undefined;
  }
}

/** As a file of several records would hold it. */
const several = (collection: CollectionName, id: string, tree: Tree): string => written(`${collection}/new.yaml`, { [id]: tree }, true);

/** As text: plain where it can be, in the house style where nothing is wrong with it. */
function written(path: string, tree: Tree, isSeveral = false): string {
  const document = new Document(tree, { schema: TEXT_ONLY, aliasDuplicateObjects: false });
  for (const { value } of (document.contents as YAMLMap<Scalar, YamlNode>).items)
    if (isSeveral) for (const inner of (value as YAMLMap<Scalar, YamlNode>).items) inBrackets(inner.value);
    else inBrackets(value);
  const plain = document.toString({ lineWidth: 0 });
  // Texts and keys that other readers of YAML would take for numbers or truths.
  const quoted = (start: number, end: number) => ({ span: { file: path, start, end }, text: JSON.stringify(plain.slice(start, end)) });
  const edits = anatomyOf(path, plain).pieces.flatMap(({ node, type, keys }) => {
    if (node.kind === "map")
      return [...node.entries.values()].flatMap(({ key, keyStart, keyEnd }) =>
        TAKEN.test(key) && !Object.hasOwn(keys ?? {}, key) && plain.slice(keyStart, keyEnd) === key ? [quoted(keyStart, keyEnd)] : [],
      );
    const isText = node.kind === "scalar" && node.plain && (type?.kind === "text" || type?.kind === "localized");
    return isText && TAKEN.test(node.text) ? [quoted(node.start, node.end)] : [];
  });
  const text = edited(plain, edits);
  const laid = layOut({ path, bytes: new TextEncoder().encode(text) });
  return laid.ok ? laid.text : text;
}

/** Writes what is short in brackets: texts in one list or map, and maps of such; answers how deep they go, beyond 2 in lines. */
function inBrackets(node: YamlNode | null): number {
  if (!isCollection(node)) return 0;
  const inner = isMap(node)
    ? node.items.map(({ value }) => inBrackets(value as YamlNode))
    : node.items.map((item) => inBrackets(item as YamlNode));
  const listsMaps = isSeq(node) && node.items.some(isMap);
  const depth = listsMaps ? 3 : 1 + Math.max(0, ...inner);
  node.flow = depth <= 2;
  return depth;
}
