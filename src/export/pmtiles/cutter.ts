/** Rings and lines along arcs, clipped to a tile and written as its geometry. */
import { Bytes } from "./bytes.ts";
import type { Drawing, DrawnLayer } from "./drawing.ts";
import { DEEPEST_ONLY, EXTENT, toleranceAt } from "./levels.ts";
import { BLOCK, type Corners } from "./projected-arcs.ts";
import { apart, beyond, type Shown, shown, type Window, within } from "./window.ts";

/** A line or a ring along arcs. */
export interface Path {
  /** three numbers a stretch: an arc, and the first and the last of its vertices, which is the smaller one where the arc runs backwards */
  readonly stretches: Int32Array;
  readonly corners: Corners;
  /** the area of a ring, the length of a line, in widths of the world */
  readonly size: number;
}

const MOVE = 1;
const LINE = 2;
const CLOSE = 7;
const command = (id: number, count: number): number => (count << 3) + id;

/** Points one after another, as many as there come. */
class Points {
  x = new Float64Array(4096);
  y = new Float64Array(4096);
  count = 0;

  ensure(most: number): void {
    if (most <= this.x.length) return;
    const grown = (before: Float64Array): Float64Array<ArrayBuffer> => {
      const larger = new Float64Array(2 * most);
      larger.set(before);
      return larger;
    };
    this.x = grown(this.x);
    this.y = grown(this.y);
  }

  add(x: number, y: number): void {
    this.x[this.count] = x;
    this.y[this.count++] = y;
  }
}

/** Zooms above a tile from which on what lies near it is looked up. */
const REGION = 3;

interface Near {
  readonly x: number;
  readonly y: number;
  readonly land: Int32Array;
  readonly lines: Int32Array;
}

type Write = (part: readonly Path[], window: Window) => void;
type Take = (feature: number, geometry: Uint8Array) => void;

export class Cutter {
  readonly #drawing: Drawing;
  #followed = new Points();
  #clipped = new Points();
  readonly #out = new Bytes(1 << 14);
  /** where the pen of the feature stands */
  #penX = 0;
  #penY = 0;

  /** the last of each zoom */
  readonly #regions: Near[] = [];

  constructor(drawing: Drawing) {
    this.#drawing = drawing;
  }

  /** Hands on the geometry of each holding that a tile shows, good until the next. */
  land(tile: Shown, level: number, take: Take): void {
    const least = level === DEEPEST_ONLY ? 0 : toleranceAt(level) ** 2;
    this.#each(this.#drawing.land, this.#near(tile).land, tile, take, (rings, window) => {
      for (let i = 0; i < rings.length; i++) {
        const ring = rings[i]!;
        const seen = ring.size >= least && !apart(ring.corners, window.corners) && this.#ring(ring, window, level, i === 0);
        // with an outer ring its holes are left out
        if (i === 0 && !seen) return;
      }
    });
  }

  /** The same of borders. */
  lines(tile: Shown, level: number, take: Take): void {
    const least = level === DEEPEST_ONLY ? 0 : toleranceAt(level);
    this.#each(this.#drawing.lines, this.#near(tile).lines, tile, take, (part, window) => {
      const line = part[0]!;
      if (line.size >= least) this.#line(line, window, level);
    });
  }

  /** Whether something may lie in a tile, however small. */
  reaches(tile: Shown): boolean {
    const near = this.#near(tile);
    const { land, lines } = this.#drawing;
    return tile.windows.some(
      ({ corners }) => near.land.some((p) => !beyond(land.boxes, p, corners)) || near.lines.some((p) => !beyond(lines.boxes, p, corners)),
    );
  }

  /** The parts that may lie in a tile: those in the tile some zooms above it, which its neighbours share. */
  #near({ z, x, y }: Shown): Near {
    const up = Math.min(z, REGION);
    const region = shown(z - up, x >> up, y >> up);
    const before = this.#regions[z];
    if (before && before.x === region.x && before.y === region.y) return before;
    const meeting = ({ parts, boxes }: DrawnLayer): Int32Array => {
      const found: number[] = [];
      for (let p = 0; p < parts.length; p++)
        for (const { corners } of region.windows) if (!beyond(boxes, p, corners) && found.at(-1) !== p) found.push(p);
      return Int32Array.from(found);
    };
    const near = { x: region.x, y: region.y, land: meeting(this.#drawing.land), lines: meeting(this.#drawing.lines) };
    this.#regions[z] = near;
    return near;
  }

  #each({ featureOf, parts, boxes }: DrawnLayer, near: Int32Array, { windows }: Shown, take: Take, write: Write): void {
    for (let from = 0; from < near.length; ) {
      const feature = featureOf[near[from]!]!;
      let until = from + 1;
      while (until < near.length && featureOf[near[until]!] === feature) until++;
      this.#out.clear();
      this.#penX = this.#penY = 0;
      for (const window of windows)
        for (let i = from; i < until; i++) if (!beyond(boxes, near[i]!, window.corners)) write(parts[near[i]!]!, window);
      if (this.#out.length > 0) take(feature, this.#out.view());
      from = until;
    }
  }

  /** Writes a ring, clockwise on the map where it is an outer one; false where nothing of it can be seen. */
  #ring(path: Path, window: Window, level: number, outer: boolean): boolean {
    this.#follow(path, window.corners, level, false);
    let points = this.#followed;
    if (points.count === 0) return false;
    if (!within(path.corners, window.corners)) {
      const [west, north, east, south] = window.corners;
      clip(points.x, points.y, points.count, west, east, this.#clipped, false);
      const { x, y, count } = this.#clipped;
      clip(y, x, count, north, south, points, true);
    }
    points = this.#rounded(points, window);
    const { x, y } = points;
    if (points.count > 1 && x[0] === x[points.count - 1] && y[0] === y[points.count - 1]) points.count--;
    if (points.count < 3) return false;
    let twice = 0;
    for (let i = 0, j = points.count - 1; i < points.count; j = i++) twice += x[j]! * y[i]! - x[i]! * y[j]!;
    if (twice === 0) return false;
    this.#write(points, twice > 0 === outer);
    this.#out.varint(command(CLOSE, 1));
    return true;
  }

  /** Writes what can be seen of a line. */
  #line(path: Path, window: Window, level: number): void {
    this.#follow(path, window.corners, level, true);
    const { x, y, count } = this.#followed;
    const piece = this.#clipped;
    piece.count = 0;
    piece.ensure(count + 1);
    const finish = (): void => {
      const rounded = this.#rounded(piece, window);
      if (rounded.count > 1) this.#write(rounded, true);
      piece.count = 0;
    };
    const [west, north, east, south] = window.corners;
    for (let i = 1; i < count; i++) {
      const [ax, ay, bx, by] = [x[i - 1]!, y[i - 1]!, x[i]!, y[i]!];
      if ((ax < west && bx < west) || (ax > east && bx > east) || (ay < north && by < north) || (ay > south && by > south)) continue;
      const [dx, dy] = [bx - ax, by - ay];
      // from which share of the segment to which it lies inside
      const enter = Math.max(
        ax < west ? (west - ax) / dx : ax > east ? (east - ax) / dx : 0,
        ay < north ? (north - ay) / dy : ay > south ? (south - ay) / dy : 0,
      );
      const leave = Math.min(
        bx < west ? (west - ax) / dx : bx > east ? (east - ax) / dx : 1,
        by < north ? (north - ay) / dy : by > south ? (south - ay) / dy : 1,
      );
      if (enter > leave) continue;
      if (piece.count === 0) piece.add(ax + enter * dx, ay + enter * dy);
      if (leave === 1) piece.add(bx, by);
      else {
        piece.add(ax + leave * dx, ay + leave * dy);
        finish();
      }
    }
    if (piece.count > 0) finish();
  }

  /**
   * The vertices of a path that are drawn at a level. Of a run that lies wholly beyond one edge of the window only the first and the
   * last are taken: what is between them would be clipped away.
   */
  #follow({ stretches }: Path, corners: Corners, level: number, open: boolean): void {
    const { offset, boxes, firstBlock, blockBoxes } = this.#drawing.arcs;
    const { blockLevel } = this.#drawing.levels;
    const points = this.#followed;
    points.count = 0;
    for (let s = 0; s < stretches.length; s += 3) {
      const arc = stretches[s]!;
      const from = stretches[s + 1]!;
      const last = stretches[s + 2]!;
      const step = from < last ? 1 : -1;
      // the last vertex is the first of the stretch that follows
      const until = open && s + 3 === stretches.length ? last + step : last;
      points.ensure(points.count + Math.abs(until - from) + 2);
      if (beyond(boxes, arc, corners)) {
        this.#ends(from, until, step, level);
        continue;
      }
      const first = offset[arc]!;
      for (let v = from; v !== until; ) {
        const block = Math.floor((v - first) / BLOCK);
        const stop = step > 0 ? Math.min(first + (block + 1) * BLOCK, until) : Math.max(first + block * BLOCK - 1, until);
        if (blockLevel[firstBlock[arc]! + block]! <= level) {
          if (beyond(blockBoxes, firstBlock[arc]! + block, corners)) this.#ends(v, stop, step, level);
          else this.#take(v, stop, step, level);
        }
        v = stop;
      }
    }
    if (!open && points.count > 0) points.add(points.x[0]!, points.y[0]!);
  }

  #take(from: number, until: number, step: number, most: number): void {
    const { x, y } = this.#drawing.arcs;
    const { level } = this.#drawing.levels;
    const points = this.#followed;
    for (let v = from; v !== until; v += step) if (level[v]! <= most) points.add(x[v]!, y[v]!);
  }

  #ends(from: number, until: number, step: number, most: number): void {
    const { x, y } = this.#drawing.arcs;
    const { level } = this.#drawing.levels;
    let first = from;
    while (first !== until && level[first]! > most) first += step;
    if (first === until) return;
    this.#followed.add(x[first]!, y[first]!);
    let last = until - step;
    while (level[last]! > most) last -= step;
    if (last !== first) this.#followed.add(x[last]!, y[last]!);
  }

  /** In units of the tile, none twice in a row; in place. */
  #rounded(points: Points, { side, column, row }: Window): Points {
    const { x, y, count } = points;
    let n = 0;
    for (let i = 0; i < count; i++) {
      const px = Math.round(EXTENT * (x[i]! * side - column));
      const py = Math.round(EXTENT * (y[i]! * side - row));
      if (n > 0 && x[n - 1] === px && y[n - 1] === py) continue;
      x[n] = px;
      y[n++] = py;
    }
    points.count = n;
    return points;
  }

  #write({ x, y, count }: Points, forwards: boolean): void {
    const out = this.#out;
    out.varint(command(MOVE, 1));
    for (let i = 0; i < count; i++) {
      if (i === 1) out.varint(command(LINE, count - 1));
      const at = forwards ? i : count - 1 - i;
      out.zigzag(x[at]! - this.#penX);
      out.zigzag(y[at]! - this.#penY);
      this.#penX = x[at]!;
      this.#penY = y[at]!;
    }
  }
}

/** Clips a closed ring between two values of `a`; `swapped`: the first coordinate given is y. */
function clip(a: Float64Array, b: Float64Array, count: number, low: number, high: number, into: Points, swapped: boolean): void {
  into.count = 0;
  // each segment adds at most three points: where it enters, where it leaves, its end
  into.ensure(3 * count + 1);
  const outA = swapped ? into.y : into.x;
  const outB = swapped ? into.x : into.y;
  let n = 0;
  for (let i = 0; i < count; i++) {
    const [a1, b1] = [a[i]!, b[i]!];
    if (a1 >= low && a1 <= high) {
      outA[n] = a1;
      outB[n++] = b1;
    }
    if (i === count - 1) break;
    const a2 = a[i + 1]!;
    const per = (b[i + 1]! - b1) / (a2 - a1);
    // the edges in the order in which the segment crosses them
    if (a1 < low && a2 >= low) {
      outA[n] = low;
      outB[n++] = b1 + (low - a1) * per;
    } else if (a1 > high && a2 <= high) {
      outA[n] = high;
      outB[n++] = b1 + (high - a1) * per;
    }
    if (a2 < low && a1 >= low) {
      outA[n] = low;
      outB[n++] = b1 + (low - a1) * per;
    } else if (a2 > high && a1 <= high) {
      outA[n] = high;
      outB[n++] = b1 + (high - a1) * per;
    }
  }
  // a ring whose first point was clipped away ends elsewhere than it begins
  if (n > 0 && (outA[n - 1] !== outA[0] || outB[n - 1] !== outB[0])) {
    outA[n] = outA[0]!;
    outB[n++] = outB[0]!;
  }
  into.count = n;
}
