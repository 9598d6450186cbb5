/**
 * An R-tree as SQLite keeps it, packed here: builds of SQLite without its module `rtree` can then write what those with it read.
 * The layout is that of `ext/rtree/rtree.c`: nodes of one size; the depth of the tree (of the root alone) and the count of cells in
 * two bytes each, then cells of a 64-bit id and four 32-bit floats (minimum and maximum of each axis), all big-endian. The root is node 1.
 */
import type { Box } from "../wkb.ts";

/** What SQLite puts into a node where pages hold 4096 bytes: at most 51 cells. */
const MOST_CELLS = 51;
const CELL = 24;
const NODE_SIZE = 4 + MOST_CELLS * CELL;

export interface RTree {
  /** node number → bytes */
  readonly nodes: readonly (readonly [node: number, data: Uint8Array])[];
  /** node number → that of its parent, for all but the root */
  readonly parents: readonly (readonly [node: number, parent: number])[];
  /** row id → number of its leaf */
  readonly rowids: readonly (readonly [id: number, node: number])[];
}

interface Cell {
  readonly id: number;
  readonly box: Box;
}

/** Sort-tile-recursive: slices from west to east, runs from south to north in each. */
function packed(cells: readonly Cell[]): Cell[][] {
  const count = Math.ceil(cells.length / MOST_CELLS);
  const slices = Math.ceil(Math.sqrt(count));
  const inSlice = Math.ceil(count / slices) * MOST_CELLS;
  const middle = (axis: 0 | 1) => (a: Cell, b: Cell) => a.box[axis] + a.box[axis + 2]! - b.box[axis] - b.box[axis + 2]! || a.id - b.id;
  const sorted = [...cells].sort(middle(0));
  const runs: Cell[][] = [];
  for (let at = 0; at < sorted.length; at += inSlice) {
    const slice = sorted.slice(at, at + inSlice).sort(middle(1));
    for (let i = 0; i < slice.length; i += MOST_CELLS) runs.push(slice.slice(i, i + MOST_CELLS));
  }
  return runs;
}

/** The nearest 32-bit floats that take a box in: never smaller than it. */
const below = (x: number): number => stepped(x, (rounded) => rounded > x, -1);
const above = (x: number): number => stepped(x, (rounded) => rounded < x, 1);

function stepped(x: number, wrong: (rounded: number) => boolean, way: -1 | 1): number {
  const rounded = Math.fround(x);
  if (!wrong(rounded)) return rounded;
  const bits = new DataView(new ArrayBuffer(4));
  if (rounded === 0) {
    bits.setInt32(0, 1);
    return way * bits.getFloat32(0);
  }
  bits.setFloat32(0, rounded);
  // away from zero the number of the bits grows, whatever the sign
  bits.setInt32(0, bits.getInt32(0) + (rounded > 0 ? way : -way));
  return bits.getFloat32(0);
}

function nodeOf(cells: readonly Cell[], depth: number): Uint8Array {
  const data = new Uint8Array(NODE_SIZE);
  const view = new DataView(data.buffer);
  view.setUint16(0, depth);
  view.setUint16(2, cells.length);
  for (const [i, { id, box }] of cells.entries()) {
    const at = 4 + i * CELL;
    view.setBigInt64(at, BigInt(id));
    for (const [axis, value] of [below(box[0]), above(box[2]), below(box[1]), above(box[3])].entries())
      view.setFloat32(at + 8 + 4 * axis, value);
  }
  return data;
}

const around = (cells: readonly Cell[]): Box => [
  Math.min(...cells.map((c) => c.box[0])),
  Math.min(...cells.map((c) => c.box[1])),
  Math.max(...cells.map((c) => c.box[2])),
  Math.max(...cells.map((c) => c.box[3])),
];

/** The tree of these rows. */
export function rtree(rows: readonly Cell[]): RTree {
  const nodes: (readonly [number, Uint8Array])[] = [];
  const parents: (readonly [number, number])[] = [];
  const rowids: (readonly [number, number])[] = [];
  // the root is node 1, so the others are numbered from 2, level by level
  let next = 2;
  let cells: readonly Cell[] = rows;
  for (let level = 0; ; level++) {
    const root = cells.length <= MOST_CELLS;
    const runs = root ? [cells] : packed(cells);
    const above_: Cell[] = [];
    for (const run of runs) {
      const number = root ? 1 : next++;
      nodes.push([number, nodeOf(run, root ? level : 0)]);
      for (const { id } of run) (level === 0 ? rowids : parents).push([id, number]);
      if (!root) above_.push({ id: number, box: around(run) });
    }
    if (root)
      return {
        nodes: nodes.sort(([a], [b]) => a - b),
        parents: parents.sort(([a], [b]) => a - b),
        rowids: rowids.sort(([a], [b]) => a - b),
      };
    cells = above_;
  }
}
