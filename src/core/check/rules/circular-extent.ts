import { territoriesIn } from "../../link/circles.ts";
import { refOf } from "../../model/authored.ts";
import type { RecordContext, Rule } from "../rule.ts";

/** Territories on the way from `start` back to itself, or undefined. */
function circle(atlas: RecordContext["atlas"], start: string): string[] | undefined {
  const seen = new Set<string>();
  const search = (id: string, way: readonly string[]): string[] | undefined => {
    const extent = atlas.collections.territories.get(id)?.data.extent;
    if (!extent) return undefined;
    for (const next of territoriesIn(extent)) {
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
  collections: ["territories"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "territories") return;
    const way = circle(atlas, record.id);
    // Told once, at the first of the circle by id.
    if (!way || way.some((id) => id < record.id)) return;
    yield { message: way.join(" is made of "), span: record.spanOf(["extent"]), record: refOf(record) };
  },
};
