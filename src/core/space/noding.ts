import { enlarged } from "./delta-sets.ts";
import { cross, crossSplit, EXACT, meetsPixel } from "./exact.ts";
import type { SegmentGraph } from "./segment-graph.ts";
import { SegmentIndex } from "./segment-index.ts";

/** Segments of the graph as coordinates, left end first (lower end first where vertical). */
export interface SegmentTable {
  readonly coords: Int32Array;
  /** segment of the graph, by row */
  readonly segment: Int32Array;
  /** vertices at the left and the right end */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly count: number;
}

export interface NodingBudget {
  /** pairs of segments that may be tested in one pass */
  readonly pairs: number;
  /** meetings of segments that may be found in one pass */
  readonly meetings: number;
  readonly cancelled?: (() => boolean) | undefined;
}

/** Too much meets too much: `weight` tells for each row of `table` how crowded its surroundings are; a share of `keep` would fit. */
export interface Overflow {
  readonly table: SegmentTable;
  readonly weight: Float64Array;
  readonly keep: number;
}

export interface Noded {
  readonly passes: number;
  readonly table: SegmentTable;
  readonly index: SegmentIndex;
  readonly overflow?: Overflow;
  /** rows of the table that still meet another where they must not, from the last full scan */
  readonly unresolved: readonly number[];
}

const PASSES = 40;

/** Lists the living segments. */
export function tableOf(graph: SegmentGraph): SegmentTable {
  const count = graph.alive;
  const coords = new Int32Array(4 * count);
  const segment = new Int32Array(count);
  const left = new Int32Array(count);
  const right = new Int32Array(count);
  const { x, y, origin, set } = graph;
  let row = 0;
  for (let s = 0; s < graph.segmentCount; s++) {
    if (set[s] === 0) continue;
    let a = origin[2 * s]!;
    let b = origin[2 * s + 1]!;
    if (x[b]! < x[a]! || (x[a] === x[b] && y[b]! < y[a]!)) {
      const c = a;
      a = b;
      b = c;
    }
    coords[4 * row] = x[a]!;
    coords[4 * row + 1] = y[a]!;
    coords[4 * row + 2] = x[b]!;
    coords[4 * row + 3] = y[b]!;
    left[row] = a;
    right[row] = b;
    segment[row++] = s;
  }
  return { coords, segment, left, right, count };
}

/** Meetings found in a pass: row of the segment, and the grid point through which it must go. */
class Meetings {
  row = new Int32Array(1 << 12);
  x = new Int32Array(1 << 12);
  y = new Int32Array(1 << 12);
  count = 0;

  add(row: number, x: number, y: number): void {
    if (this.count === this.row.length) {
      this.row = enlarged(this.row);
      this.x = enlarged(this.x);
      this.y = enlarged(this.y);
    }
    this.row[this.count] = row;
    this.x[this.count] = x;
    this.y[this.count++] = y;
  }
}

/**
 * Snap rounding: every segment is led through each hot pixel that it meets. Hot are all vertices and all crossings, rounded.
 * After that first pass nothing crosses, in theory; full scans for exact contacts follow until one finds nothing, and have the last word.
 *
 * J. D. Hobby, “Practical segment intersection with finite precision output”, Computational Geometry 13 (1999); repeated as in
 * D. Halperin and E. Packer, “Iterated snap rounding”, Computational Geometry 23 (2002).
 */
export function nodeSegments(graph: SegmentGraph, budget: NodingBudget): Noded {
  for (let pass = 1; ; pass++) {
    const table = tableOf(graph);
    const index = SegmentIndex.build(table.coords, table.count);
    if (index.cost > budget.pairs) return overflowed(pass, table, index, Math.sqrt(budget.pairs / index.cost));
    const found = new Meetings();
    const hot = new Meetings();
    const done = findMeetings(table, index, pass === 1, found, hot, budget);
    if (done < 1) return overflowed(pass, table, index, Math.sqrt(Math.max(done, 1e-6) / 2));
    routeThrough(table, index, hot, found, graph);
    if (found.count === 0 || pass >= PASSES)
      return { passes: pass, table, index, unresolved: [...new Set(found.row.subarray(0, found.count))] };
    split(graph, table, found);
  }
}

function overflowed(passes: number, table: SegmentTable, index: SegmentIndex, keep: number): Noded {
  const weight = new Float64Array(table.count);
  index.leaves((items, start, end) => {
    for (let i = start; i < end; i++) weight[items[i]!]! += end - start;
    return false;
  });
  return { passes, table, index, unresolved: [], overflow: { table, weight, keep } };
}

/**
 * Finds where segments meet: crossings (into `hot`, rounded) and vertices on, or with `near` less than half a unit from, other segments
 * (into `found`). Answers the share of the work done before the budget ran out, 1 at the end.
 */
function findMeetings(
  table: SegmentTable,
  index: SegmentIndex,
  near: boolean,
  found: Meetings,
  hot: Meetings,
  budget: NodingBudget,
): number {
  const pairs = new Pairs(table, near, found, hot);
  let work = 0;
  let leaves = 0;
  let share = 1;
  index.leaves((items, start, end) => {
    work += (end - start) * (end - start);
    if ((++leaves & 1023) === 0 && budget.cancelled?.() === true) {
      share = 0;
      return true;
    }
    pairs.test(items, start, end);
    if (found.count + hot.count > budget.meetings) {
      // predicted meetings, were all leaves scanned
      share = Math.min(0.999, (budget.meetings / (found.count + hot.count)) * Math.min(1, work / index.cost));
      return true;
    }
    return false;
  });
  return share;
}

/** Tests segments in pairs. */
class Pairs {
  private readonly table: SegmentTable;
  private readonly found: Meetings;
  private readonly hot: Meetings;
  private readonly half: number;

  constructor(table: SegmentTable, near: boolean, found: Meetings, hot: Meetings) {
    this.table = table;
    this.found = found;
    this.hot = hot;
    this.half = near ? 0.5 : 0;
  }

  /** Every pair among segments that lie near one another. */
  test(items: Int32Array, start: number, end: number): void {
    const { half } = this;
    const { coords } = this.table;
    for (let i = start; i < end; i++) {
      const r = items[i]!;
      const ax = coords[4 * r]!;
      const ay = coords[4 * r + 1]!;
      const bx = coords[4 * r + 2]!;
      const by = coords[4 * r + 3]!;
      const low = ay < by ? ay : by;
      const high = ay < by ? by : ay;
      const dx = bx - ax;
      const dy = by - ay;
      // a point is less than half a unit away, by the greater coordinate, where its cross product is below this
      const reach = half * (dx + (high - low));
      for (let j = i + 1; j < end; j++) {
        const q = 4 * items[j]!;
        const cx = coords[q]!;
        if (cx > bx) continue;
        const ex = coords[q + 2]!;
        if (ex < ax) continue;
        const cy = coords[q + 1]!;
        const ey = coords[q + 3]!;
        if (cy < ey ? ey < low || cy > high : cy < low || ey > high) continue;
        const u = dx * (cy - ay);
        const v = dy * (cx - ax);
        let oc = u - v;
        const s = dx * (ey - ay);
        const t = dy * (ex - ax);
        let oe = s - t;
        const size = Math.abs(u) + Math.abs(v) + Math.abs(s) + Math.abs(t);
        if (size > EXACT) {
          const safe = reach + 1e-15 * size;
          if ((oc > safe && oe > safe) || (oc < -safe && oe < -safe)) continue;
          oc = crossSplit(dx, cy - ay, dy, cx - ax);
          oe = crossSplit(dx, ey - ay, dy, ex - ax);
        }
        // both ends on one side and not near the line: then no end of the one is near the other either
        if ((oc >= reach && oe >= reach && oc !== 0 && oe !== 0) || (oc <= -reach && oe <= -reach && oc !== 0 && oe !== 0)) continue;
        this.meet(r, items[j]!, oc, oe, reach);
      }
    }
  }

  /** How segments r and q meet; `oc` and `oe` are on which side of r the ends of q lie, and `reach` how near to it counts as on it. */
  private meet(r: number, q: number, oc: number, oe: number, reach: number): void {
    const { half, found, hot } = this;
    const { coords, left, right } = this.table;
    const a = left[r]!;
    const b = right[r]!;
    const c = left[q]!;
    const e = right[q]!;
    const ax = coords[4 * r]!;
    const ay = coords[4 * r + 1]!;
    const bx = coords[4 * r + 2]!;
    const by = coords[4 * r + 3]!;
    const cx = coords[4 * q]!;
    const cy = coords[4 * q + 1]!;
    const ex = coords[4 * q + 2]!;
    const ey = coords[4 * q + 3]!;
    const fx = ex - cx;
    const fy = ey - cy;
    const back = half * (fx + Math.abs(fy));
    const oa = cross(fx, ay - cy, fy, ax - cx);
    const ob = cross(fx, by - cy, fy, bx - cx);
    if (c !== a && c !== b && isNear(oc, reach) && within(cx, cy, ax, ay, bx, by)) found.add(r, cx, cy);
    if (e !== a && e !== b && isNear(oe, reach) && within(ex, ey, ax, ay, bx, by)) found.add(r, ex, ey);
    if (a !== c && a !== e && isNear(oa, back) && within(ax, ay, cx, cy, ex, ey)) found.add(q, ax, ay);
    if (b !== c && b !== e && isNear(ob, back) && within(bx, by, cx, cy, ex, ey)) found.add(q, bx, by);
    if (!((oc > 0 && oe < 0) || (oc < 0 && oe > 0)) || !((oa > 0 && ob < 0) || (oa < 0 && ob > 0))) return;
    const t = oa / (oa - ob);
    const px = Math.round(ax + t * (bx - ax));
    const py = Math.round(ay + t * (by - ay));
    if ((px !== ax || py !== ay) && (px !== bx || py !== by)) found.add(r, px, py);
    if ((px !== cx || py !== cy) && (px !== ex || py !== ey)) found.add(q, px, py);
    hot.add(r, px, py);
  }
}

function isNear(product: number, reach: number): boolean {
  return product === 0 || (product < reach && product > -reach);
}

function within(x: number, y: number, x0: number, y0: number, x1: number, y1: number): boolean {
  return x >= x0 && x <= x1 && (y0 < y1 ? y >= y0 && y <= y1 : y >= y1 && y <= y0);
}

/** Leads all segments that meet a crossing's pixel through it, not only the two that cross. */
function routeThrough(table: SegmentTable, index: SegmentIndex, hot: Meetings, found: Meetings, graph: SegmentGraph): void {
  const { coords } = table;
  const seen = new Set<number>();
  for (let i = 0; i < hot.count; i++) {
    const px = hot.x[i]!;
    const py = hot.y[i]!;
    const vertex = graph.vertex(px, py);
    if (seen.has(vertex)) continue;
    seen.add(vertex);
    index.at(px, py, (items, start, end) => {
      for (let j = start; j < end; j++) {
        const r = items[j]!;
        const ax = coords[4 * r]!;
        const ay = coords[4 * r + 1]!;
        const bx = coords[4 * r + 2]!;
        const by = coords[4 * r + 3]!;
        if (px < ax || px > bx || (px === ax && py === ay) || (px === bx && py === by)) continue;
        if (meetsPixel(ax, ay, bx, by, px, py)) found.add(r, px, py);
      }
      return false;
    });
  }
}

/** Replaces every segment that met something by its pieces, deltas added. */
function split(graph: SegmentGraph, table: SegmentTable, found: Meetings): void {
  const { left, right, segment, coords } = table;
  const starts = new Int32Array(table.count + 1);
  for (let i = 0; i < found.count; i++) starts[found.row[i]! + 1]!++;
  for (let r = 0; r < table.count; r++) starts[r + 1]! += starts[r]!;
  const order = new Int32Array(found.count);
  const fill = starts.slice(0, table.count);
  for (let i = 0; i < found.count; i++) order[fill[found.row[i]!]!++] = i;
  for (let r = 0; r < table.count; r++) {
    const from = starts[r]!;
    const to = starts[r + 1]!;
    if (from === to) continue;
    const s = segment[r]!;
    const set = graph.set[s]!;
    if (set === 0) continue;
    graph.set[s] = 0;
    const up = coords[4 * r + 3]! >= coords[4 * r + 1]! ? 1 : -1;
    // hot points lie along the segment in the order of x, and of y where x is the same
    const after = (i: number, j: number) =>
      found.x[i]! > found.x[j]! || (found.x[i] === found.x[j] && up * (found.y[i]! - found.y[j]!) > 0);
    if (to - from > 32)
      order.set(
        Array.from(order.subarray(from, to)).sort((i, j) => (after(i, j) ? 1 : after(j, i) ? -1 : 0)),
        from,
      );
    else
      for (let k = from + 1; k < to; k++) {
        const moved = order[k]!;
        let m = k;
        for (; m > from && after(order[m - 1]!, moved); m--) order[m] = order[m - 1]!;
        order[m] = moved;
      }
    const sign = graph.origin[2 * s] === left[r] ? 1 : -1;
    let at = left[r]!;
    const lead = (h: number) => {
      const piece = h >> 1;
      graph.set[piece] = graph.sets.plus(graph.set[piece]!, set, (h & 1) === 0 ? sign : -sign);
      at = graph.origin[h ^ 1]!;
    };
    for (let k = from; k < to; k++) {
      const i = order[k]!;
      const x = found.x[i]!;
      const y = found.y[i]!;
      if (graph.x[at] !== x || graph.y[at] !== y) lead(graph.step(at, x, y));
    }
    const last = right[r]!;
    if (at !== last) lead(graph.between(at, last));
  }
}
