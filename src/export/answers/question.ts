import type { Atlas } from "../../core/model/atlas.ts";
import type { MapLayer } from "../../core/resolve/answer.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";

/** An atlas that questions can be put to. */
export interface Askable {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
}

export const MAP_LAYERS: readonly MapLayer[] = ["title", "control", "claims", "divergence", "dispute"];
