import type { Arrangement } from "./arrangement.ts";
import { turn } from "./exact.ts";
import type { LonLat } from "./geometry.ts";

const UNITS = 1e7;
const KM_PER_DEGREE = 111.195;

/**
 * Simplified lines of all arcs, in the order of `arrangement.arcs`, to be handed to `outline` or `toTopology`: shared borders stay shared.
 * The corner with the smallest triangle goes first, until every triangle is larger than toleranceKm²: M. Visvalingam and J. D. Whyatt,
 * “Line generalisation by repeated elimination of points”, The Cartographic Journal 30 (1993).
 * A corner stays where its triangle holds a vertex of any arc, so that no line crosses another and every place named by a vertex
 * keeps its side; ends of arcs stay, closed arcs keep three corners, and no two arcs become one. A face smaller than the tolerance
 * thus remains, as a sliver: it is for whoever draws to leave it out. Questions about land are asked of the arrangement, never of these lines.
 * With `most`, larger triangles go too until no more than so many positions stay in all lines together, beyond the fewest that each must keep.
 */
export function simplify(arrangement: Arrangement, toleranceKm: number, most = Infinity): readonly (readonly LonLat[])[] {
  if (!(toleranceKm > 0) && most === Infinity) return arrangement.arcs.map((arc) => arc.line);
  return new Simplifier(arrangement).run(toleranceKm, most);
}

class Simplifier {
  private readonly lines: readonly (readonly LonLat[])[];
  /** every position of every line in order; `previous` and `following` skip what was dropped, −1 at the ends of a line */
  private readonly x: Int32Array;
  private readonly y: Int32Array;
  private readonly previous: Int32Array;
  private readonly following: Int32Array;
  private readonly start: Int32Array;
  private readonly arcOf: Int32Array;
  private readonly left: Int32Array;
  private readonly straight = new Set<string>();
  private readonly cells: CornerGrid;

  constructor(arrangement: Arrangement) {
    this.lines = arrangement.arcs.map((arc) => arc.line);
    const count = this.lines.reduce((n, line) => n + line.length, 0);
    this.x = new Int32Array(count);
    this.y = new Int32Array(count);
    this.previous = new Int32Array(count);
    this.following = new Int32Array(count);
    this.arcOf = new Int32Array(count);
    this.start = new Int32Array(this.lines.length + 1);
    this.left = new Int32Array(this.lines.length);
    let n = 0;
    this.lines.forEach((line, a) => {
      this.start[a] = n;
      this.left[a] = line.length;
      line.forEach((position, i) => {
        this.x[n] = Math.round(position[0] * UNITS);
        this.y[n] = Math.round(position[1] * UNITS);
        this.arcOf[n] = a;
        this.previous[n] = i === 0 ? -1 : n - 1;
        this.following[n] = i === line.length - 1 ? -1 : n + 1;
        n++;
      });
      if (line.length === 2) this.straight.add(this.endsOf(a));
    });
    this.start[this.lines.length] = n;
    this.cells = new CornerGrid(this.x, this.y);
  }

  run(toleranceKm: number, most: number): LonLat[][] {
    let standing = this.lines.reduce((n, line, a) => n + line.length - Math.min(line.length, this.closed(a) ? 4 : 2), 0);
    const limit = toleranceKm * toleranceKm;
    const heap = new CornerHeap();
    const size = new Float64Array(this.x.length);
    const offer = (v: number, atLeast: number) => {
      if (this.previous[v]! < 0 || this.following[v]! < 0) return;
      size[v] = Math.max(atLeast, this.triangle(v));
      if (size[v]! < limit || most < Infinity) heap.push(v, size[v]!);
    };
    for (let v = 0; v < this.x.length; v++) offer(v, 0);
    for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
      const { corner: v, size: key } = top;
      if (key >= limit && standing <= most) break;
      if (size[v] !== key || this.following[v] === -2 || !this.mayDrop(v)) continue;
      const a = this.previous[v]!;
      const c = this.following[v]!;
      this.following[a] = c;
      this.previous[c] = a;
      this.following[v] = -2;
      this.cells.drop(v);
      standing--;
      const arc = this.arcOf[v]!;
      if (--this.left[arc]! === 2) this.straight.add(this.endsOf(arc));
      offer(a, key);
      offer(c, key);
    }
    return this.lines.map((line, a) => {
      const kept: LonLat[] = [];
      for (let v = this.start[a]!; v >= 0; v = this.following[v]!) kept.push(line[v - this.start[a]!]!);
      return kept;
    });
  }

  private endsOf(arc: number): string {
    const v = this.start[arc]!;
    const w = v + this.lines[arc]!.length - 1;
    const a = `${this.x[v]},${this.y[v]}`;
    const b = `${this.x[w]},${this.y[w]}`;
    return a < b ? `${a} ${b}` : `${b} ${a}`;
  }

  private closed(arc: number): boolean {
    const first = this.start[arc]!;
    const last = first + this.lines[arc]!.length - 1;
    return this.x[first] === this.x[last] && this.y[first] === this.y[last];
  }

  /** km² */
  private triangle(v: number): number {
    const { x, y } = this;
    const a = this.previous[v]!;
    const c = this.following[v]!;
    const twice = Math.abs(turn(x[a]!, y[a]!, x[v]!, y[v]!, x[c]!, y[c]!));
    // the middle of its latitudes: a corner at the pole itself would have no area
    const latitude = (y[a]! + y[v]! + y[c]!) / 3 / UNITS;
    return (twice / 2 / UNITS / UNITS) * KM_PER_DEGREE * KM_PER_DEGREE * Math.cos((latitude / 180) * Math.PI);
  }

  private mayDrop(v: number): boolean {
    const arc = this.arcOf[v]!;
    if (this.closed(arc) && this.left[arc]! <= 4) return false;
    if (this.left[arc] === 3 && this.straight.has(this.endsOf(arc))) return false;
    const { x, y } = this;
    const a = this.previous[v]!;
    const c = this.following[v]!;
    const ax = x[a]!;
    const ay = y[a]!;
    const bx = x[v]!;
    const by = y[v]!;
    const cx = x[c]!;
    const cy = y[c]!;
    const sense = turn(ax, ay, bx, by, cx, cy) < 0 ? -1 : 1;
    return !this.cells.some(Math.min(ax, bx, cx), Math.min(ay, by, cy), Math.max(ax, bx, cx), Math.max(ay, by, cy), (w) => {
      const wx = x[w]!;
      const wy = y[w]!;
      if ((wx === ax && wy === ay) || (wx === bx && wy === by) || (wx === cx && wy === cy)) return false;
      return (
        sense * turn(ax, ay, bx, by, wx, wy) >= 0 && sense * turn(bx, by, cx, cy, wx, wy) >= 0 && sense * turn(cx, cy, ax, ay, wx, wy) >= 0
      );
    });
  }
}

/** Corners still standing, by cells of a uniform grid. */
class CornerGrid {
  private readonly x: Int32Array;
  private readonly y: Int32Array;
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly columns: number;
  private readonly rows: number;
  private readonly x0: number;
  private readonly y0: number;
  private readonly perUnit: number;

  constructor(x: Int32Array, y: Int32Array) {
    this.x = x;
    this.y = y;
    let x0 = Infinity;
    let y0 = Infinity;
    let x1 = -Infinity;
    let y1 = -Infinity;
    for (let v = 0; v < x.length; v++) {
      x0 = Math.min(x0, x[v]!);
      x1 = Math.max(x1, x[v]!);
      y0 = Math.min(y0, y[v]!);
      y1 = Math.max(y1, y[v]!);
    }
    const cell = Math.max(1, Math.sqrt(((x1 - x0 + 1) * (y1 - y0 + 1)) / Math.max(1, x.length)));
    this.x0 = x.length === 0 ? 0 : x0;
    this.y0 = x.length === 0 ? 0 : y0;
    this.perUnit = 1 / cell;
    this.columns = x.length === 0 ? 1 : Math.floor((x1 - x0) / cell) + 1;
    this.rows = x.length === 0 ? 1 : Math.floor((y1 - y0) / cell) + 1;
    this.head = new Int32Array(this.columns * this.rows).fill(-1);
    this.next = new Int32Array(x.length);
    for (let v = 0; v < x.length; v++) {
      const c = this.cellOf(x[v]!, y[v]!);
      this.next[v] = this.head[c]!;
      this.head[c] = v;
    }
  }

  private cellOf(x: number, y: number): number {
    return this.row(y) * this.columns + this.column(x);
  }

  private column(x: number): number {
    return Math.min(this.columns - 1, Math.floor((x - this.x0) * this.perUnit));
  }

  private row(y: number): number {
    return Math.min(this.rows - 1, Math.floor((y - this.y0) * this.perUnit));
  }

  drop(v: number): void {
    const c = this.cellOf(this.x[v]!, this.y[v]!);
    if (this.head[c] === v) {
      this.head[c] = this.next[v]!;
      return;
    }
    for (let w = this.head[c]!; w >= 0; w = this.next[w]!) {
      if (this.next[w] !== v) continue;
      this.next[w] = this.next[v]!;
      return;
    }
  }

  some(x0: number, y0: number, x1: number, y1: number, test: (v: number) => boolean): boolean {
    const right = this.column(x1);
    const top = this.row(y1);
    for (let r = this.row(y0); r <= top; r++)
      for (let c = this.column(x0); c <= right; c++)
        for (let v = this.head[r * this.columns + c]!; v >= 0; v = this.next[v]!) {
          const x = this.x[v]!;
          const y = this.y[v]!;
          if (x >= x0 && x <= x1 && y >= y0 && y <= y1 && test(v)) return true;
        }
    return false;
  }
}

/** A binary heap of corners, smallest triangle first, then in the order of the arcs. */
class CornerHeap {
  private readonly corners: number[] = [];
  private readonly sizes: number[] = [];

  push(corner: number, size: number): void {
    let i = this.corners.length;
    this.corners.push(corner);
    this.sizes.push(size);
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (!this.before(corner, size, up)) break;
      this.move(up, i);
      i = up;
    }
    this.corners[i] = corner;
    this.sizes[i] = size;
  }

  pop(): { corner: number; size: number } | undefined {
    if (this.corners.length === 0) return undefined;
    const top = { corner: this.corners[0]!, size: this.sizes[0]! };
    const corner = this.corners.pop()!;
    const size = this.sizes.pop()!;
    const n = this.corners.length;
    if (n === 0) return top;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= n) break;
      if (down + 1 < n && this.before(this.corners[down + 1]!, this.sizes[down + 1]!, down)) down++;
      if (this.before(corner, size, down)) break;
      this.move(down, i);
      i = down;
    }
    this.corners[i] = corner;
    this.sizes[i] = size;
    return top;
  }

  private before(corner: number, size: number, other: number): boolean {
    const b = this.sizes[other]!;
    return size < b || (size === b && corner < this.corners[other]!);
  }

  private move(from: number, to: number): void {
    this.corners[to] = this.corners[from]!;
    this.sizes[to] = this.sizes[from]!;
  }
}
