/** A change of the compiler as an edit of the editor. */
import { type ClientCapabilities, LSPErrorCodes, ResponseError, type TextEdit, type WorkspaceEdit } from "vscode-languageserver/node";
import { editsByFile, type FileChange } from "../core/author/edits.ts";
import type { State } from "./edited-atlas.ts";

/** What an editor can carry out. */
export interface Able {
  readonly versions: boolean;
  readonly moves: boolean;
}

export const abilities = ({ workspace }: ClientCapabilities): Able => ({
  versions: workspace?.workspaceEdit?.documentChanges === true,
  moves: workspace?.workspaceEdit?.documentChanges === true && (workspace.workspaceEdit.resourceOperations ?? []).includes("rename"),
});

/** The editor's address of a file. */
export type AddressOf = (file: string) => string;

/** With the versions that the change was worked out from, so that an editor refuses it where more was written since. */
export function workspaceEdit(state: State, change: FileChange, addressOf: AddressOf, able: Able): WorkspaceEdit {
  if (change.moves.length > 0 && !able.moves)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      "a file would have to be renamed, which this editor does not do; rename it with: dejure rename",
    );
  const edits = [...editsByFile(change.edits)].map(([file, own]) => ({
    file,
    edits: own.map(({ span, text }): TextEdit => ({ range: state.placesIn(file).range(span), newText: text })),
  }));
  if (!able.versions) return { changes: Object.fromEntries(edits.map(({ file, edits: own }) => [addressOf(file), own])) };
  return {
    documentChanges: [
      ...edits.map(({ file, edits: own }) => ({ textDocument: { uri: addressOf(file), version: state.versionOf(file) }, edits: own })),
      ...change.moves.map(({ from, to }) => ({
        kind: "rename" as const,
        oldUri: addressOf(from),
        newUri: addressOf(to),
        options: { overwrite: false },
      })),
    ],
  };
}
