import { precisionOfEdge } from "../link/edges.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Extent } from "../model/values.ts";

type Collections = Pick<Atlas, "collections">;

/** The coarsest precision of the lines that an extent is made from, km; 0 where none says it. */
export function precisionOfExtent(atlas: Collections, extent: Extent, seen: Set<string> = new Set()): number {
  switch (extent.kind) {
    case "territory": {
      const territory = atlas.collections.territories.get(extent.id)?.data;
      if (!territory || seen.has(extent.id)) return 0;
      seen.add(extent.id);
      const own = Math.max(territory.precision_km ?? 0, ...(territory.edges ?? []).map((e) => precisionOfEdge(atlas, e) ?? 0));
      return own > 0 ? own : precisionOfExtent(atlas, territory.extent, seen);
    }
    case "side":
      return Math.max(
        precisionOfExtent(atlas, extent.within, seen),
        atlas.collections.frontiers.get(extent.frontier)?.data.precision_km ?? 0,
      );
    case "union":
    case "intersect":
    case "minus":
      return Math.max(0, ...extent.of.map((part) => precisionOfExtent(atlas, part, seen)));
    default:
      return 0;
  }
}
