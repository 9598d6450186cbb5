/** A file of several records as files of one record each: for files that have grown too large, and for who wants a history a record. */
import { Document, isCollection, isMap, isScalar, type Node, type Pair, parseDocument, type Scalar, type YAMLMap } from "yaml";
import type { SourceFile } from "../model/atlas.ts";
import type { CollectionName } from "../model/field.ts";
import { normalId } from "../read/ids.ts";
import { readFile, roleOf } from "../read/read-file.ts";
import { RECORD_FIELDS } from "../read/record-files.ts";
import { layOut, OPTIONS, remarksOf, WRITING } from "./layout.ts";

/** The files that take the place of one, or why it stays whole; undefined where it is one record already. */
export type Parted =
  | { readonly ok: true; readonly files: readonly SourceFile[] }
  | { readonly ok: false; readonly why: string }
  | undefined;

const whole = (why: string): Parted => ({ ok: false, why });

/** Parts a file; read record by record, so that one beyond the limit of what is read at once can be parted too. */
export function split({ path, bytes }: SourceFile): Parted {
  const collection = roleOf(path);
  if (collection === undefined || !Object.hasOwn(RECORD_FIELDS, collection)) return undefined;
  const text = new TextDecoder().decode(bytes).replaceAll("\r\n", "\n");
  const chunks = chunksOf(text);
  const [first] = chunks;
  if (first === undefined || isOneRecord(first, collection as CollectionName)) return undefined;
  /** texts by path */
  const files = new Map<string, string>();
  const folder = path.slice(0, path.lastIndexOf("/"));
  const ending = /\.ya?ml$/iu.exec(path)?.[0] ?? ".yaml";
  for (const chunk of chunks) {
    const alone = recordOf(chunk);
    if (typeof alone === "string") return whole(alone);
    const file = { path: `${collection}/${alone.id}${ending}`, bytes: new TextEncoder().encode(alone.text) };
    const read = readFile(file);
    const laid = layOut(file);
    if (!laid.ok) return whole(`${alone.id}: ${laid.why}`);
    if (read.records.length !== 1 || read.records[0]?.id !== alone.id) return whole(`${alone.id} would be no record by itself`);
    if (read.fileReferences.length > 0 && file.path.slice(0, file.path.lastIndexOf("/")) !== folder)
      return whole(`${alone.id} names files beside it, and would lie in another folder`);
    if (files.has(file.path)) return whole(`the id ${alone.id} is given twice`);
    files.set(file.path, laid.text);
  }
  const kept = [...files.values()].flatMap(remarksOf).sort();
  if (kept.join("\n") !== chunks.flatMap(remarksOf).sort().join("\n")) return whole("a remark would get lost");
  return { ok: true, files: Array.from(files, ([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })) };
}

/**
 * The text from each key in the first column to the next, with the remarks above it; what stands at the end goes with the last.
 * Empty lines before the remarks belong to what stands above: a text written as `|+` ends with them.
 */
function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  let lines: string[] = [];
  let above: string[] = [];
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) above.push(line);
    else if (/^\s/u.test(line)) {
      // Remarks may stand in the first column inside a record too.
      lines.push(...above, line);
      above = [];
    } else {
      if (lines.some(isKey)) {
        const remark = above.findIndex((one) => one !== "");
        lines.push(...above.splice(0, remark < 0 ? above.length : remark), "");
        chunks.push(lines.join("\n"));
        lines = [];
      }
      lines.push(...above, line);
      above = [];
    }
  }
  lines.push(...above);
  if (lines.some(isKey)) chunks.push(lines.join("\n"));
  return chunks;
}

const isKey = (line: string): boolean => /^[^\s#]/u.test(line);

function isOneRecord(chunk: string, collection: CollectionName): boolean {
  const key = pairOf(chunk);
  return typeof key !== "string" && Object.hasOwn(RECORD_FIELDS[collection], String(key.pair.key.value));
}

interface Alone {
  readonly pair: { readonly key: Scalar; readonly value: Node | null };
  readonly document: Document.Parsed;
}

function pairOf(chunk: string): Alone | string {
  const document = parseDocument(chunk, OPTIONS);
  if (document.errors.length > 0 || document.warnings.length > 0) return "a record cannot be read without the others";
  const { contents } = document;
  const [pair, second] = isMap(contents) ? (contents.items as Pair<Node, Node | null>[]) : [];
  if (pair === undefined || second !== undefined || !isScalar(pair.key)) return "a record cannot be read without the others";
  return { pair: pair as Alone["pair"], document };
}

/** One record of several as the text of its own file. */
function recordOf(chunk: string): { readonly id: string; readonly text: string } | string {
  const found = pairOf(chunk);
  if (typeof found === "string") return found;
  const { key, value } = found.pair;
  const contents = found.document.contents as YAMLMap;
  if (!isMap(value)) return `what stands under ${String(key.value)} is no record`;
  if (isCollection(value) && value.anchor !== undefined) return `${String(key.value)} is repeated by an alias`;
  const above = [found.document.commentBefore, contents.commentBefore, key.commentBefore, key.comment, value.commentBefore];
  const below = [value.comment, contents.comment, found.document.comment];
  Object.assign(value, { flow: false, commentBefore: undefined, comment: undefined, spaceBefore: false });
  const document = new Document(value, { schema: OPTIONS.schema });
  const joined = (some: readonly (string | null | undefined)[]): string => some.filter(Boolean).join("\n");
  const remarks = (text: string): string =>
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => `#${line}\n`)
      .join("");
  return {
    id: normalId(String(key.value)),
    text: `${remarks(joined(above))}${document.toString(WRITING)}${remarks(joined(below))}`,
  };
}
