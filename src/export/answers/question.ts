import type { Atlas } from "../../core/model/atlas.ts";
import type { MapLayer } from "../../core/resolve/answer.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";
import { LAYER_WORDS } from "../holding-columns.ts";

/** An atlas that questions can be put to. */
export interface Askable {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
}

export const MAP_LAYERS: readonly MapLayer[] = LAYER_WORDS;
