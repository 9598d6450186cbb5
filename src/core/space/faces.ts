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
  const cycles = cyclesOf(chains);
  const nested = nest(graph, index, chains, cycles);
  return numbered(chains, cycles, nested, depthFirst(chains, cycles, nested));
}

/** Closed walks of half-arcs, each with the face on its left. */
interface Cycles {
  /** cycle of each half-arc */
  readonly of: Int32Array;
  /** a half-arc of each cycle */
  readonly start: readonly number[];
  /** twice the area within, exact: above 0 round an outer boundary */
  readonly high: readonly number[];
  readonly low: readonly number[];
}

function cyclesOf({ next, arcCount, areaHigh, areaLow }: Chains): Cycles {
  const of = new Int32Array(2 * arcCount).fill(-1);
  const start: number[] = [];
  const high: number[] = [];
  const low: number[] = [];
  for (let h = 0; h < 2 * arcCount; h++) {
    if (of[h]! >= 0) continue;
    const cycle = start.length;
    let sumHigh = 0;
    let sumLow = 0;
    for (let k = h; of[k]! < 0; k = next[k]!) {
      of[k] = cycle;
      const sign = (k & 1) === 0 ? 1 : -1;
      sumHigh += sign * areaHigh[k >> 1]!;
      sumLow += sign * areaLow[k >> 1]!;
    }
    start.push(h);
    high.push(sumHigh);
    low.push(sumLow);
  }
  return { of, start, high, low };
}

/** Which face each cycle bounds, before faces have their final numbers; 0 is the outside. */
interface Nested {
  readonly count: number;
  /** face that a cycle bounds */
  readonly face: Int32Array;
  /** cycles of face f are byFace[first[f]] … byFace[first[f + 1] − 1]; outer boundary first */
  readonly first: Int32Array;
  readonly byFace: Int32Array;
}

/** Outer boundaries are faces; every other cycle bounds a connected part from outside and lies in some face. */
function nest(graph: SegmentGraph, index: SegmentIndex, chains: Chains, cycles: Cycles): Nested {
  const { start, high, low } = cycles;
  const face = new Int32Array(start.length).fill(-1);
  let count = 1;
  const parts: number[] = [];
  const lowest: number[] = [];
  for (let c = 0; c < start.length; c++) {
    if (signOf(high[c]!, low[c]!) > 0) face[c] = count++;
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
    face[parts[i]!] = row < 0 ? 0 : face[cycles.of[chains.halfArcOfRow[row]!]!]!;
  }

  const first = new Int32Array(count + 1);
  for (let c = 0; c < start.length; c++) first[face[c]! + 1]!++;
  for (let f = 0; f < count; f++) first[f + 1]! += first[f]!;
  const byFace = new Int32Array(start.length);
  const fill = first.slice(0, count);
  for (let c = 0; c < start.length; c++) if (signOf(high[c]!, low[c]!) > 0) byFace[fill[face[c]!]!++] = c;
  for (let c = 0; c < start.length; c++) if (signOf(high[c]!, low[c]!) <= 0) byFace[fill[face[c]!]!++] = c;
  return { count, face, first, byFace };
}

/** The tree of faces: `number` by their provisional number, the others by their final one. */
interface Tree extends Pick<Faces, "entry" | "end"> {
  readonly number: Int32Array;
}

/** Numbers the faces depth first from the outside, by stepping over their arcs. */
function depthFirst(chains: Chains, cycles: Cycles, { count, face, first, byFace }: Nested): Tree {
  const number = new Int32Array(count).fill(-1);
  const entry = new Int32Array(count).fill(-1);
  const end = new Int32Array(count);
  const stackFace = new Int32Array(count);
  const stackCycle = new Int32Array(count);
  const stackArc = new Int32Array(count);
  let depth = 0;
  let used = 0;
  const push = (f: number) => {
    number[f] = used++;
    stackFace[depth] = f;
    stackCycle[depth] = first[f]!;
    stackArc[depth++] = -1;
  };
  push(0);
  while (depth > 0) {
    const top = depth - 1;
    const f = stackFace[top]!;
    if (stackCycle[top] === first[f + 1]) {
      end[number[f]!] = used;
      depth--;
      continue;
    }
    const begin = cycles.start[byFace[stackCycle[top]!]!]!;
    const h = stackArc[top]! < 0 ? begin : stackArc[top]!;
    const after = chains.next[h]!;
    if (after === begin) {
      stackCycle[top]!++;
      stackArc[top] = -1;
    } else stackArc[top] = after;
    const neighbour = face[cycles.of[h ^ 1]!]!;
    if (number[neighbour]! >= 0) continue;
    entry[used] = h ^ 1;
    push(neighbour);
  }
  return { number, entry, end };
}

/** Everything under the faces' final numbers. */
function numbered({ arcCount }: Chains, cyclesFound: Cycles, { count, face, first, byFace }: Nested, tree: Tree): Faces {
  const { of, start, high, low } = cyclesFound;
  const { number, entry, end } = tree;
  const faceOf = new Int32Array(2 * arcCount);
  for (let h = 0; h < 2 * arcCount; h++) faceOf[h] = number[face[of[h]!]!]!;
  const firstCycle = new Int32Array(count + 1);
  const cycles = new Int32Array(start.length);
  const areaHigh = new Float64Array(count);
  const areaLow = new Float64Array(count);
  const old = new Int32Array(count);
  for (let f = 0; f < count; f++) old[number[f]!] = f;
  let used = 0;
  for (let n = 0; n < count; n++) {
    firstCycle[n] = used;
    const f = old[n]!;
    for (let i = first[f]!; i < first[f + 1]!; i++) {
      const c = byFace[i]!;
      cycles[used++] = start[c]!;
      areaHigh[n]! += high[c]!;
      areaLow[n]! += low[c]!;
    }
  }
  firstCycle[count] = used;
  return { count, faceOf, firstCycle, cycles, entry, end, areaHigh, areaLow };
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
