/** What an effect changes: the land that it decides in a viewpoint, and since when. */
import { extentFolder } from "../link/extents.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Resolver } from "../resolve/resolver.ts";
import type { Day } from "../time/historical-date.ts";

export interface Reach {
  /** cells of its land, and their area in km² */
  readonly cells: number;
  readonly area: number;
  /** of these, those that it decides on some day in this viewpoint */
  readonly decides: number;
  readonly decidesArea: number;
  /** first day on which it decides, -Infinity: from the beginning; undefined where it decides nothing */
  readonly since: Day | undefined;
  /** first day on which it does whatever the open dates are; undefined where on no day that is sure */
  readonly surely: Day | undefined;
  /** last day on which it decides some of its land, Infinity: to the end */
  readonly until: Day | undefined;
}

/** The cells of an assertion's land, ascending. */
export function cellsReached(resolver: Resolver, assertion: Assertion): readonly number[] {
  if (!assertion.extent) return [];
  const faces = resolver.atlas.land.facesOf(assertion.extent, extentFolder(assertion.record));
  return [...new Set(Array.from(faces, (face) => resolver.cells.cellOf[face] ?? 0))].filter((cell) => cell > 0).sort((a, b) => a - b);
}

/** What an assertion decides in a viewpoint; undefined where it says nothing of title or control over land. */
export function reachOf(resolver: Resolver, assertion: Assertion, viewpoint: string): Reach | undefined {
  const { layer, extent } = assertion;
  if (layer === "other" || !extent) return undefined;
  const cells = cellsReached(resolver, assertion);
  const size = (some: readonly number[]): number => some.reduce((sum, cell) => sum + resolver.cells.areaOf(cell), 0);
  let since = Infinity;
  let surely = Infinity;
  let until = -Infinity;
  const decided = cells.filter((cell) => {
    const spells = resolver.timelineOf(cell, layer, viewpoint);
    let decides = false;
    spells.forEach(({ start, judgement }, i) => {
      const deciding = judgement.verdicts.filter((v) => v.deciding.some((entry) => entry.assertion.id === assertion.id));
      if (deciding.length === 0) return;
      decides = true;
      if (deciding.length === judgement.verdicts.length) surely = Math.min(surely, start);
      since = Math.min(since, start);
      const next = spells[i + 1]?.start;
      until = Math.max(until, next === undefined ? Infinity : next - 1);
    });
    return decides;
  });
  return {
    cells: cells.length,
    area: size(cells),
    decides: decided.length,
    decidesArea: size(decided),
    since: decided.length > 0 ? since : undefined,
    surely: surely < Infinity ? surely : undefined,
    until: decided.length > 0 ? until : undefined,
  };
}
