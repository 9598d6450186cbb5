/** What may be written at the cursor. */
import { CompletionItemKind, type CompletionList, type Position } from "vscode-languageserver/node";
import { type SuggestionKind, suggestionsAt } from "../core/author/complete.ts";
import type { Located } from "./workspace.ts";

const KINDS: Readonly<Record<SuggestionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  record: CompletionItemKind.Reference,
  part: CompletionItemKind.Field,
  date: CompletionItemKind.Constant,
  locator: CompletionItemKind.Text,
};

export function complete({ state, file }: Located, position: Position): CompletionList {
  const places = state.placesIn(file);
  const { items, more } = suggestionsAt(state.atlas, state.index, file, state.textOf(file) ?? "", places.offset(position));
  return {
    isIncomplete: more,
    items: items.map(({ kind, label, text, detail, doc, start, end }, i) => ({
      label,
      kind: KINDS[kind],
      ...(detail !== undefined && { detail }),
      ...(doc !== undefined && { documentation: doc }),
      // Editors sort by label otherwise; ours come in the order of the format.
      sortText: String(i).padStart(4, "0"),
      // What was found by its name must not be sorted out again by its id.
      filterText: (state.textOf(file) ?? "").slice(start, places.offset(position)).trimStart() || label,
      textEdit: { range: places.range({ start, end }), newText: text },
    })),
  };
}
