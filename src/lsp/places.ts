/** Between the editor's positions and the compiler's offsets, the editor's addresses and the compiler's paths. */
import { relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Position, Range } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/** The path of a file that an editor names; undefined where it is no file, such as one that was never saved. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

/** Path inside of an atlas, with forward slashes. */
export const inside = (root: string, path: string): string => relative(root, path).split(sep).join("/");

/** Positions of one text. */
export class Places {
  readonly #document: TextDocument;

  constructor(text: string) {
    this.#document = TextDocument.create("", "", 0, text);
  }

  offset(position: Position): number {
    return this.#document.offsetAt(position);
  }

  range({ start, end }: { readonly start: number; readonly end: number }): Range {
    return { start: this.#document.positionAt(start), end: this.#document.positionAt(end) };
  }
}
