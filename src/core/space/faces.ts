import { edgeBelow } from "./below.ts";
import type { Chains } from "./chains.ts";
import { signOf } from "./exact.ts";
import type { SegmentGraph } from "./segment-graph.ts";
import type { SegmentIndex } from "./segment-index.ts";

/** Faces and the tree over which labels are counted. Face 0 is the outside; faces are numbered in the tree's preorder. */
export interface Faces {
  readonly count: number;
  /** face on the left of each half-arc */
  readonly faceOf: Int32Array;
  /** cycles of face f start at the half-arcs cycles[firstCycle[f]] … cycles[firstCycle[f + 1] − 1]; outer boundary first */
  readonly firstCycle: Int32Array;
  readonly cycles: Int32Array;
  /** half-arc on the left of which face f is entered from its parent; −1 for the outside */
  readonly entry: Int32Array;
  /** the subtree of face f is f … end[f] − 1 */
  readonly end: Int32Array;
  /** twice the area, exact: high·2^32 + low */
  readonly areaHigh: Float64Array;
  readonly areaLow: Float64Array;
}

/**
 * Traces the cycles of half-arcs, nests the parts that touch nothing, and numbers the faces depth first from the outside:
 * de Berg et al., Computational Geometry, 3rd ed. (2008), ch. 2.3 (a part is nested by the edge just below its lowest vertex, theirs by
 * the edge left of its leftmost one).
 */
export function traceFaces(graph: SegmentGraph, index: SegmentIndex, chains: Chains): Faces {
  const { next, arcCount, areaHigh, areaLow } = chains;
  const cycleOf = new Int32Array(2 * arcCount).fill(-1);
  const start: number[] = [];
  const high: number[] = [];
  const low: number[] = [];
  for (let h = 0; h < 2 * arcCount; h++) {
    if (cycleOf[h]! >= 0) continue;
    const cycle = start.length;
    let sumHigh = 0;
    let sumLow = 0;
    for (let k = h; cycleOf[k]! < 0; k = next[k]!) {
      cycleOf[k] = cycle;
      const sign = (k & 1) === 0 ? 1 : -1;
      sumHigh += sign * areaHigh[k >> 1]!;
      sumLow += sign * areaLow[k >> 1]!;
    }
    start.push(h);
    high.push(sumHigh);
    low.push(sumLow);
  }

  // outer boundaries are faces; every other cycle bounds a connected part from outside and lies in some face
  const provisional = new Int32Array(start.length).fill(-1);
  let count = 1;
  const parts: number[] = [];
  const lowest: number[] = [];
  for (let c = 0; c < start.length; c++) {
    if (signOf(high[c]!, low[c]!) > 0) provisional[c] = count++;
    else {
      parts.push(c);
      lowest.push(lowestVertex(graph, chains, start[c]!));
    }
  }
  const order = parts
    .map((_, i) => i)
    .sort((i, j) => graph.y[lowest[i]!]! - graph.y[lowest[j]!]! || graph.x[lowest[i]!]! - graph.x[lowest[j]!]!);
  for (const i of order) {
    const v = lowest[i]!;
    const row = edgeBelow(index, graph.x[v]!, graph.y[v]!, true);
    // the edge below belongs to a part that begins lower, so its face is known
    provisional[parts[i]!] = row < 0 ? 0 : provisional[cycleOf[chains.halfArcOfRow[row]!]!]!;
  }

  const first = new Int32Array(count + 1);
  for (let c = 0; c < start.length; c++) first[provisional[c]! + 1]!++;
  for (let f = 0; f < count; f++) first[f + 1]! += first[f]!;
  const byFace = new Int32Array(start.length);
  const fill = first.slice(0, count);
  for (let c = 0; c < start.length; c++) if (signOf(high[c]!, low[c]!) > 0) byFace[fill[provisional[c]!]!++] = c;
  for (let c = 0; c < start.length; c++) if (signOf(high[c]!, low[c]!) <= 0) byFace[fill[provisional[c]!]!++] = c;

  // depth first from the outside
  const number = new Int32Array(count).fill(-1);
  const entry = new Int32Array(count).fill(-1);
  const end = new Int32Array(count);
  const stackFace = new Int32Array(count);
  const stackCycle = new Int32Array(count);
  const stackArc = new Int32Array(count);
  let depth = 0;
  let numbered = 0;
  const push = (f: number) => {
    number[f] = numbered++;
    stackFace[depth] = f;
    stackCycle[depth] = first[f]!;
    stackArc[depth++] = -1;
  };
  push(0);
  while (depth > 0) {
    const top = depth - 1;
    const f = stackFace[top]!;
    if (stackCycle[top] === first[f + 1]) {
      end[number[f]!] = numbered;
      depth--;
      continue;
    }
    const begin = start[byFace[stackCycle[top]!]!]!;
    const h = stackArc[top]! < 0 ? begin : stackArc[top]!;
    const after = next[h]!;
    if (after === begin) {
      stackCycle[top]!++;
      stackArc[top] = -1;
    } else stackArc[top] = after;
    const neighbour = provisional[cycleOf[h ^ 1]!]!;
    if (number[neighbour]! >= 0) continue;
    entry[numbered] = h ^ 1;
    push(neighbour);
  }

  const faceOf = new Int32Array(2 * arcCount);
  for (let h = 0; h < 2 * arcCount; h++) faceOf[h] = number[provisional[cycleOf[h]!]!]!;
  const firstCycle = new Int32Array(count + 1);
  const cycles = new Int32Array(start.length);
  const faceHigh = new Float64Array(count);
  const faceLow = new Float64Array(count);
  const old = new Int32Array(count);
  for (let f = 0; f < count; f++) old[number[f]!] = f;
  let used = 0;
  for (let n = 0; n < count; n++) {
    firstCycle[n] = used;
    const f = old[n]!;
    for (let i = first[f]!; i < first[f + 1]!; i++) {
      const c = byFace[i]!;
      cycles[used++] = start[c]!;
      faceHigh[n]! += high[c]!;
      faceLow[n]! += low[c]!;
    }
  }
  firstCycle[count] = used;
  return { count, faceOf, firstCycle, cycles, entry, end, areaHigh: faceHigh, areaLow: faceLow };
}

function lowestVertex(graph: SegmentGraph, chains: Chains, start: number): number {
  const { x, y } = graph;
  const { offset, vertices, next } = chains;
  let best = vertices[offset[start >> 1]!]!;
  let h = start;
  do {
    for (let i = offset[h >> 1]!; i < offset[(h >> 1) + 1]!; i++) {
      const v = vertices[i]!;
      if (y[v]! < y[best]! || (y[v] === y[best] && x[v]! < x[best]!)) best = v;
    }
    h = next[h]!;
  } while (h !== start);
  return best;
}
