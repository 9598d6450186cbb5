/** Answers brought into one form, so that they can be compared. */
import type { LayerAnswer } from "../src/core/resolve/answer.ts";

/** Polities that hold, sorted. */
export const holdersOf = (answer: LayerAnswer): string[] => answer.holders.map(({ polity }) => polity).sort();

export interface Run {
  readonly holder: string;
  readonly start: number;
  readonly end: number;
}

/** Runs of one holder: what follows on without a gap is one run. */
export function runsOf(rows: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const row of [...rows].sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && last.holder === row.holder && last.end >= row.start) runs[runs.length - 1] = { ...last, end: Math.max(last.end, row.end) };
    else runs.push({ holder: row.holder, start: row.start, end: row.end });
  }
  return runs;
}
