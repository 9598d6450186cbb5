/** Over each effect, what it decides: where it stands at once, what it says when it comes into sight. */
import type { CodeLens } from "vscode-languageserver/node";
import { reachSaid } from "../core/author/hover.ts";
import type { Located } from "./workspace.ts";

interface Data {
  readonly uri: string;
  readonly assertion: string;
}

export function lenses({ state, file }: Located, uri: string): CodeLens[] {
  const places = state.placesIn(file);
  return state.atlas.assertions.flatMap(({ id, record, path, verb, layer, extent, accepts }): CodeLens[] => {
    if (layer === "other" || !extent || accepts) return [];
    const span = record.keySpanOf([...path, verb]);
    return span.file === file ? [{ range: places.range(span), data: { uri, assertion: id } satisfies Data }] : [];
  });
}

export const addressIn = (lens: CodeLens): string | undefined => (lens.data as Partial<Data> | undefined)?.uri;

/** The lens with its words; the effect may be gone since it was asked for. */
export function resolved(lens: CodeLens, located: Located | undefined): CodeLens {
  const id = (lens.data as Partial<Data> | undefined)?.assertion;
  const assertion = id === undefined ? undefined : located?.state.atlas.assertionById.get(id);
  const said = assertion && located ? reachSaid(located.state, assertion) : undefined;
  return { range: lens.range, command: { title: said ?? "", command: "" } };
}
