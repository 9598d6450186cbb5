import type { Atlas } from "../model/atlas.ts";
import type { Authored } from "../model/authored.ts";
import type { Interpretation } from "../model/records.ts";
import { sentencesNamed } from "./locators.ts";

/** A passage that states as fact what another one attributes as somebody's view. */
export interface AttributionDrift {
  /** the interpretation stated as a fact */
  readonly fact: Authored<"interpretations">;
  /** index of the view in its `restates` */
  readonly index: number;
  readonly view: Authored<"interpretations">;
}

/** How an interpretation is stated: as the record says, else as all the sentences say that it cites. */
export function statedAs(atlas: Pick<Atlas, "collections">, data: Interpretation): "view" | "fact" | undefined {
  if (data.stated_as) return data.stated_as;
  const sentences = (data.cite ?? []).flatMap((c) => {
    const all = atlas.collections.sources.get(c.source)?.data.sentences ?? {};
    return sentencesNamed(c.locator, Object.keys(all)).flatMap((key) => all[key]?.stated_as ?? []);
  });
  return sentences.length > 0 && sentences.every((s) => s === sentences[0]) ? sentences[0] : undefined;
}

/** Every attribution that was lost on the way from one passage to another. */
export function attributionDrifts(atlas: Atlas): AttributionDrift[] {
  return [...atlas.collections.interpretations.values()].flatMap((fact) =>
    statedAs(atlas, fact.data) !== "fact"
      ? []
      : (fact.data.restates ?? []).flatMap((id, index): AttributionDrift[] => {
          const view = atlas.find(id);
          return view?.collection === "interpretations" && statedAs(atlas, view.data) === "view" ? [{ fact, index, view }] : [];
        }),
  );
}
