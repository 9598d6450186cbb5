import type { Timeline } from "./contract.ts";

/** The index that holds on `day`: the last change on or before it; −1 before the first. */
export function at(timeline: Timeline, day: number): number {
  let low = 0;
  let high = timeline.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timeline[middle * 2] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? -1 : (timeline[low * 2 - 1] as number);
}

/** The run around `day`: its first day, the first day after it (`null`: open), and its index. */
export function runAt(
  timeline: Timeline,
  day: number,
): { readonly start: number | null; readonly end: number | null; readonly index: number } {
  let start: number | null = null;
  let index = -1;
  for (let i = 0; i < timeline.length; i += 2) {
    const change = timeline[i] as number;
    if (change > day) return { start, end: change, index };
    start = change;
    index = timeline[i + 1] as number;
  }
  return { start, end: null, index };
}
