import type { Extent } from "../model/values.ts";
import { extentsWithin } from "./extents.ts";
import type { Collections } from "./lookup.ts";

/** Ids of the territories that an extent names. */
export function* territoriesIn(extent: Extent): Iterable<string> {
  for (const part of extentsWithin(extent)) if (part.kind === "territory") yield part.id;
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
