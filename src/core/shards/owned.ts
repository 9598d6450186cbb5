/** A shard resolved: its answers, and which of its land is its own to tell. */
import { link } from "../link/link.ts";
import type { Atlas, SourceFile } from "../model/atlas.ts";
import { readAtlas } from "../read/read-atlas.ts";
import type { ReadLimits } from "../read/read-limits.ts";
import { createResolver, type Resolver } from "../resolve/resolver.ts";
import type { Arrangement } from "../space/arrangement.ts";
import type { NaturalEarthBase } from "../space/natural-earth-base.ts";
import type { Shard } from "./plan.ts";

export interface ResolvedShard {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  /** 1 for each face that this shard tells of; every face of the whole atlas is told of by one shard */
  readonly owned: Uint8Array;
}

/** Resolves a shard; its files are an atlas in themselves. Nothing is checked: that is done on the whole. */
export function resolveShard(
  files: readonly SourceFile[],
  geometry: Shard["geometry"],
  options: { readonly base?: NaturalEarthBase | undefined; readonly limits?: Partial<ReadLimits> | undefined } = {},
): ResolvedShard {
  const { atlas } = link(readAtlas(files, undefined, undefined, options.limits), { base: options.base });
  return { atlas, resolver: createResolver(atlas), owned: ownedFaces(atlas.land.arrangement, geometry) };
}

/** A face is told of by the shard that owns the smallest geometry in which it lies: that one shard knows all that touches it. */
export function ownedFaces(arrangement: Arrangement, geometry: Shard["geometry"]): Uint8Array {
  const owned = new Uint8Array(arrangement.faceCount);
  const seen = new Uint8Array(arrangement.faceCount);
  for (const [id, own] of geometry)
    for (const face of arrangement.facesOf(id)) {
      if (seen[face] === 1) continue;
      seen[face] = 1;
      if (own) owned[face] = 1;
    }
  return owned;
}
