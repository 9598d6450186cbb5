import type { Extent } from "../model/values.ts";
import type { Collections } from "./lookup.ts";

/** Ids of the territories that an extent names. */
export function* territoriesIn(extent: Extent): Iterable<string> {
  if (extent.kind === "territory") yield extent.id;
  else if ("of" in extent) for (const part of extent.of) yield* territoriesIn(part);
  else if (extent.kind === "side") yield* territoriesIn(extent.within);
}

/** Territories that are composed of themselves, through others or not: they hold no land, wherever one begins to solve them. */
export function circularTerritories(collections: Collections): ReadonlySet<string> {
  const parts = new Map<string, readonly string[]>();
  for (const [id, { data }] of collections.territories) {
    const named = [...territoriesIn(data.extent)];
    if (named.length > 0) parts.set(id, named);
  }
  const circular = new Set<string>();
  for (const start of parts.keys()) {
    const seen = new Set<string>();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const next of parts.get(at) ?? []) {
        if (next === start) circular.add(start);
        if (seen.has(next) || !parts.has(next)) continue;
        seen.add(next);
        open.push(next);
      }
  }
  return circular;
}
