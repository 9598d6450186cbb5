import type { Day } from "../time/historical-date.ts";
import type { LayerAnswer, Otherwise } from "./answer.ts";
import type { AskOptions, Resolver } from "./resolver.ts";

/** The answers that the atlas's other viewpoints give, where they differ, viewpoints with one answer together. */
export function otherwise(resolver: Resolver, cell: number, day: Day, options: AskOptions): Otherwise[] {
  const found = new Map<string, { viewpoints: string[]; layer: "title" | "control"; answer: LayerAnswer }>();
  for (const layer of ["title", "control"] as const) {
    const own = keyOf(resolver.answerOn(cell, layer, day, { ...options, explain: false }));
    for (const viewpoint of resolver.atlas.collections.viewpoints.keys()) {
      if (viewpoint === options.viewpoint) continue;
      const answer = resolver.answerOn(cell, layer, day, { ...options, viewpoint, explain: false });
      const key = `${layer} ${keyOf(answer)}`;
      if (key === `${layer} ${own}`) continue;
      const same = found.get(key);
      if (same) same.viewpoints.push(viewpoint);
      else found.set(key, { viewpoints: [viewpoint], layer, answer });
    }
  }
  return [...found.values()].map(({ viewpoints, layer, answer }) => ({
    viewpoints,
    layer,
    answer: answer.answer,
    holders: answer.holders.map((h) => h.polity),
    because: answer.because,
  }));
}

function keyOf(answer: LayerAnswer): string {
  return `${answer.answer}:${answer.holders.map((h) => h.polity).join()}:${answer.silence ?? ""}:${answer.certainty}`;
}

/** Groups of viewpoints that give the same answers on all land, all days and both layers. */
export function equivalentViewpoints(resolver: Resolver): string[][] {
  const groups = new Map<string, string[]>();
  for (const viewpoint of resolver.atlas.collections.viewpoints.keys()) {
    const parts: string[] = [];
    for (let cell = 1; cell < resolver.cells.count; cell++)
      for (const layer of ["title", "control"] as const) {
        let last = "";
        for (const spell of resolver.timelineOf(cell, layer, viewpoint)) {
          const key = spell.judgement.verdicts.map((v) => v.key).join("|");
          if (key !== last) parts.push(`${cell}${layer}${spell.start}${key}`);
          last = key;
        }
      }
    const key = parts.join("\n");
    groups.set(key, [...(groups.get(key) ?? []), viewpoint]);
  }
  return [...groups.values()];
}
