/** What is meant under the pointer. */
import { type Hover, MarkupKind, type Position } from "vscode-languageserver/node";
import { meaningAt } from "../core/author/hover.ts";
import type { Host } from "./atlas-files.ts";
import type { Located } from "./workspace.ts";

export function hover({ state, file }: Located, position: Position, host: Host): Hover | null {
  const places = state.placesIn(file);
  const { atlas, resolver, index } = state;
  const meaning = meaningAt({ atlas, resolver, index, held: (ref, day) => host.held(state, ref, day) }, file, places.offset(position));
  return meaning ? { contents: { kind: MarkupKind.Markdown, value: meaning.paragraphs.join("\n\n") }, range: places.range(meaning) } : null;
}
