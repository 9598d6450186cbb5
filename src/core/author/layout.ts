/**
 * The house style of record files: the order of keys, indentation, quotes, lines. What a file says stays as it is, its
 * remarks and dates included; a file of which that cannot be shown is left alone.
 */
import {
  Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  parseDocument,
  type Range,
  Scalar,
  type ScalarTag,
  Schema,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { SourceFile } from "../model/atlas.ts";
import { errorsIn } from "../model/diagnostic.ts";
import type { Fields } from "../model/format.ts";
import { Faults } from "../read/read-faults.ts";
import { readFile, roleOf } from "../read/read-file.ts";
import { readYaml } from "../read/yaml.ts";
import type { Node as Read } from "../read/yaml-node.ts";
import { anatomyOf } from "./anatomy.ts";

/** Columns that a list or map in brackets, and a folded text, may reach. */
const WIDTH = 120;
/** What a record is comes first, what it does and holds last; between them the order of the format. */
const FIRST: readonly string[] = ["dejure", "type", "name", "title", "gist"];
const LAST: readonly string[] = ["articles", "effects", "sentences", "steps"];
/** Rounds after which a layout that still moves is given up. */
const ROUNDS = 6;

/** A file in the house style, or why it is left as it is. */
export type LaidOut =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: string /** errors stand in it */; readonly faulty: boolean };

const left = (why: string, faulty = false): LaidOut => ({ ok: false, why, faulty });

/** True where a path says that records, or the head, stand in the file as YAML. */
export function isLaidOut(path: string): boolean {
  const role = roleOf(path);
  return role !== undefined && role !== "stray" && role !== "sheet" && role !== "geojson";
}

/** Brings a file of records or the head of an atlas into the house style. */
export function layOut(file: SourceFile): LaidOut {
  const { diagnostics, text = "" } = readFile(file);
  const errors = errorsIn(diagnostics);
  if (errors > 0) return left(`${errors === 1 ? "an error" : `${errors} errors`} must be mended first`, true);
  let now = text.replaceAll("\r\n", "\n");
  for (let round = 0; round < ROUNDS; round++) {
    const before = now;
    now = onceLaidOut(file.path, before);
    if (now !== before) continue;
    if (!saysTheSame(text, now)) return left("laid out, it would not say the same");
    if (!hasSameRemarks(text, now)) return left("a remark stands where the layout has no place for it");
    return { ok: true, text: text.includes("\r\n") ? now.replaceAll("\n", "\r\n") : now };
  }
  return left("its layout does not come to rest");
}

/** Texts stay texts, each in the lines in which it was written, but folded ones are folded anew; `{ a: b }`, but `[a, b]`. */
function schemaOfTheHouse(): Schema {
  const schema = new Schema({ schema: "failsafe", merge: false });
  schema.tags = schema.tags.map((tag) => {
    const own = tag as ScalarTag;
    const { stringify } = own;
    const written: ScalarTag["stringify"] = (node, ctx, onComment, onChompKeep) => {
      if (isCollection(node)) return node.toString({ ...ctx, flowCollectionPadding: isMap(node) ? " " : "" }, onComment, onChompKeep);
      if (node.value === "" && node.type === Scalar.PLAIN) return "";
      const lineWidth = node.type === Scalar.BLOCK_FOLDED ? WIDTH : 0;
      return stringify?.(node, { ...ctx, options: { ...ctx.options, lineWidth } }, onComment, onChompKeep) ?? "";
    };
    return { ...own, stringify: written };
  });
  return schema;
}

const SCHEMA = schemaOfTheHouse();
export const OPTIONS = { schema: SCHEMA, merge: false, uniqueKeys: false, prettyErrors: false, logLevel: "error" } as const;
export const WRITING = { lineWidth: 0, verifyAliasOrder: false } as const;

function onceLaidOut(path: string, text: string): string {
  const document = parseDocument(text, OPTIONS);
  const { contents } = document;
  if (!isCollection(contents)) return text;
  const { pieces, owners } = anatomyOf(path, text);
  const keysAt = new Map<number, Fields>();
  for (const { node, keys } of pieces) if (node.kind === "map" && keys !== undefined) keysAt.set(node.start, keys);
  // An alias must come after its anchor, so that nothing is moved where there are any.
  keepBeside(document, text);
  new Layout(hasAnchors(document) ? new Map() : keysAt).block(contents as YAMLMap | YAMLSeq, 0);
  if (isMap(contents) && !owners.some(({ whole }) => whole)) partRecords(contents);
  return document.toString(WRITING).replaceAll(BESIDE, ": #");
}

/** Stands before a remark that is to stand beside its key: a character for private use, which no remark begins with. */
const MARK = "\ue000";
const BESIDE = new RegExp(`:\\n *#${MARK}`, "gu");

/** The parser takes a remark behind `key:` for one above what follows; marked here, it is put back once all is written. */
function keepBeside(document: Document.Parsed, text: string): void {
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isCollection(value) || value.flow || !value.commentBefore) return;
      const end = (key.range as Range | undefined)?.[1];
      if (end !== undefined && /^[ \t]*:[ \t]+#/u.test(text.slice(end, end + 200))) value.commentBefore = MARK + value.commentBefore;
    },
  });
}

function hasAnchors(document: Document.Parsed): boolean {
  let found = false;
  visit(document, (_, node) => {
    if (isAlias(node) || ((isScalar(node) || isCollection(node)) && node.anchor !== undefined)) found = true;
    return found ? visit.BREAK : undefined;
  });
  return found;
}

/** An empty line before each record that takes several lines. */
function partRecords({ items }: YAMLMap): void {
  items.forEach(({ key, value }, i) => {
    const before = items[i - 1]?.value;
    const tall = [value, before].some((each) => isCollection(each) && each.flow !== true);
    if (i > 0 && tall && isScalar(key)) key.spaceBefore = true;
  });
}

class Layout {
  private readonly keysAt: ReadonlyMap<number, Fields>;

  constructor(keysAt: ReadonlyMap<number, Fields>) {
    this.keysAt = keysAt;
  }

  /** A list or map that is written in lines, of which the content stands in this column. */
  block(node: YAMLMap | YAMLSeq, column: number): void {
    node.flow = false;
    if (isMap(node)) {
      this.inOrder(node);
      for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
        plainly(key);
        this.value(value, column + widthOf(key) + 2, column + 2);
      }
    } else for (const item of node.items as Node[]) this.value(item, column + 2, column + 2);
    const [first] = node.items as (Node | Pair<Node, Node | null>)[];
    const lead = first !== undefined && "key" in first ? first.key : (first as Node | undefined);
    if (lead !== undefined && lead !== null && column > 0) (lead as Node).spaceBefore = false;
  }

  /** A value that begins in the column `at`; in lines of its own its content would stand in the column `inner`. */
  private value(node: Node | null, at: number, inner: number): void {
    if (!isCollection(node)) return plainly(node);
    const own = node as YAMLMap | YAMLSeq;
    if (own.flow && own.items.length === 0) return;
    if (own.flow) {
      this.inBrackets(own);
      const line = onOneLine(own);
      if (areNumbers(own) || (!line.includes("\n") && at + line.length <= WIDTH)) return;
    }
    this.block(own, inner);
  }

  private inBrackets(node: YAMLMap | YAMLSeq): void {
    if (isMap(node)) this.inOrder(node);
    const inner = isMap(node)
      ? (node.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => [key, value])
      : (node.items as Node[]);
    for (const each of inner) {
      if (each !== null && each !== undefined) each.spaceBefore = false;
      if (isCollection(each)) this.inBrackets(each as YAMLMap | YAMLSeq);
      else plainly(each);
    }
  }

  private inOrder(map: YAMLMap): void {
    const keys = this.keysAt.get((map.range as Range | undefined)?.[0] ?? -1);
    if (keys === undefined) return;
    const order = keyOrder(keys);
    const rank = ({ key }: Pair): number => (isScalar(key) ? (order.get(String(key.value)) ?? order.size) : order.size);
    map.items.sort((a, b) => rank(a) - rank(b));
  }
}

/** Where each key of a map comes in the house style. */
function keyOrder(keys: Fields): ReadonlyMap<string, number> {
  const names = Object.keys(keys);
  const inner = names.filter((name) => !FIRST.includes(name) && !LAST.includes(name));
  const ordered = [...FIRST, ...inner, ...LAST].filter((name) => names.includes(name));
  return new Map(ordered.map((name, i) => [name, i]));
}

/** Words that some readers of YAML take for no text where they stand without quotes. */
export const TAKEN = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<|[-+.\d][-+.\d_,:xobeinfatz \t]*)$/iu;

/** Quotes only where the text needs them; double ones, unless it holds those. */
function plainly(node: unknown): void {
  if (!isScalar(node) || typeof node.value !== "string") return;
  if (node.type !== Scalar.QUOTE_DOUBLE && node.type !== Scalar.QUOTE_SINGLE) return;
  const { value } = node;
  const needed = value === "" || TAKEN.test(value) || /[\p{Cc}\p{Cf}]|^\s|\s$/u.test(value);
  if (!needed) node.type = Scalar.PLAIN;
  else node.type = /["\\]/u.test(value) && !/['\p{Cc}\p{Cf}]/u.test(value) ? Scalar.QUOTE_SINGLE : Scalar.QUOTE_DOUBLE;
}

const widthOf = (key: unknown): number => (isScalar(key) ? String(key.value).length + (key.type === Scalar.PLAIN ? 0 : 2) : 0);

/** Coordinates: nothing but numbers in lists, which no line of its own would make clearer. */
const areNumbers = (node: YAMLMap | YAMLSeq): boolean =>
  isSeq(node) && node.items.every((item) => (isSeq(item) ? areNumbers(item) : isScalar(item) && /^-?[\d.]+$/u.test(String(item.value))));

/** As it is written in brackets, without a remark after it. */
function onOneLine(node: YAMLMap | YAMLSeq): string {
  const { comment, commentBefore, spaceBefore } = node;
  Object.assign(node, { comment: undefined, commentBefore: undefined, spaceBefore: false });
  try {
    return new Document(node, { schema: SCHEMA }).toString(WRITING).trimEnd();
  } finally {
    Object.assign(node, { comment, commentBefore, spaceBefore });
  }
}

/** Two texts hold the same values; the order of keys counts only where the format leaves it open, and there it is kept. */
function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => readYaml(text, new Faults("")));
  return a?.root !== undefined && b?.root !== undefined && !b.broken && isSame(a.root, b.root);
}

function isSame(a: Read, b: Read): boolean {
  if (a.kind === "scalar") return b.kind === "scalar" && a.text === b.text && (a.plain === b.plain || !TAKEN.test(a.text));
  if (a.kind === "list")
    return b.kind === "list" && a.items.length === b.items.length && a.items.every((item, i) => isSame(item, b.items[i] as Read));
  if (a.kind !== "map") return b.kind === a.kind;
  return (
    b.kind === "map" &&
    a.entries.size === b.entries.size &&
    [...a.entries].every(([key, { value }]) => {
      const there = b.entries.get(key);
      return there !== undefined && isSame(value, there.value);
    })
  );
}

const hasSameRemarks = (one: string, other: string): boolean => remarksOf(one).join("\n") === remarksOf(other).join("\n");

/** The remarks of a text, sorted: an order of keys takes them with it. */
export function remarksOf(text: string): string[] {
  const found: string[] = [];
  const look = (token: unknown): void => {
    if (Array.isArray(token)) for (const each of token) look(each);
    else if (typeof token === "object" && token !== null) {
      const { type, source } = token as { type?: string; source?: string };
      if (type === "comment" && source !== undefined) found.push(source.trim());
      else for (const inner of Object.values(token)) look(inner);
    }
  };
  for (const token of new Parser().parse(text)) look(token);
  return found.sort();
}
