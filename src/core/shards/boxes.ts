/** Boxes round parts of land, in degrees, a little wider than the land: land whose boxes lie apart does not meet in an arrangement. */
import type { Line, LonLat, MultiPolygon } from "../space/geometry.ts";

export type Box = readonly [west: number, south: number, east: number, north: number];

/** Wider than any border is moved by the grid of the arrangement (1e-7 degrees). */
const MARGIN = 1e-6;

/** Land that runs round a pole may lie anywhere on the map. */
export const WORLD: Box = [-181, -91, 181, 91];

/** A box of each polygon, and how many corners they have. */
export function boxesOf(polygons: MultiPolygon): { readonly boxes: readonly Box[]; readonly vertices: number } {
  return {
    boxes: polygons.map((rings) => boxOf(rings.flat())).filter((box) => box !== undefined),
    vertices: polygons.reduce((sum, rings) => sum + rings.reduce((n, ring) => n + ring.length, 0), 0),
  };
}

/**
 * The box of a line; undefined where it has no points, or some beyond the poles: an arrangement leaves that out. Across 180 degrees
 * it is as wide as the map.
 */
export function boxOf(line: Line): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let across = false;
  let turned = 0;
  let before: LonLat | undefined;
  for (const at of line) {
    const [lon, lat] = at;
    if (!(Math.abs(lat) <= 90) || !Number.isFinite(lon)) return undefined;
    if (Math.abs(lon) > 180 || (before && Math.abs(before[0] - lon) > 180)) across = true;
    if (before) turned += ((((lon - before[0] + 180) % 360) + 360) % 360) - 180;
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
    before = at;
  }
  if (!before) return undefined;
  if (across) return Math.abs(turned) > 180 ? WORLD : [WORLD[0], south - MARGIN, WORLD[2], north + MARGIN];
  return [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN];
}

export const meets = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

export const areaOfBox = ([west, south, east, north]: Box): number => (east - west) * (north - south);

/** Finds what meets a box, among many, by cells of a square grid sized to them. */
export class BoxIndex {
  readonly #size: number;
  readonly #cells = new Map<number, number[]>();
  /** boxes over so many cells that they are looked at each time */
  readonly #large: number[] = [];
  readonly #boxes: readonly (readonly [box: Box, item: number])[];

  constructor(boxes: readonly (readonly [box: Box, item: number])[]) {
    this.#boxes = boxes;
    const sizes = boxes.map(([b]) => Math.max(b[2] - b[0], b[3] - b[1])).sort((a, b) => a - b);
    this.#size = Math.max(1e-3, 2 * (sizes[sizes.length >> 1] ?? 1));
    for (const [i, [box]] of boxes.entries()) {
      const cells = this.#cellsOf(box);
      if (cells.length > MOST_CELLS) this.#large.push(i);
      else
        for (const cell of cells) {
          const list = this.#cells.get(cell);
          if (list) list.push(i);
          else this.#cells.set(cell, [i]);
        }
    }
  }

  /** Tells `found` the items with a box that meets this one, some more than once. */
  meeting(box: Box, found: (item: number) => void): void {
    const test = (i: number): void => {
      const [other, item] = this.#boxes[i] as readonly [Box, number];
      if (meets(box, other)) found(item);
    };
    const cells = this.#cellsOf(box);
    if (cells.length > MOST_CELLS) this.#boxes.forEach((_, i) => void test(i));
    else {
      for (const cell of cells) this.#cells.get(cell)?.forEach(test);
      this.#large.forEach(test);
    }
  }

  /** Cells that a box lies over; one more than `MOST_CELLS` where there are too many. */
  #cellsOf([west, south, east, north]: Box): number[] {
    const [x0, x1] = [Math.floor((west + 181) / this.#size), Math.floor((east + 181) / this.#size)];
    const [y0, y1] = [Math.floor((south + 91) / this.#size), Math.floor((north + 91) / this.#size)];
    const cells: number[] = [];
    if ((x1 - x0 + 1) * (y1 - y0 + 1) > MOST_CELLS) return new Array(MOST_CELLS + 1).fill(0);
    for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) cells.push(y * 2 ** 21 + x);
    return cells;
  }
}

const MOST_CELLS = 64;

/** Place of a point on a curve that keeps neighbours together (Hilbert, 2^16 steps a side over the whole map). */
export function alongCurve(lon: number, lat: number): number {
  let x = Math.max(0, Math.min(65535, Math.floor(((lon + 180) / 360) * 65536)));
  let y = Math.max(0, Math.min(65535, Math.floor(((lat + 90) / 180) * 65536)));
  let place = 0;
  for (let s = 32768; s > 0; s >>= 1) {
    const [rx, ry] = [(x & s) > 0 ? 1 : 0, (y & s) > 0 ? 1 : 0];
    place += s * s * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) [x, y] = [65535 - x, 65535 - y];
      [x, y] = [y, x];
    }
  }
  return place;
}
