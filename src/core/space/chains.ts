import { enlarged } from "./delta-sets.ts";
import { ExactArea, turn } from "./exact.ts";
import type { Frame } from "./frame.ts";
import type { SegmentTable } from "./noding.ts";
import type { SegmentGraph } from "./segment-graph.ts";

/**
 * Arcs: chains of segments from node to node, every segment of an arc with the same deltas.
 * Arc a has the half-arcs 2a (forward) and 2a + 1 (back); a face lies on the left of its half-arcs.
 *
 * With the faces, this is the doubly-connected edge list: M. de Berg, O. Cheong, M. van Kreveld and M. Overmars, Computational Geometry,
 * 3rd ed. (2008), ch. 2. A twin is `h ^ 1`, `next` is theirs, and what they call an edge is here an arc of many segments.
 */
export interface Chains {
  readonly arcCount: number;
  /** vertices of arc a are vertices[offset[a]] … vertices[offset[a + 1] − 1], both ends included */
  readonly offset: Int32Array;
  readonly vertices: Int32Array;
  /** delta set along the arc, left minus right */
  readonly set: Int32Array;
  /** 1 where the arc runs on the antimeridian or a pole, which is a seam of the map and not a border */
  readonly seam: Uint8Array;
  /** next half-arc round the face on the left */
  readonly next: Int32Array;
  /** half-arc that a row of the segment table belongs to, in the direction left end → right end */
  readonly halfArcOfRow: Int32Array;
  /** twice the area under the arc, exact: high·2^32 + low */
  readonly areaHigh: Float64Array;
  readonly areaLow: Float64Array;
}

/** Chains the noded segments into arcs and sorts them by exact angle round every node. */
export function chainSegments(graph: SegmentGraph, table: SegmentTable, frame: Frame, hasLines: boolean): Chains {
  const { count, left, right, segment } = table;
  const { x, y, vertexCount, sets } = graph;
  // half-edge of row r: 2r runs left → right, 2r + 1 back
  const first = new Int32Array(vertexCount + 1);
  for (let r = 0; r < count; r++) {
    first[left[r]! + 1]!++;
    first[right[r]! + 1]!++;
  }
  for (let v = 0; v < vertexCount; v++) first[v + 1]! += first[v]!;
  const out = new Int32Array(2 * count);
  const fill = first.slice(0, vertexCount);
  for (let r = 0; r < count; r++) {
    out[fill[left[r]!]!++] = 2 * r;
    out[fill[right[r]!]!++] = 2 * r + 1;
  }
  const target = (e: number) => ((e & 1) === 0 ? right[e >> 1]! : left[e >> 1]!);
  const setAlong = (e: number) => {
    const s = segment[e >> 1]!;
    const forward = (graph.origin[2 * s] === left[e >> 1]) === ((e & 1) === 0);
    return forward ? graph.set[s]! : sets.negated(graph.set[s]!);
  };
  const onSeam = (e: number) => {
    const a = left[e >> 1]!;
    const b = right[e >> 1]!;
    return (x[a] === x[b] && Math.abs(x[a]!) === frame.half) || (y[a] === y[b] && Math.abs(y[a]!) === frame.quarter);
  };
  const isNode = (v: number) => {
    const from = first[v]!;
    if (first[v + 1]! - from !== 2) return true;
    const e = out[from]!;
    const f = out[from + 1]!;
    if ((Math.abs(x[v]!) === frame.half || Math.abs(y[v]!) === frame.quarter) && onSeam(e) !== onSeam(f)) return true;
    return hasLines && setAlong(e ^ 1) !== setAlong(f);
  };

  const halfArcOfRow = new Int32Array(count).fill(-1);
  let offset = new Int32Array(1 << 10);
  let setOf = new Int32Array(1 << 10);
  const vertices = new Int32Array(2 * count);
  let used = 0;
  let arcs = 0;
  const nodes: number[] = [];
  const nodeOf = new Int32Array(vertexCount).fill(-1);
  const walk = (e: number, stop: (v: number) => boolean) => {
    if (arcs + 1 >= offset.length) {
      offset = enlarged(offset);
      setOf = enlarged(setOf);
    }
    offset[arcs] = used;
    setOf[arcs] = setAlong(e);
    vertices[used++] = (e & 1) === 0 ? left[e >> 1]! : right[e >> 1]!;
    for (;;) {
      halfArcOfRow[e >> 1] = 2 * arcs + (e & 1);
      const v = target(e);
      vertices[used++] = v;
      if (stop(v)) break;
      const from = first[v]!;
      const a = out[from]!;
      e = a === (e ^ 1) ? out[from + 1]! : a;
    }
    arcs++;
  };
  for (let v = 0; v < vertexCount; v++) {
    if (first[v] === first[v + 1] || !isNode(v)) continue;
    nodeOf[v] = nodes.length;
    nodes.push(v);
  }
  const atNode = (v: number) => nodeOf[v]! >= 0;
  for (const v of nodes) for (let i = first[v]!; i < first[v + 1]!; i++) if (halfArcOfRow[out[i]! >> 1]! < 0) walk(out[i]!, atNode);
  // closed borders without any node: one arc each, from the left end of their first segment
  for (let r = 0; r < count; r++) {
    if (halfArcOfRow[r]! >= 0) continue;
    const v = left[r]!;
    nodeOf[v] = nodes.length;
    nodes.push(v);
    walk(2 * r, (w) => w === v);
  }
  offset[arcs] = used;

  const areaHigh = new Float64Array(arcs);
  const areaLow = new Float64Array(arcs);
  const seam = new Uint8Array(arcs);
  const sum = new ExactArea();
  for (let a = 0; a < arcs; a++) {
    const end = offset[a + 1]! - 1;
    sum.reset();
    for (let i = offset[a]!; i < end; i++) {
      const v = vertices[i]!;
      const w = vertices[i + 1]!;
      sum.edge(x[v]!, y[v]!, x[w]!, y[w]!);
      if ((i & 1023) === 1023) sum.settle();
    }
    sum.settle();
    areaHigh[a] = sum.high;
    areaLow[a] = sum.low;
    const v = vertices[offset[a]!]!;
    const w = vertices[offset[a]! + 1]!;
    if ((x[v] === x[w] && Math.abs(x[v]!) === frame.half) || (y[v] === y[w] && Math.abs(y[v]!) === frame.quarter)) seam[a] = 1;
  }
  return {
    arcCount: arcs,
    offset: offset.slice(0, arcs + 1),
    vertices: vertices.slice(0, used),
    set: setOf.slice(0, arcs),
    seam,
    next: turnRound(graph, arcs, offset, vertices, nodes, nodeOf),
    // a row's half-edge 2r lies on the forward half-arc where the walk took it left → right
    halfArcOfRow,
    areaHigh,
    areaLow,
  };
}

/** Sorts the half-arcs leaving each node counter-clockwise; the next half-arc after arriving is the one clockwise of the way back. */
function turnRound(
  graph: SegmentGraph,
  arcs: number,
  offset: Int32Array,
  vertices: Int32Array,
  nodes: readonly number[],
  nodeOf: Int32Array,
): Int32Array {
  const { x, y } = graph;
  const start = (h: number) => ((h & 1) === 0 ? vertices[offset[h >> 1]!]! : vertices[offset[(h >> 1) + 1]! - 1]!);
  const second = (h: number) => ((h & 1) === 0 ? vertices[offset[h >> 1]! + 1]! : vertices[offset[(h >> 1) + 1]! - 2]!);
  const first = new Int32Array(nodes.length + 1);
  for (let h = 0; h < 2 * arcs; h++) first[nodeOf[start(h)]! + 1]!++;
  for (let n = 0; n < nodes.length; n++) first[n + 1]! += first[n]!;
  const out = new Int32Array(2 * arcs);
  const fill = first.slice(0, nodes.length);
  for (let h = 0; h < 2 * arcs; h++) out[fill[nodeOf[start(h)]!]!++] = h;
  const next = new Int32Array(2 * arcs);
  for (let n = 0; n < nodes.length; n++) {
    const from = first[n]!;
    const to = first[n + 1]!;
    const v = nodes[n]!;
    const vx = x[v]!;
    const vy = y[v]!;
    const upper = (w: number) => y[w]! > vy || (y[w] === vy && x[w]! > vx);
    const compare = (g: number, h: number) => {
      const a = second(g);
      const b = second(h);
      const ua = upper(a);
      if (ua !== upper(b)) return ua ? -1 : 1;
      const t = turn(vx, vy, x[a]!, y[a]!, x[b]!, y[b]!);
      return t > 0 ? -1 : t < 0 ? 1 : g - h;
    };
    if (to - from > 24) out.set(Array.from(out.subarray(from, to)).sort(compare), from);
    else
      for (let i = from + 1; i < to; i++) {
        const h = out[i]!;
        let j = i;
        for (; j > from && compare(out[j - 1]!, h) > 0; j--) out[j] = out[j - 1]!;
        out[j] = h;
      }
    for (let i = from; i < to; i++) next[out[i]! ^ 1] = out[i === from ? to - 1 : i - 1]!;
  }
  return next;
}
