/** Changes to the texts of an atlas, before anybody has written them. */
import type { SourceFile } from "../model/atlas.ts";
import type { Span } from "../model/diagnostic.ts";

/** Puts a text in the place of what stands at a span. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Edits, and files that get another path. */
export interface FileChange {
  readonly edits: readonly Edit[];
  readonly moves: readonly { readonly from: string; readonly to: string }[];
}

/** A text with its edits made; of two that overlap, the later one is left out. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { span, text: put } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (span.start < at) continue;
    result += text.slice(at, span.start) + put;
    at = span.end;
  }
  return result + text.slice(at);
}

/** The byte order mark is no part of the text in which offsets are counted, and stays. */
const MARK = [0xef, 0xbb, 0xbf];
const isMarked = (bytes: Uint8Array): boolean => MARK.every((byte, i) => bytes[i] === byte);

/** The bytes of a file with its edits made. */
export function editedBytes(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const fresh = new TextEncoder().encode(edited(new TextDecoder().decode(bytes), edits));
  return isMarked(bytes) ? Uint8Array.from([...MARK, ...fresh]) : fresh;
}

/** Edits by the file that they change. */
export function editsByFile(edits: readonly Edit[]): ReadonlyMap<string, readonly Edit[]> {
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) {
    const own = byFile.get(edit.span.file);
    if (own) own.push(edit);
    else byFile.set(edit.span.file, [edit]);
  }
  return byFile;
}

/** The files of an atlas with a change made; files that it does not touch stay the very same. */
export function changed(files: readonly SourceFile[], { edits, moves }: FileChange): SourceFile[] {
  const byFile = editsByFile(edits);
  const to = new Map(moves.map((move) => [move.from, move.to]));
  return files.map((file) => {
    const own = byFile.get(file.path);
    const path = to.get(file.path);
    if (own === undefined && path === undefined) return file;
    return { path: path ?? file.path, bytes: own === undefined ? file.bytes : editedBytes(file.bytes, own) };
  });
}
