/** From a name to its record, and from a record to all its names. */
import type { Location, Position } from "vscode-languageserver/node";
import type { Span } from "../core/model/diagnostic.ts";
import type { AddressOf } from "./changes.ts";
import type { Located } from "./workspace.ts";

const locationOf =
  ({ state }: Located, addressOf: AddressOf) =>
  (span: Span): Location => ({ uri: addressOf(span.file), range: state.placesIn(span.file).range(span) });

export function definition(located: Located, position: Position, addressOf: AddressOf): Location[] {
  const { state, file } = located;
  const found = state.index.at(file, state.placesIn(file).offset(position));
  return found ? state.index.definitions(found.ref).map(locationOf(located, addressOf)) : [];
}

/** The record at a place: of the id there, else of the file that is one record. */
export function recordAt({ state, file }: Located, position: Position): string | undefined {
  const found = state.index.at(file, state.placesIn(file).offset(position));
  return found?.ref;
}

export function references(located: Located, position: Position, withDefinition: boolean, addressOf: AddressOf): Location[] {
  const { index } = located.state;
  const ref = recordAt(located, position);
  if (ref === undefined) return [];
  const given = withDefinition ? index.definitions(ref) : [];
  return [...given, ...index.referencesTo(ref).map(({ span }) => span)].map(locationOf(located, addressOf));
}
