import type { LonLat } from "../../core/space/geometry.ts";

/** Weight of each vertex of a line after Visvalingam: the area (deg²) of the triangle it spans when it is next to go. End points never go. */
export function weights(line: readonly LonLat[]): Float64Array {
  const n = line.length;
  const weight = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  if (n < 3) return weight;
  const before = Int32Array.from({ length: n }, (_, i) => i - 1);
  const after = Int32Array.from({ length: n }, (_, i) => i + 1);
  const area = (i: number): number => {
    const a = line[before[i] as number] as LonLat;
    const b = line[i] as LonLat;
    const c = line[after[i] as number] as LonLat;
    return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
  };
  const current = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let i = 1; i < n - 1; i++) current[i] = area(i);
  const heap: number[] = [];
  const place = new Int32Array(n).fill(-1);
  const less = (i: number, j: number): boolean =>
    (current[i] as number) < (current[j] as number) || ((current[i] as number) === (current[j] as number) && i < j);
  const set = (slot: number, item: number): void => {
    heap[slot] = item;
    place[item] = slot;
  };
  const up = (slot: number): void => {
    const item = heap[slot] as number;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if (!less(item, heap[parent] as number)) break;
      set(slot, heap[parent] as number);
      slot = parent;
    }
    set(slot, item);
  };
  const down = (slot: number): void => {
    const item = heap[slot] as number;
    for (;;) {
      let child = slot * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && less(heap[child + 1] as number, heap[child] as number)) child++;
      if (!less(heap[child] as number, item)) break;
      set(slot, heap[child] as number);
      slot = child;
    }
    set(slot, item);
  };
  for (let i = 1; i < n - 1; i++) {
    heap.push(i);
    place[i] = heap.length - 1;
    up(heap.length - 1);
  }
  let highest = 0;
  while (heap.length > 0) {
    const i = heap[0] as number;
    const last = heap.pop() as number;
    if (heap.length > 0 && last !== i) {
      set(0, last);
      down(0);
    }
    place[i] = -1;
    // a vertex never goes before one that had to go earlier
    highest = Math.max(highest, current[i] as number);
    weight[i] = highest;
    const left = before[i] as number;
    const right = after[i] as number;
    after[left] = right;
    before[right] = left;
    for (const neighbour of [left, right]) {
      if (neighbour <= 0 || neighbour >= n - 1 || place[neighbour] === -1) continue;
      current[neighbour] = area(neighbour);
      up(place[neighbour] as number);
      down(place[neighbour] as number);
    }
  }
  return weight;
}

/**
 * Simplifies lines together so that at most about `budget` vertices stay, the least telling ones going first.
 * Closed lines keep at least four vertices, open ones two.
 */
export function simplify(lines: readonly (readonly LonLat[])[], budget: number): readonly (readonly LonLat[])[] {
  const total = lines.reduce((sum, line) => sum + line.length, 0);
  const all = lines.map(weights);
  const ranked = Float64Array.from(all.flatMap((list) => [...list].filter((value) => Number.isFinite(value)))).sort();
  const surplus = total - budget;
  // about half a screen pixel at zoom 9: detail below this is never seen
  const floor = 2e-6;
  const threshold = surplus > 0 ? Math.max(floor, ranked[Math.min(ranked.length - 1, surplus)] ?? 0) : floor;
  return lines.map((line, k) => {
    const weight = all[k] as Float64Array;
    const first = line[0] as LonLat;
    const last = line[line.length - 1] as LonLat;
    const closed = first[0] === last[0] && first[1] === last[1];
    const kept = line.filter((_, i) => (weight[i] as number) > threshold);
    if (!closed || kept.length >= 4 || line.length < 4) return kept;
    const heaviest = [...weight.keys()]
      .filter((i) => i > 0 && i < line.length - 1)
      .sort((a, b) => (weight[b] as number) - (weight[a] as number))
      .slice(0, 2);
    return line.filter((_, i) => i === 0 || i === line.length - 1 || heaviest.includes(i));
  });
}
