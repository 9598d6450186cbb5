import type { Atlas } from "../../core/model/atlas.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";

/** An atlas that questions can be put to. */
export interface Askable {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
}
