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
  const walk = new Walk(graph, table, frame);
  walk.fromNodes(hasLines);
  walk.closedOnes();
  const { arcs, nodes, nodeOf, vertices, halfArcOfRow, used } = walk;
  const offset = walk.offset.slice(0, arcs + 1);
  return {
    arcCount: arcs,
    offset,
    vertices: vertices.slice(0, used),
    set: walk.setOf.slice(0, arcs),
    ...measured(graph, frame, offset, vertices),
    next: turnRound(graph, arcs, offset, vertices, nodes, nodeOf),
    // a row's half-edge 2r lies on the forward half-arc where the walk took it left → right
    halfArcOfRow,
  };
}

/** Walks along the half-edges of the segments, from node to node. Half-edges of row r: 2r runs left → right, 2r + 1 back. */
class Walk {
  private readonly graph: SegmentGraph;
  private readonly table: SegmentTable;
  private readonly frame: Frame;
  offset = new Int32Array(1 << 10);
  setOf = new Int32Array(1 << 10);
  readonly vertices: Int32Array;
  used = 0;
  arcs = 0;
  readonly nodes: number[] = [];
  /** number of the node that a vertex is; −1 for those inside of an arc */
  readonly nodeOf: Int32Array;
  readonly halfArcOfRow: Int32Array;
  /** half-edges leaving vertex v are out[first[v]] … out[first[v + 1] − 1] */
  private readonly first: Int32Array;
  private readonly out: Int32Array;

  constructor(graph: SegmentGraph, table: SegmentTable, frame: Frame) {
    this.graph = graph;
    this.table = table;
    this.frame = frame;
    const { count, left, right } = table;
    const { vertexCount } = graph;
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
    this.first = first;
    this.out = out;
    this.vertices = new Int32Array(2 * count);
    this.nodeOf = new Int32Array(vertexCount).fill(-1);
    this.halfArcOfRow = new Int32Array(count).fill(-1);
  }

  /** Every arc between nodes. Where lines are drawn, an arc also ends where what is said along it changes. */
  fromNodes(hasLines: boolean): void {
    const { first, out, nodes, nodeOf, halfArcOfRow } = this;
    for (let v = 0; v < this.graph.vertexCount; v++) {
      if (first[v] === first[v + 1] || !this.isNode(v, hasLines)) continue;
      nodeOf[v] = nodes.length;
      nodes.push(v);
    }
    const atNode = (v: number) => nodeOf[v]! >= 0;
    for (const v of nodes) for (let i = first[v]!; i < first[v + 1]!; i++) if (halfArcOfRow[out[i]! >> 1]! < 0) this.along(out[i]!, atNode);
  }

  /** Closed borders without any node: one arc each, from the left end of their first segment. */
  closedOnes(): void {
    const { nodes, nodeOf, halfArcOfRow } = this;
    const { count, left } = this.table;
    for (let r = 0; r < count; r++) {
      if (halfArcOfRow[r]! >= 0) continue;
      const v = left[r]!;
      nodeOf[v] = nodes.length;
      nodes.push(v);
      this.along(2 * r, (w) => w === v);
    }
    this.offset[this.arcs] = this.used;
  }

  private along(e: number, stop: (v: number) => boolean): void {
    const { first, out, vertices, halfArcOfRow, arcs } = this;
    const { left, right } = this.table;
    if (arcs + 1 >= this.offset.length) {
      this.offset = enlarged(this.offset);
      this.setOf = enlarged(this.setOf);
    }
    this.offset[arcs] = this.used;
    this.setOf[arcs] = this.setAlong(e);
    let used = this.used;
    vertices[used++] = (e & 1) === 0 ? left[e >> 1]! : right[e >> 1]!;
    for (;;) {
      halfArcOfRow[e >> 1] = 2 * arcs + (e & 1);
      const v = (e & 1) === 0 ? right[e >> 1]! : left[e >> 1]!;
      vertices[used++] = v;
      if (stop(v)) break;
      const from = first[v]!;
      const a = out[from]!;
      e = a === (e ^ 1) ? out[from + 1]! : a;
    }
    this.used = used;
    this.arcs++;
  }

  private isNode(v: number, hasLines: boolean): boolean {
    const { first, out, frame } = this;
    const { x, y } = this.graph;
    const from = first[v]!;
    if (first[v + 1]! - from !== 2) return true;
    const e = out[from]!;
    const f = out[from + 1]!;
    if ((Math.abs(x[v]!) === frame.half || Math.abs(y[v]!) === frame.quarter) && this.onSeam(e) !== this.onSeam(f)) return true;
    return hasLines && this.setAlong(e ^ 1) !== this.setAlong(f);
  }

  private setAlong(e: number): number {
    const { left, segment } = this.table;
    const { origin, set, sets } = this.graph;
    const s = segment[e >> 1]!;
    const forward = (origin[2 * s] === left[e >> 1]) === ((e & 1) === 0);
    return forward ? set[s]! : sets.negated(set[s]!);
  }

  private onSeam(e: number): boolean {
    const { left, right } = this.table;
    return isSeam(this.graph, this.frame, left[e >> 1]!, right[e >> 1]!);
  }
}

/** Whether the segment between two vertices runs on the antimeridian or a pole. */
const isSeam = ({ x, y }: SegmentGraph, frame: Frame, v: number, w: number): boolean =>
  (x[v] === x[w] && Math.abs(x[v]!) === frame.half) || (y[v] === y[w] && Math.abs(y[v]!) === frame.quarter);

/** The exact area under each arc, and which arcs are seams. */
function measured(
  graph: SegmentGraph,
  frame: Frame,
  offset: Int32Array,
  vertices: Int32Array,
): Pick<Chains, "seam" | "areaHigh" | "areaLow"> {
  const { x, y } = graph;
  const arcs = offset.length - 1;
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
    if (isSeam(graph, frame, vertices[offset[a]!]!, vertices[offset[a]! + 1]!)) seam[a] = 1;
  }
  return { seam, areaHigh, areaLow };
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
