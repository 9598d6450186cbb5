import { enlarged } from "./delta-sets.ts";

const LEAF = 20;
const DEPTH = 14;

/** Scratch shared by the levels while an index is built. */
class Scratch {
  cell = new Int32Array(1 << 14);
  item = new Int32Array(1 << 14);
  used = 0;
  /** entries that the cell being refined may still take */
  room = 0;

  put(cell: number, item: number): void {
    if (this.used === this.cell.length) {
      this.cell = enlarged(this.cell);
      this.item = enlarged(this.item);
    }
    this.cell[this.used] = cell;
    this.item[this.used++] = item;
  }
}

/** A list of segments in one cell of the index. */
export type NearOnes = (items: Int32Array, start: number, end: number) => boolean | undefined;

/** An index as plain arrays, to be kept outside of the process. */
export interface PackedIndex {
  readonly coords: Int32Array;
  /** x0, y0, x1, y1, perX and perY of each level; level 0 is the whole */
  readonly boxes: Float64Array;
  /** nx, ny, then where its own part of `start`, `items` and `finer` begins; one more level ends the last */
  readonly levels: Int32Array;
  readonly start: Int32Array;
  readonly items: Int32Array;
  /** pairs of a crowded cell and the level inside of it, by cell */
  readonly finer: Int32Array;
}
const BOX = 6;
const LEVEL = 5;

type Corners = readonly [x0: number, y0: number, x1: number, y1: number];

/** How many columns and rows suit the segments: about two segments a cell, cells as long and as high as segments are. */
function gridFor(coords: Int32Array, ids: Int32Array | undefined, from: number, to: number, [x0, y0, x1, y1]: Corners): [number, number] {
  const width = x1 - x0 + 1;
  const height = y1 - y0 + 1;
  const n = to - from;
  let sumX = 0;
  let sumY = 0;
  for (let i = from; i < to; i++) {
    const s = 4 * (ids === undefined ? i : ids[i]!);
    sumX += Math.min(coords[s + 2]!, x1) - Math.max(coords[s]!, x0);
    const a = coords[s + 1]!;
    const b = coords[s + 3]!;
    sumY += a < b ? Math.min(b, y1) - Math.max(a, y0) : Math.min(a, y1) - Math.max(b, y0);
  }
  const meanX = Math.max(1, sumX / Math.max(1, n));
  const meanY = Math.max(1, sumY / Math.max(1, n));
  const wanted = Math.max(1, n / 2);
  const cellWidth = Math.min(width, Math.max(4, 0.7 * meanX, Math.sqrt(((width * height) / wanted) * (meanX / meanY))));
  const cellHeight = Math.min(height, Math.max(4, 0.7 * meanY, (width * height) / wanted / cellWidth));
  let nx = Math.max(1, Math.min(1 << 20, Math.ceil(width / cellWidth)));
  let ny = Math.max(1, Math.min(1 << 20, Math.ceil(height / cellHeight)));
  while (nx * ny > 4 * n + 64) {
    if (nx > ny) nx = (nx + 1) >> 1;
    else ny = (ny + 1) >> 1;
  }
  return [nx, ny];
}

/** What was entered, sorted by cell (counting sort): items of cell c are items[start[c]] … items[start[c + 1] − 1]. */
function byCell({ used, cell, item }: Scratch, cells: number): { start: Int32Array; items: Int32Array } {
  const start = new Int32Array(cells + 1);
  for (let i = 0; i < used; i++) start[cell[i]! + 1]!++;
  for (let c = 0; c < cells; c++) start[c + 1]! += start[c]!;
  const items = new Int32Array(used);
  for (let i = used - 1; i >= 0; i--) items[--start[cell[i]! + 1]!] = item[i]!;
  // start[c + 1] now holds the beginning of cell c: shift back
  for (let c = 0; c < cells; c++) start[c] = start[c + 1]!;
  start[cells] = used;
  return { start, items };
}

/**
 * Uniform grid over segments; a crowded cell holds a finer grid of its own. Coordinates: four integers a segment,
 * left end first. A segment is entered in every cell within one unit of it. W. R. Franklin et al., “Uniform grids: a technique for
 * intersection detection on serial and parallel machines”, Auto-Carto 9 (1989); the finer grids are ours.
 */
export class SegmentIndex {
  readonly coords: Int32Array;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly nx: number;
  readonly ny: number;
  /** cells a unit */
  readonly perX: number;
  readonly perY: number;
  readonly start: Int32Array;
  readonly items: Int32Array;
  readonly finer: Pick<ReadonlyMap<number, SegmentIndex>, "get"> | undefined;
  /** sum over the leaves of their size squared: the work of testing all pairs */
  readonly cost: number;

  private constructor(
    coords: Int32Array,
    ids: Int32Array | undefined,
    from: number,
    to: number,
    box: Corners,
    depth: number,
    scratch: Scratch,
  ) {
    this.coords = coords;
    const [x0, y0, x1, y1] = box;
    this.x0 = x0;
    this.y0 = y0;
    this.x1 = x1;
    this.y1 = y1;
    const n = to - from;
    [this.nx, this.ny] = gridFor(coords, ids, from, to, box);
    this.perX = this.nx / (x1 - x0 + 1);
    this.perY = this.ny / (y1 - y0 + 1);
    scratch.used = 0;
    for (let i = from; i < to; i++) this.enter(ids === undefined ? i : ids[i]!, scratch);
    const { start, items } = byCell(scratch, this.nx * this.ny);
    scratch.room -= items.length;
    this.start = start;
    this.items = items;
    let flat = 0;
    for (let c = 0; c < this.nx * this.ny; c++) flat += (start[c + 1]! - start[c]!) ** 2;
    // a bundle of long parallels is as costly in finer cells: leave it to the cell above
    const { finer, cost } = this.refine(depth, depth > 0 && flat > 0.7 * n * n, scratch);
    this.finer = finer;
    this.cost = cost;
  }

  /** Gives crowded cells an index of their own where that is cheaper. */
  private refine(depth: number, hopeless: boolean, scratch: Scratch): { finer: Map<number, SegmentIndex> | undefined; cost: number } {
    const { coords, x0, y0, x1, y1, nx, ny, start, items } = this;
    const cells = nx * ny;
    let cost = 0;
    let finer: Map<number, SegmentIndex> | undefined;
    const cellW = (x1 - x0 + 1) / nx;
    const cellH = (y1 - y0 + 1) / ny;
    for (let c = 0; c < cells; c++) {
      const size = start[c + 1]! - start[c]!;
      if (size <= 1) continue;
      if (depth === 0) scratch.room = 40 * size;
      if (size > LEAF && !hopeless && depth < DEPTH && (cellW > 8 || cellH > 8) && scratch.room > 0 && (cells > 3 || depth === 0)) {
        const cx = c % nx;
        const cy = (c - cx) / nx;
        const box = [
          Math.floor(x0 + cx * cellW),
          Math.floor(y0 + cy * cellH),
          Math.min(x1, Math.ceil(x0 + (cx + 1) * cellW)),
          Math.min(y1, Math.ceil(y0 + (cy + 1) * cellH)),
        ] as const;
        const child = new SegmentIndex(coords, items, start[c]!, start[c + 1]!, box, depth + 1, scratch);
        if (child.cost < 0.7 * size * size) {
          finer ??= new Map();
          finer.set(c, child);
          cost += child.cost;
          continue;
        }
      }
      cost += size * size;
    }
    return { finer, cost };
  }

  static build(coords: Int32Array, count: number): SegmentIndex {
    let x0 = Infinity;
    let y0 = Infinity;
    let x1 = -Infinity;
    let y1 = -Infinity;
    for (let i = 0; i < 4 * count; i += 2) {
      const x = coords[i]!;
      const y = coords[i + 1]!;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
    if (count === 0) x0 = y0 = x1 = y1 = 0;
    return new SegmentIndex(coords, undefined, 0, count, [x0, y0, x1, y1], 0, new Scratch());
  }

  /** The index as plain arrays; what only served to build it is left out. */
  pack(): PackedIndex {
    const boxes: number[] = [];
    const levels: number[] = [];
    const start: number[] = [];
    const items: number[] = [];
    const finer: number[] = [];
    const queue: SegmentIndex[] = [this];
    for (const index of queue) {
      boxes.push(index.x0, index.y0, index.x1, index.y1, index.perX, index.perY);
      levels.push(index.nx, index.ny, start.length, items.length, finer.length);
      const first = items.length;
      for (let c = 0; c < index.nx * index.ny; c++) {
        start.push(items.length - first);
        const child = index.finer?.get(c);
        if (child !== undefined) {
          finer.push(c, queue.length);
          queue.push(child);
        } else for (let i = index.start[c]!; i < index.start[c + 1]!; i++) items.push(index.items[i]!);
      }
      start.push(items.length - first);
    }
    levels.push(0, 0, start.length, items.length, finer.length);
    return {
      coords: this.coords,
      boxes: Float64Array.from(boxes),
      levels: Int32Array.from(levels),
      start: Int32Array.from(start),
      items: Int32Array.from(items),
      finer: Int32Array.from(finer),
    };
  }

  /** The index that was packed; its levels are made when they are first entered. */
  static unpack(packed: PackedIndex, level = 0): SegmentIndex {
    const { coords, boxes, levels } = packed;
    const [x0, y0, x1, y1, perX, perY] = boxes.subarray(BOX * level, BOX * (level + 1)) as unknown as number[];
    const at = LEVEL * level;
    const part = (of: Int32Array, which: number): Int32Array => of.subarray(levels[at + which]!, levels[at + LEVEL + which]!);
    const pairs = part(packed.finer, 4);
    const made = new Map<number, SegmentIndex>();
    const finer = {
      get(cell: number): SegmentIndex | undefined {
        let child = made.get(cell);
        if (child !== undefined) return child;
        let low = 0;
        let high = pairs.length >> 1;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (pairs[2 * middle]! < cell) low = middle + 1;
          else high = middle;
        }
        if (2 * low === pairs.length || pairs[2 * low] !== cell) return undefined;
        made.set(cell, (child = SegmentIndex.unpack(packed, pairs[2 * low + 1]!)));
        return child;
      },
    };
    return Object.assign(Object.create(SegmentIndex.prototype) as SegmentIndex, {
      ...{ coords, x0, y0, x1, y1, perX, perY, nx: levels[at]!, ny: levels[at + 1]!, cost: 0 },
      start: part(packed.start, 2),
      items: part(packed.items, 3),
      finer: pairs.length === 0 ? undefined : finer,
    });
  }

  column(x: number): number {
    const c = Math.floor((x - this.x0) * this.perX);
    return c < 0 ? 0 : c >= this.nx ? this.nx - 1 : c;
  }

  row(y: number): number {
    const r = Math.floor((y - this.y0) * this.perY);
    return r < 0 ? 0 : r >= this.ny ? this.ny - 1 : r;
  }

  private enter(id: number, scratch: Scratch): void {
    const { coords, nx, perY, y0 } = this;
    const ax = coords[4 * id]!;
    const ay = coords[4 * id + 1]!;
    const bx = coords[4 * id + 2]!;
    const by = coords[4 * id + 3]!;
    const low = ay < by ? ay : by;
    const high = ay < by ? by : ay;
    const c0 = this.column(ax - 1);
    const c1 = this.column(bx + 1);
    const r0 = this.row(low - 1);
    const r1 = this.row(high + 1);
    if (c0 === c1 || r0 === r1) {
      for (let r = r0; r <= r1; r++) for (let c = c0; c <= c1; c++) scratch.put(r * nx + c, id);
      return;
    }
    // two by two or more: row by row, only the columns that the segment meets within the row
    const slope = by === ay ? 0 : (bx - ax) / (by - ay);
    for (let r = r0; r <= r1; r++) {
      let left = ax;
      let right = bx;
      if (by !== ay) {
        const bottom = Math.max(low, y0 + r / perY - 2);
        const top = Math.min(high, y0 + (r + 1) / perY + 2);
        const u = ax + (bottom - ay) * slope;
        const v = ax + (top - ay) * slope;
        left = Math.max(ax, Math.min(u, v));
        right = Math.min(bx, Math.max(u, v));
      }
      const last = this.column(right + 2);
      for (let c = this.column(left - 2); c <= last; c++) scratch.put(r * nx + c, id);
    }
  }

  /** Calls `leaf` with every list of segments that are near one another, until it answers true. */
  leaves(leaf: NearOnes): boolean {
    const cells = this.nx * this.ny;
    for (let c = 0; c < cells; c++) {
      const child = this.finer?.get(c);
      if (child !== undefined) {
        if (child.leaves(leaf)) return true;
      } else if (this.start[c + 1]! > this.start[c]! && leaf(this.items, this.start[c]!, this.start[c + 1]!) === true) return true;
    }
    return false;
  }

  /** Calls `leaf` with the list that holds every segment within one unit of a point. */
  at(x: number, y: number, leaf: NearOnes): void {
    const c = this.row(y) * this.nx + this.column(x);
    const child = this.finer?.get(c);
    if (child !== undefined) child.at(x, y, leaf);
    else leaf(this.items, this.start[c]!, this.start[c + 1]!);
  }
}
