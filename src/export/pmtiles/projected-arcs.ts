/** The arcs of an arrangement in the square of web maps, once for all viewpoints, layers and days: what tiles are cut from. */
import type { Arrangement } from "../../core/space/arrangement.ts";

/** Vertices in a row that share a box, so that what lies far from a tile is passed over without being looked at. */
export const BLOCK = 32;

/** West, north, east, south in a square whose sides are 1, with y growing southwards. */
export type Corners = readonly [west: number, north: number, east: number, south: number];

export interface ProjectedArcs {
  /** vertices of arc a are offset[a] … offset[a + 1] − 1, both ends included */
  readonly offset: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** numbers of the places where arcs begin and end */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly nodes: number;
  readonly seam: Uint8Array;
  /** corners of each arc, four numbers each */
  readonly boxes: Float64Array;
  /** corners of each run of `BLOCK` vertices; those of arc a begin at firstBlock[a] */
  readonly firstBlock: Int32Array;
  readonly blockBoxes: Float64Array;
  /** what each arc adds to the area of a ring that runs along it, and its length */
  readonly area: Float64Array;
  readonly length: Float64Array;
}

const projectX = (lon: number): number => lon / 360 + 0.5;

function projectY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
  return y < 0 ? 0 : y > 1 ? 1 : y;
}

/** Extends a box, of which corners are four numbers from `at` on, by a point. */
function extend(boxes: Float64Array, at: number, x: number, y: number): void {
  if (x < boxes[at]!) boxes[at] = x;
  if (y < boxes[at + 1]!) boxes[at + 1] = y;
  if (x > boxes[at + 2]!) boxes[at + 2] = x;
  if (y > boxes[at + 3]!) boxes[at + 3] = y;
}

/** Boxes that hold nothing yet. */
function emptyBoxes(count: number): Float64Array {
  const boxes = new Float64Array(4 * count).fill(Infinity);
  for (let i = 2; i < boxes.length; i += 4) boxes[i] = boxes[i + 1] = -Infinity;
  return boxes;
}

function project({ arcs }: Arrangement): ProjectedArcs {
  const offset = new Int32Array(arcs.length + 1);
  const firstBlock = new Int32Array(arcs.length + 1);
  arcs.forEach(({ line }, a) => {
    offset[a + 1] = offset[a]! + line.length;
    firstBlock[a + 1] = firstBlock[a]! + Math.ceil(line.length / BLOCK);
  });
  const count = offset[arcs.length]!;
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  const [from, to] = [new Int32Array(arcs.length), new Int32Array(arcs.length)];
  const seam = new Uint8Array(arcs.length);
  const [boxes, blockBoxes] = [emptyBoxes(arcs.length), emptyBoxes(firstBlock[arcs.length]!)];
  const [area, length] = [new Float64Array(arcs.length), new Float64Array(arcs.length)];
  const nodes = new Map<string, number>();
  const nodeAt = (place: readonly number[] | undefined): number => {
    const key = `${place}`;
    const known = nodes.get(key);
    if (known === undefined) nodes.set(key, nodes.size);
    return known ?? nodes.size - 1;
  };
  arcs.forEach(({ line, seam: onSeam }, a) => {
    from[a] = nodeAt(line[0]);
    to[a] = nodeAt(line.at(-1));
    seam[a] = onSeam ? 1 : 0;
    const first = offset[a]!;
    line.forEach(([lon, lat], i) => {
      const v = first + i;
      const [px, py] = [projectX(lon), projectY(lat)];
      x[v] = px;
      y[v] = py;
      const block = firstBlock[a]! + Math.floor(i / BLOCK);
      extend(blockBoxes, 4 * block, px, py);
      if (i === 0) return;
      area[a] = area[a]! + (x[v - 1]! * py - px * y[v - 1]!) / 2;
      length[a] = length[a]! + Math.hypot(px - x[v - 1]!, py - y[v - 1]!);
    });
    for (let b = firstBlock[a]!; b < firstBlock[a + 1]!; b++) {
      extend(boxes, 4 * a, blockBoxes[4 * b]!, blockBoxes[4 * b + 1]!);
      extend(boxes, 4 * a, blockBoxes[4 * b + 2]!, blockBoxes[4 * b + 3]!);
    }
  });
  return { offset, x, y, from, to, nodes: nodes.size, seam, boxes, firstBlock, blockBoxes, area, length };
}

const projected = new WeakMap<Arrangement, ProjectedArcs>();

/** Kept as long as the arrangement is. */
export function projectedArcs(arrangement: Arrangement): ProjectedArcs {
  let arcs = projected.get(arrangement);
  if (!arcs) projected.set(arrangement, (arcs = project(arrangement)));
  return arcs;
}
