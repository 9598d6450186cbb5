/** Another id for a record, wherever it is named. */
import { LSPErrorCodes, type Position, type Range, ResponseError, type WorkspaceEdit } from "vscode-languageserver/node";
import { renameRecord } from "../core/author/rename.ts";
import { type Able, type AddressOf, workspaceEdit } from "./changes.ts";
import type { Located } from "./workspace.ts";

const refusal = (message: string): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, message);

export function renameable({ state, file }: Located, position: Position): { range: Range; placeholder: string } {
  const places = state.placesIn(file);
  const found = state.index.at(file, places.offset(position));
  if (!found) throw refusal("no record is given or named here; put the cursor on an id");
  return { range: places.range(found.span), placeholder: found.ref.slice(found.ref.indexOf("/") + 1) };
}

export function rename({ state, file }: Located, position: Position, wanted: string, addressOf: AddressOf, able: Able): WorkspaceEdit {
  const found = state.index.at(file, state.placesIn(file).offset(position));
  if (!found) throw refusal("no record is given or named here; put the cursor on an id");
  const renamed = renameRecord(state.files, found.ref, wanted, state.names);
  if (!renamed.ok) throw refusal(renamed.help === undefined ? renamed.message : `${renamed.message}; ${renamed.help}`);
  return workspaceEdit(state, renamed.change, addressOf, able);
}
