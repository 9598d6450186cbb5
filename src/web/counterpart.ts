import { signOfLayer } from "../cartography/sign.ts";
import type { AtlasModel, Question } from "../export/site/model.ts";

/** With what a comparison opens. */
export interface Counterpart {
  readonly viewpoint: string;
  /** a dispute is the same in all eyes, so that whose the land is by right is compared in its place */
  readonly layer: Question["layer"];
}

/** The viewpoint that says another thing of the most land, of what both speak of; where none does, the first of the others. */
export function counterpartOf(model: AtlasModel, view: Question): Counterpart {
  const layer = view.layer === "dispute" ? "title" : view.layer;
  const signs = (viewpoint: string) =>
    model.lands({ ...view, viewpoint }).map((land) => {
      const { kind, polities } = signOfLayer(layer, land);
      return kind === "none" ? undefined : `${kind}:${polities.join("+")}`;
    });
  const here = signs(view.viewpoint);
  const differing = (viewpoint: string): number =>
    signs(viewpoint).reduce(
      (sum, there, cell) =>
        there === undefined || here[cell] === undefined || there === here[cell] ? sum : sum + (model.km2[cell] as number),
      0,
    );
  let best: { readonly viewpoint: string; readonly km2: number } | undefined;
  for (const { id } of model.atlas.viewpoints) {
    if (id === view.viewpoint) continue;
    const km2 = differing(id);
    if (best === undefined || km2 > best.km2) best = { viewpoint: id, km2 };
  }
  return { viewpoint: best?.viewpoint ?? view.viewpoint, layer };
}
