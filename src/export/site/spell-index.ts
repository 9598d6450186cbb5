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
