/** Remedies of findings that the editor can carry out. */
import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver/node";
import { type Remedied, remedyOf } from "../core/author/fixes.ts";
import { type Able, type AddressOf, workspaceEdit } from "./changes.ts";
import { findingsOf } from "./findings.ts";
import type { Located } from "./workspace.ts";

export const ACTION_KINDS = [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll];

export function actions(
  { state, file }: Located,
  range: Range,
  only: readonly string[] | undefined,
  addressOf: AddressOf,
  able: Able,
): CodeAction[] {
  const wanted = (kind: string): boolean => only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
  const places = state.placesIn(file);
  const [from, to] = [places.offset(range.start), places.offset(range.end)];
  const own = state.diagnostics.filter(({ span }) => span.file === file);
  const shown = findingsOf(state, addressOf, own).get(file) ?? [];
  const can = ({ change }: Remedied): boolean => change.moves.length === 0 || able.moves;
  const remedies = own.flatMap((diagnostic, i) => {
    const remedy = remedyOf(diagnostic, state.index);
    return remedy && can(remedy) ? [{ remedy, shown: shown[i] }] : [];
  });
  const found: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix))
    for (const { remedy, shown } of remedies) {
      const { span } = remedy.diagnostic;
      if (span.end < from || span.start > to) continue;
      found.push({
        title: remedy.sure ? remedy.title : `${remedy.title}?`,
        kind: CodeActionKind.QuickFix,
        ...(shown && { diagnostics: [shown] }),
        isPreferred: remedy.sure,
        edit: workspaceEdit(state, remedy.change, addressOf, able),
      });
    }
  const sure = remedies.filter(({ remedy }) => remedy.sure && remedy.change.moves.length === 0);
  if (wanted(CodeActionKind.SourceFixAll) && only !== undefined && sure.length > 0)
    found.push({
      title: "mend all that is beyond doubt in this file",
      kind: CodeActionKind.SourceFixAll,
      edit: workspaceEdit(state, { edits: sure.flatMap(({ remedy }) => remedy.change.edits), moves: [] }, addressOf, able),
    });
  return found;
}
