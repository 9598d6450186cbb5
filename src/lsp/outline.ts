/** The outline of a file. */
import { type DocumentSymbol, SymbolKind } from "vscode-languageserver/node";
import { type FileSymbol, symbolsOf } from "../core/author/symbols.ts";
import type { Located } from "./workspace.ts";

const KINDS: Readonly<Record<FileSymbol["kind"], SymbolKind>> = {
  record: SymbolKind.Class,
  article: SymbolKind.Namespace,
  stage: SymbolKind.Event,
  effect: SymbolKind.Function,
  sentence: SymbolKind.String,
};

export function outline({ state, file }: Located): DocumentSymbol[] {
  const anatomy = state.index.anatomyOf(file);
  if (!anatomy) return [];
  const places = state.placesIn(file);
  const shown = ({ kind, name, detail, start, end, nameStart, nameEnd, children }: FileSymbol): DocumentSymbol => ({
    name,
    ...(detail !== "" && { detail }),
    kind: KINDS[kind],
    range: places.range({ start: Math.min(start, nameStart), end: Math.max(end, nameEnd) }),
    selectionRange: places.range({ start: nameStart, end: nameEnd }),
    children: children.map(shown),
  });
  return symbolsOf(anatomy).map(shown);
}
