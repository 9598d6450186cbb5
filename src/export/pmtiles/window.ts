/** What of the world a tile shows. */
import { EXTENT } from "./levels.ts";
import type { Corners } from "./projected-arcs.ts";

/** Units by which a tile reaches beyond its edge, so that lines drawn along it are whole. */
const MARGIN = 64;

/** What a tile shows. */
export interface Window {
  readonly corners: Corners;
  /** tiles of this zoom side by side, and where the tile begins among them */
  readonly side: number;
  readonly column: number;
  readonly row: number;
}

/** The window of a tile; `copy` −1 or 1: as it looks from the world to the west or east of this one. */
function windowOf(z: number, x: number, y: number, copy = 0): Window {
  const side = 2 ** z;
  const column = x - copy * side;
  const margin = MARGIN / EXTENT;
  return {
    corners: [(column - margin) / side, (y - margin) / side, (column + 1 + margin) / side, (y + 1 + margin) / side],
    side,
    column,
    row: y,
  };
}

/** A tile, and the windows through which it sees the world. */
export interface Shown {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly windows: readonly Window[];
}

/** A tile; at the antimeridian it shows what lies beyond it too. */
export function shown(z: number, x: number, y: number): Shown {
  const windows = [windowOf(z, x, y)];
  if (x === 0) windows.push(windowOf(z, x, y, -1));
  if (x === 2 ** z - 1) windows.push(windowOf(z, x, y, 1));
  return { z, x, y, windows };
}

/** Whether a box, of many of four numbers each, lies wholly beyond one edge of a window. */
export const beyond = (boxes: Float64Array, at: number, [west, north, east, south]: Corners): boolean =>
  boxes[4 * at]! > east || boxes[4 * at + 2]! < west || boxes[4 * at + 1]! > south || boxes[4 * at + 3]! < north;

/** Whether a box lies wholly in a window. */
export const within = (box: Corners, window: Corners): boolean =>
  box[0] >= window[0] && box[2] <= window[2] && box[1] >= window[1] && box[3] <= window[3];

/** Whether a box lies wholly beyond one edge of a window. */
export const apart = (box: Corners, window: Corners): boolean =>
  box[0] > window[2] || box[2] < window[0] || box[1] > window[3] || box[3] < window[1];
