/**
 * The YAML that records are mostly written in, read in one pass: maps and lists by indentation or in brackets, texts on
 * one line, plain block texts under a key, comments. It is many times faster than the whole parser, which is most of the cost
 * of reading an atlas. Whatever is not surely within this part (anchors, tags, tabs, doubled keys, any fault) is left to the
 * whole parser, so the two never differ; `plain-yaml.test.ts` compares them.
 */
import type { MapEntry, MapNode, Node } from "./yaml-node.ts";

const NEWLINE = 10;
const SPACE = 32;
const DOUBLE = 34;
const HASH = 35;
const SINGLE = 39;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const GREATER = 62;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const PIPE = 124;
const CLOSE_MAP = 125;

/** Nesting beyond this is left to the whole parser. */
const DEEPEST = 50;
const LONGEST_KEY = 1000;

/** Thrown inside this file only: the text goes beyond what is read here. */
const BEYOND = Symbol("beyond");

/** The root of a text; undefined where the whole parser must look at it. */
export function readPlainYaml(text: string): Node | undefined {
  // Carriage returns, tabs and control characters have rules of their own.
  if (/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/u.test(text)) return undefined;
  try {
    return new PlainYaml(text).root();
  } catch (thrown) {
    if (thrown === BEYOND) return undefined;
    throw thrown;
  }
}

class PlainYaml {
  private readonly text: string;
  private i = 0;
  /** column of the content at `i`, after `nextLine` */
  private column = -1;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  root(): Node {
    this.nextLine();
    if (this.column !== 0) throw BEYOND;
    const node = this.block(0);
    if (this.i < this.text.length) throw BEYOND;
    return node;
  }

  private at(offset: number): number {
    // Past the end reads as a line end.
    return offset < this.text.length ? this.text.charCodeAt(offset) : NEWLINE;
  }

  /** From the start of a line to the first line that holds more than a comment; column −1 at the end of the text. */
  private nextLine(): void {
    const { text } = this;
    for (;;) {
      const start = this.i;
      let i = start;
      while (text.charCodeAt(i) === SPACE) i++;
      if (i >= text.length) {
        this.i = text.length;
        this.column = -1;
        return;
      }
      const c = text.charCodeAt(i);
      if (c === NEWLINE) this.i = i + 1;
      else if (c === HASH) this.skipLine(i);
      else {
        this.i = i;
        this.column = i - start;
        if (this.column === 0 && (c === 37 || text.startsWith("---", i) || text.startsWith("...", i))) throw BEYOND;
        return;
      }
    }
  }

  private skipLine(from: number): void {
    const end = this.text.indexOf("\n", from);
    this.i = end < 0 ? this.text.length : end + 1;
  }

  /** After a value: spaces, an optional comment, the end of the line; then on to the next line with content. */
  private endLine(): void {
    const start = this.i;
    while (this.text.charCodeAt(this.i) === SPACE) this.i++;
    const c = this.at(this.i);
    if (c !== NEWLINE && (c !== HASH || this.i === start)) throw BEYOND;
    this.skipLine(this.i);
    this.nextLine();
  }

  private deeper(): void {
    if (++this.depth > DEEPEST) throw BEYOND;
  }

  /** The map or list whose first line has its content at `i`, in this column. */
  private block(column: number): Node {
    this.deeper();
    const node = this.isItem() ? this.list(column) : this.map(column);
    this.depth--;
    return node;
  }

  private isItem(): boolean {
    const next = this.at(this.i + 1);
    return this.at(this.i) === DASH && (next === SPACE || next === NEWLINE);
  }

  private map(column: number): MapNode {
    const start = this.i;
    const entries = new Map<string, MapEntry>();
    let end = start;
    do {
      const keyStart = this.i;
      const key = this.key(false);
      if (key === undefined || entries.has(key)) throw BEYOND;
      const keyEnd = this.i;
      this.i++;
      const value = this.value(column, true) ?? { kind: "nothing" as const, start: keyEnd, end: keyEnd };
      end = value.end;
      entries.set(key, { key, keyStart, keyEnd, value });
      if (this.column > column || (this.column === column && this.isItem())) throw BEYOND;
    } while (this.column === column);
    return { kind: "map", entries, start, end };
  }

  private list(column: number): Node {
    const start = this.i;
    const items: Node[] = [];
    do {
      if (!this.isItem()) break;
      const dash = this.i++;
      while (this.text.charCodeAt(this.i) === SPACE) this.i++;
      const c = this.at(this.i);
      let item: Node | undefined;
      if (c !== NEWLINE && c !== HASH && c !== OPEN_LIST && c !== OPEN_MAP && (this.isItem() || this.opensKey()))
        item = this.block(column + this.i - dash);
      else item = this.value(column, false);
      if (item === undefined) throw BEYOND;
      items.push(item);
      if (this.column > column) throw BEYOND;
    } while (this.column === column);
    return { kind: "list", items, start, end: (items.at(-1) as Node).end };
  }

  /** Whether a key stands at `i`; does not move. */
  private opensKey(): boolean {
    const start = this.i;
    const key = this.key(false);
    this.i = start;
    return key !== undefined;
  }

  /** Key at `i`, up to its colon; undefined, anywhere, where a text without a colon stands there. */
  private key(flow: boolean): string | undefined {
    const start = this.i;
    const c = this.at(start);
    let key: string;
    if (c === DOUBLE || c === SINGLE) key = this.quoted();
    else {
      this.plain(flow);
      key = this.text.slice(start, this.i);
    }
    if (this.at(this.i) !== COLON) return undefined;
    const next = this.at(this.i + 1);
    if ((next !== SPACE && next !== NEWLINE) || this.i - start > LONGEST_KEY) throw BEYOND;
    return key;
  }

  /** Value after `key:` or `- ` of a block in this column, and on to the next line; undefined where none is written. */
  private value(column: number, ofKey: boolean): Node | undefined {
    while (this.text.charCodeAt(this.i) === SPACE) this.i++;
    const c = this.at(this.i);
    if (c === NEWLINE || (c === HASH && this.at(this.i - 1) === SPACE)) {
      this.endLine();
      if (this.column > column) return this.block(this.column);
      return ofKey && this.column === column && this.isItem() ? this.block(column) : undefined;
    }
    if (c === PIPE || c === GREATER) return this.blockText(column, c === GREATER);
    const node = c === OPEN_LIST || c === OPEN_MAP ? this.flow(column) : this.scalar(false);
    this.endLine();
    // A text that goes on in the next line is folded by the whole parser.
    if (this.column > column) throw BEYOND;
    return node;
  }

  /** A text of several lines (`|`, or `>`, whose lines are joined), with its end kept or taken off (`-`); then on to the next line. */
  private blockText(column: number, folded: boolean): Node {
    const { text } = this;
    const start = this.i++;
    const stripped = this.at(this.i) === DASH;
    if (stripped) this.i++;
    if (this.at(this.i) !== NEWLINE) throw BEYOND;
    let line = this.i + 1;
    let indent = -1;
    let empty = 0;
    let content = "";
    for (;;) {
      let i = line;
      while (text.charCodeAt(i) === SPACE) i++;
      const spaces = i - line;
      if (i >= text.length && spaces === 0) break;
      const c = this.at(i);
      if (c === NEWLINE) {
        // before the first line, or longer than the others are indented: spaces of its own
        if (indent < 0 || spaces > indent || i >= text.length) throw BEYOND;
        empty++;
        line = i + 1;
        continue;
      }
      if (indent < 0 && spaces > column) indent = spaces;
      else if (spaces < indent || indent < 0) {
        if (spaces > column || c === HASH) throw BEYOND;
        break;
      } else content += folded && empty === 0 ? " " : "\n".repeat(folded ? empty : empty + 1);
      const end = text.indexOf("\n", i);
      if (end < 0 || (folded && spaces > indent) || text.charCodeAt(end - 1) === SPACE) throw BEYOND;
      content += text.slice(line + indent, end);
      empty = 0;
      this.i = line = end + 1;
    }
    if (indent < 0) throw BEYOND;
    const end = this.i;
    this.nextLine();
    if (this.column > column) throw BEYOND;
    return { kind: "scalar", text: stripped ? content : `${content}\n`, plain: false, start, end };
  }

  private scalar(flow: boolean): Node {
    const start = this.i;
    const c = this.at(start);
    if (c === DOUBLE || c === SINGLE) {
      const text = this.quoted();
      return { kind: "scalar", text, plain: false, start, end: this.i };
    }
    this.plain(flow);
    if (this.at(this.i) === COLON) throw BEYOND;
    const text = this.text.slice(start, this.i);
    return { kind: "scalar", text, plain: true, start, end: this.i };
  }

  /** A text in quotes, on one line; of escapes only '', \" and \\. */
  private quoted(): string {
    const { text } = this;
    const open = this.i;
    const quote = text.charCodeAt(open);
    let escapes = false;
    let close = open + 1;
    for (; ; close++) {
      const c = this.at(close);
      if (c === NEWLINE) throw BEYOND;
      const next = this.at(close + 1);
      if (quote === DOUBLE && c === BACKSLASH) {
        if (next !== DOUBLE && next !== BACKSLASH) throw BEYOND;
      } else if (c !== quote) continue;
      else if (quote === DOUBLE || next !== SINGLE) break;
      escapes = true;
      close++;
    }
    this.i = close + 1;
    const inner = text.slice(open + 1, close);
    if (!escapes) return inner;
    return quote === SINGLE ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\])/gu, "$1");
  }

  /** Moves over a text without quotes to what ends it: the line, a comment, a colon before a space, a mark of the brackets. */
  private plain(flow: boolean): void {
    const { text } = this;
    if (!opens(this.at(this.i), this.at(this.i + 1), flow)) throw BEYOND;
    let i = this.i;
    let end = i;
    for (;;) {
      const c = this.at(i);
      if (c === NEWLINE) break;
      if (c === COLON) {
        const next = this.at(i + 1);
        if (next === SPACE || next === NEWLINE) {
          if (end !== i) throw BEYOND;
          break;
        }
        if (flow && (next === COMMA || next === OPEN_LIST || next === CLOSE_LIST || next === OPEN_MAP || next === CLOSE_MAP)) throw BEYOND;
      } else if (c === HASH && text.charCodeAt(i - 1) === SPACE) break;
      else if (flow && (c === COMMA || c === CLOSE_LIST || c === CLOSE_MAP)) break;
      else if (flow && (c === OPEN_LIST || c === OPEN_MAP)) throw BEYOND;
      i++;
      if (c !== SPACE) end = i;
    }
    this.i = end;
  }

  /** A list or map in brackets; lines it runs over are indented more than the block it stands in. */
  private flow(column: number): Node {
    this.deeper();
    const node = this.at(this.i) === OPEN_LIST ? this.flowList(column) : this.flowMap(column);
    this.depth--;
    return node;
  }

  private flowSpace(column: number): void {
    for (;;) {
      while (this.text.charCodeAt(this.i) === SPACE) this.i++;
      if (this.i >= this.text.length || this.at(this.i) === HASH) throw BEYOND;
      if (this.at(this.i) !== NEWLINE) return;
      const line = ++this.i;
      while (this.text.charCodeAt(this.i) === SPACE) this.i++;
      if (this.at(this.i) !== NEWLINE && this.i - line <= column) throw BEYOND;
    }
  }

  private flowValue(column: number): Node {
    const c = this.at(this.i);
    return c === OPEN_LIST || c === OPEN_MAP ? this.flow(column) : this.scalar(true);
  }

  private flowList(column: number): Node {
    const start = this.i++;
    const items: Node[] = [];
    this.flowSpace(column);
    while (this.at(this.i) !== CLOSE_LIST) {
      items.push(this.flowValue(column));
      this.flowSeparator(column, CLOSE_LIST);
    }
    this.i++;
    return { kind: "list", items, start, end: this.i };
  }

  private flowMap(column: number): Node {
    const start = this.i++;
    const entries = new Map<string, MapEntry>();
    this.flowSpace(column);
    while (this.at(this.i) !== CLOSE_MAP) {
      const keyStart = this.i;
      const key = this.key(true);
      if (key === undefined || entries.has(key)) throw BEYOND;
      const keyEnd = this.i++;
      this.flowSpace(column);
      entries.set(key, { key, keyStart, keyEnd, value: this.flowValue(column) });
      this.flowSeparator(column, CLOSE_MAP);
    }
    this.i++;
    return { kind: "map", entries, start, end: this.i };
  }

  /** The comma before a further item, or the closing bracket, at which it stops. */
  private flowSeparator(column: number, close: number): void {
    this.flowSpace(column);
    const c = this.at(this.i);
    if (c === close) return;
    if (c !== COMMA) throw BEYOND;
    this.i++;
    this.flowSpace(column);
    if (this.at(this.i) === close) throw BEYOND;
  }
}

/** Whether a text without quotes may surely begin with this character. */
function opens(c: number, next: number, flow: boolean): boolean {
  if (c === DASH)
    return (
      next !== SPACE &&
      next !== NEWLINE &&
      !(flow && (next === COMMA || next === OPEN_LIST || next === CLOSE_LIST || next === OPEN_MAP || next === CLOSE_MAP)) &&
      next !== DASH
    );
  if (c < 128)
    return (
      (c >= 48 && c <= 57) ||
      (c >= 65 && c <= 90) ||
      (c >= 97 && c <= 122) ||
      c === 95 ||
      c === 46 ||
      c === 47 ||
      c === 40 ||
      c === 43 ||
      c === 126 ||
      c === 36 ||
      c === 59 ||
      c === 61 ||
      c === 60 ||
      c === 94
    );
  return true;
}
