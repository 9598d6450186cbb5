import { type Alias, isAlias, isMap, isScalar, type ParsedNode, parseDocument, type Range, Schema, type YAMLError } from "yaml";
import { readPlainYaml } from "./plain-yaml.ts";
import { Faults } from "./read-faults.ts";
import { explainYaml } from "./yaml-faults.ts";
import type { MapEntry, MapNode, Node } from "./yaml-node.ts";

/** Bytes of text; larger files are refused before parsing. */
export const MAX_FILE_SIZE = 5_000_000;
/** Levels of lists and maps in one another. */
export const MAX_DEPTH = 64;
/** What the parser may be fed without exhausting its stack; looser than `MAX_DEPTH` because brackets in prose count too. */
const MAX_BRACKETS = 500;
/** Brackets and commas in what the whole parser reads: it takes a hundred times the memory of the text for them. */
const MAX_MARKS = 100_000;
/** Nodes that aliases of one file may stand for in all. */
const MAX_ALIASED = 10_000;

/** Scalars stay text: no numbers, booleans, dates or custom tags. Made once, since making one costs as much as a small file. */
const TEXT_ONLY = new Schema({ schema: "failsafe", merge: false });

export interface YamlText {
  /** undefined where the file holds nothing that can be read */
  readonly root: Node | undefined;
  /** syntax is at fault: `root` is only good for guessing which records the file was to hold */
  readonly broken: boolean;
}

/** Reads YAML text (1.2, text scalars only); every fault of the syntax goes to `faults`. */
export function readYaml(text: string, faults: Faults): YamlText {
  const plain = readPlainYaml(text);
  return plain === undefined ? readAnyYaml(text, faults) : { root: plain, broken: false };
}

/** As `readYaml`, always by the whole parser. */
export function readAnyYaml(text: string, faults: Faults): YamlText {
  const deep = tooDeep(text);
  if (deep !== undefined) {
    faults.add("too-deep", { start: deep, end: deep + 1 }, `lists and maps stand more than ${MAX_BRACKETS} deep in one another`, {
      help: `write records at most ${MAX_DEPTH} levels deep`,
    });
    return { root: undefined, broken: true };
  }
  const many = tooMany(text);
  if (many !== undefined) {
    faults.add("file-too-large", { start: many, end: many + 1 }, `more than ${MAX_MARKS} brackets and commas stand in one file`, {
      help: "split the file, and keep outlines in GeoJSON files",
    });
    return { root: undefined, broken: true };
  }
  const document = parseDocument(text, { schema: TEXT_ONLY, merge: false, uniqueKeys: false, prettyErrors: false, logLevel: "error" });
  for (const error of document.errors) addSyntaxFault(error, text, faults);
  for (const warning of document.warnings) addSyntaxFault(warning, text, faults);
  if (document.contents === null) return { root: undefined, broken: document.errors.length > 0 };
  // What a broken text seems to say is of use only to guess its records.
  const conversion = new Conversion(document.errors.length > 0 ? new Faults(faults.file) : faults);
  const root = conversion.convert(document.contents as ParsedNode, 0);
  return { root: conversion.failed ? undefined : root, broken: document.errors.length > 0 || conversion.failed };
}

function addSyntaxFault(error: YAMLError, text: string, faults: Faults): void {
  const [start, end] = error.pos;
  const from = Math.min(start, text.length);
  const { message, help } = explainYaml(error.code, error.message);
  faults.add("yaml-syntax", { start: from, end: Math.min(Math.max(end, from + 1), Math.max(text.length, from)) }, message, { help });
}

/** Offset of the mark with which there are too many of them. */
function tooMany(text: string): number | undefined {
  let marks = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c === 0x5b || c === 0x7b || c === 0x2c) && ++marks > MAX_MARKS) return i;
  }
  return undefined;
}

/** Offset at which nesting goes beyond what the parser's stack bears. */
function tooDeep(text: string): number | undefined {
  let brackets = 0;
  let lineStart = true;
  let indent = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x0a) {
      lineStart = true;
      indent = 0;
    } else if (lineStart && (c === 0x20 || c === 0x2d || c === 0x3f || c === 0x3a || c === 0x09)) {
      if (++indent > 2 * MAX_BRACKETS) return i;
    } else {
      lineStart = false;
      if (c === 0x5b || c === 0x7b) {
        if (++brackets > MAX_BRACKETS) return i;
      } else if ((c === 0x5d || c === 0x7d) && brackets > 0) brackets--;
    }
  }
  return undefined;
}

class Conversion {
  failed = false;
  private readonly faults: Faults;
  private readonly anchors = new Map<string, { node: Node; size: number }>();
  private count = 0;
  private aliased = 0;

  constructor(faults: Faults) {
    this.faults = faults;
  }

  convert(node: ParsedNode | null, depth: number, at = 0): Node {
    if (node === null) return { kind: "nothing", start: at, end: at };
    if (isAlias(node)) return this.alias(node);
    const before = this.count++;
    const [start, end] = node.range as Range;
    let result: Node;
    if (isScalar(node)) {
      const text = typeof node.value === "string" ? node.value : String(node.source ?? node.value ?? "");
      const plain = node.type === "PLAIN";
      // `null` and `~` are texts like any other: what is written stands (section 2.1 of the specification).
      result = plain && text === "" ? { kind: "nothing", start, end } : { kind: "scalar", text, plain, start, end };
    } else if (depth >= MAX_DEPTH) {
      if (!this.failed)
        this.faults.add("too-deep", { start, end: start + 1 }, `this stands ${depth + 1} levels deep, ${MAX_DEPTH} are the most`);
      this.failed = true;
      return { kind: "nothing", start, end };
    } else if (isMap(node)) result = this.map(node.items as never, start, node.flow ? end : undefined, depth);
    else {
      const items: Node[] = [];
      for (const item of node.items) items.push(this.convert(item as ParsedNode, depth + 1, start));
      result = { kind: "list", items, start, end: node.flow ? end : (items.at(-1)?.end ?? end) };
    }
    if (node.anchor !== undefined) this.anchors.set(node.anchor, { node: result, size: this.count - before });
    return result;
  }

  private alias(node: Alias.Parsed): Node {
    const [start, end] = node.range;
    const target = this.anchors.get(node.source);
    if (target === undefined) {
      this.faults.add("yaml-syntax", { start, end }, `*${node.source} stands for nothing: no &${node.source} is complete before it`, {
        help: `write &${node.source} before the value that is to be repeated`,
      });
      this.failed = true;
      return { kind: "nothing", start, end };
    }
    this.aliased += target.size;
    this.count += target.size;
    if (this.aliased > MAX_ALIASED) {
      if (!this.failed)
        this.faults.add("too-many-aliases", { start, end }, `aliases stand for more than ${MAX_ALIASED} values`, {
          help: "write the values out, or split the file",
        });
      this.failed = true;
      return { kind: "nothing", start, end };
    }
    return target.node;
  }

  private map(
    items: readonly { key: ParsedNode; value: ParsedNode | null }[],
    start: number,
    flowEnd: number | undefined,
    depth: number,
  ): MapNode {
    const entries = new Map<string, MapEntry>();
    let end = start;
    for (const { key, value } of items) {
      const keyNode = isScalar(key) ? key : undefined;
      const [keyStart, keyEnd] = (key?.range as Range | undefined) ?? [start, start + 1];
      if (keyNode === undefined) {
        this.faults.add("yaml-syntax", { start: keyStart, end: keyEnd }, "a key of a map is itself a list, a map or an alias", {
          help: "write a text as key; put text that holds brackets in quotes",
        });
        continue;
      }
      const name = String(keyNode.value ?? "");
      const standing = entries.get(name);
      if (standing !== undefined) {
        this.faults.add("duplicate-key", { start: keyStart, end: keyEnd }, `the key “${name}” stands twice in one map`, {
          help: "keep one of the two; the first one is read",
          see: { at: { start: standing.keyStart, end: standing.keyEnd }, message: "first here" },
        });
        continue;
      }
      if (keyNode.anchor !== undefined)
        this.anchors.set(keyNode.anchor, { node: { kind: "scalar", text: name, plain: true, start: keyStart, end: keyEnd }, size: 1 });
      let converted = this.convert(value, depth + 1, keyEnd);
      // The parser puts a value that is not written somewhere behind its key.
      if (converted.kind === "nothing" && converted.start === converted.end) converted = { kind: "nothing", start: keyEnd, end: keyEnd };
      if (!isAlias(value)) end = converted.end;
      entries.set(name, { key: name, keyStart, keyEnd, value: converted });
    }
    return { kind: "map", entries, start, end: flowEnd ?? Math.max(end, start) };
  }
}
