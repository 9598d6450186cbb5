import type { Atlas } from "../../model/atlas.ts";
import type { Extent } from "../../model/values.ts";
import type { Rule } from "../rule.ts";

function* named(extent: Extent): Iterable<string> {
  if (extent.kind === "territory") yield extent.id;
  else if ("of" in extent) for (const part of extent.of) yield* named(part);
  else if (extent.kind === "side") yield* named(extent.within);
}

/** Territories on the way from `start` back to itself, or undefined. */
function circle(atlas: Atlas, start: string): string[] | undefined {
  const seen = new Set<string>();
  const search = (id: string, way: readonly string[]): string[] | undefined => {
    const extent = atlas.collections.territories.get(id)?.data.extent;
    if (!extent) return undefined;
    for (const next of named(extent)) {
      if (next === start) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...way, next]);
      if (found) return found;
    }
    return undefined;
  };
  return search(start, [start]);
}

export const rule: Rule = {
  id: "circular-extent",
  severity: "error",
  emittedBy: "check",
  title: "A territory is composed of itself",
  why: "land that is made of itself has no outline",
  remedy: "draw one of the territories instead of composing it",
  *run({ atlas }) {
    for (const record of atlas.collections.territories.values()) {
      const way = circle(atlas, record.id);
      // Told once, at the first of the circle by id.
      if (!way || way.some((id) => id < record.id)) continue;
      yield { message: way.join(" is made of "), span: record.spanOf(["extent"]), record: record.id };
    }
  },
};
