import type { Day } from "../time/historical-date.ts";
import type { LayerAnswer } from "./answer.ts";
import type { FoldLayer } from "./docket.ts";
import type { Resolver } from "./resolver.ts";
import { spellOn } from "./timeline.ts";

/** One side of a comparison. */
export interface Standpoint {
  readonly day: Day;
  readonly viewpoint: string;
}

/** Land on which the two sides answer differently. */
export interface Change {
  readonly before: LayerAnswer;
  readonly after: LayerAnswer;
  readonly faces: Uint32Array;
  readonly area_km2: number;
}

/** Land whose answer differs between two days, or two viewpoints, grouped by what it was and what it is. */
export function differenceOf(resolver: Resolver, a: Standpoint, b: Standpoint, layer: FoldLayer, known: Day = Infinity): Change[] {
  const groups = new Map<string, { before: LayerAnswer; after: LayerAnswer; cells: number[] }>();
  for (let cell = 1; cell < resolver.cells.count; cell++) {
    const keyA = keyOn(resolver, cell, a, layer, known);
    const keyB = keyOn(resolver, cell, b, layer, known);
    if (keyA === keyB) continue;
    const key = `${keyA} → ${keyB}`;
    const group = groups.get(key);
    if (group) group.cells.push(cell);
    else {
      const knownOn = known === Infinity ? undefined : known;
      groups.set(key, {
        before: resolver.answerOn(cell, layer, a.day, { viewpoint: a.viewpoint, knownOn }),
        after: resolver.answerOn(cell, layer, b.day, { viewpoint: b.viewpoint, knownOn }),
        cells: [cell],
      });
    }
  }
  return [...groups.values()]
    .map(({ before, after, cells }) => ({
      before,
      after,
      faces: resolver.cells.facesOfAll(cells),
      area_km2: cells.reduce((sum, cell) => sum + resolver.cells.areaOf(cell), 0),
    }))
    .sort((x, y) => y.area_km2 - x.area_km2);
}

/** What is decided for a cell, whatever the reasons: where two keys differ, a comparison shows the land. */
export function keyOn(resolver: Resolver, cell: number, { day, viewpoint }: Standpoint, layer: FoldLayer, known: Day = Infinity): string {
  const { verdicts } = spellOn(resolver.timelineOf(cell, layer, viewpoint, known), day).judgement;
  return verdicts.length === 1 ? verdicts[0].key : verdicts.map((v) => v.key).join("|");
}
