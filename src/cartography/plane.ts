/** Land on the plane of the Mercator projection, and the part of it that a picture shows as path data. */

export type Point = readonly [x: number, y: number];
/** Rings of one cell, outer ones and holes alike. */
export type Shape = readonly (readonly Point[])[];

const RADIANS = Math.PI / 180;
/** km around the equator */
const EQUATOR = 40_075;

/** Degrees → the plane, in radians of longitude, y downward; the poles lie at 85 degrees. */
export function onPlane([lon, lat]: readonly [number, number]): Point {
  const bounded = Math.max(-85, Math.min(85, lat));
  return [lon * RADIANS, -Math.log(Math.tan(Math.PI / 4 + (bounded * RADIANS) / 2))];
}

/** Where a map is looked at: degrees, and zoom as of web maps. */
export interface Camera {
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
}

const bounds = new WeakMap<readonly Point[], readonly [number, number, number, number]>();

function boundsOf(points: readonly Point[]): readonly [w: number, n: number, e: number, s: number] {
  let [w, n, e, s] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < w) w = x;
    if (x > e) e = x;
    if (y < n) n = y;
    if (y > s) s = y;
  }
  return [w, n, e, s];
}

/** Rings smaller than this many pixels either way are not drawn. */
const TINY = 0.8;
/** px by which a drawing that is soon replaced may be off */
const STRAIGHT = 0.75;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A number of path data after another: what tells them apart is left out where a sign does. */
const after = (value: number): string => `${value < 0 ? "" : " "}${short(value)}`;
const short = (value: number): string => (Math.abs(value) < 1 ? String(value).replace("0.", ".") : String(value));

/** Points as path data, each by its way from the one before: two thirds of the length of their places. Empty where they make no line, or no area. */
function written([first, ...others]: readonly Point[], closed: boolean): string {
  if (first === undefined) return "";
  let [x0, y0] = first;
  let out = `M${short(x0)}${after(y0)}l`;
  let moves = 0;
  for (const [x, y] of others) {
    if (x === x0 && y === y0) continue;
    const [dx, dy] = [tenth(x - x0), tenth(y - y0)];
    out += `${moves > 0 ? after(dx) : short(dx)}${after(dy)}`;
    [x0, y0] = [x, y];
    moves++;
  }
  return moves < (closed ? 2 : 1) ? "" : `${out}${closed ? "z" : ""}`;
}

/** A line without the points that lie no further than `off` from it (Douglas and Peucker); its ends stay. */
function straighter(line: readonly Point[], off: number): readonly Point[] {
  if (line.length < 3) return line;
  const kept = new Set([0, line.length - 1]);
  const open: [first: number, last: number][] = [[0, line.length - 1]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [first, last] = part;
    const [[x0, y0], [x1, y1]] = [line[first] as Point, line[last] as Point];
    const length = Math.hypot(x1 - x0, y1 - y0);
    let [farthest, most] = [-1, off];
    for (let i = first + 1; i < last; i++) {
      const [x, y] = line[i] as Point;
      const far = length === 0 ? Math.hypot(x - x0, y - y0) : Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length;
      if (far > most) [farthest, most] = [i, far];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    open.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, i) => kept.has(i));
}

/** A part of the plane laid into a picture of so many pixels. */
export class View {
  readonly #scale: number;
  readonly #x: number;
  readonly #y: number;
  readonly #height: number;
  /** pixels between which something is drawn: the picture, and where the world is drawn again beside it, what is seen there */
  readonly #left: number;
  readonly #right: number;
  /** how many world widths to the east the world is drawn, 0 for itself */
  readonly copies: readonly number[];
  /** pixels of one world width, and of a kilometre in the middle */
  readonly world: number;
  readonly kilometre: number;

  private constructor(scale: number, [x, y]: Point, width: number, height: number, repeats = false) {
    this.#scale = scale;
    this.#x = width / 2 - scale * x;
    this.#y = height / 2 - scale * y;
    this.#height = height;
    this.world = scale * 2 * Math.PI;
    // the scale of the projection grows with the latitude as the cosine shrinks
    this.kilometre = (this.world / EQUATOR) * Math.cosh(y);
    const west = this.#x - this.world / 2;
    const [first, last] = [Math.ceil(-(west + this.world) / this.world), Math.floor((width - west) / this.world)];
    this.copies = repeats ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [0];
    this.#left = -Math.max(...this.copies) * this.world;
    this.#right = width - Math.min(...this.copies) * this.world;
  }

  /** All of these points, with a margin around them. */
  static around(focus: readonly Point[], width: number, height: number): View {
    const [w, n, e, s] = boundsOf(focus);
    const margin = Math.round(width * 0.06);
    // a focus without extent, such as a line to itself, is shown with some land around it
    const scale = Math.min((width - 2 * margin) / Math.max(e - w, 1e-3), (height - 2 * margin) / Math.max(s - n, 1e-3));
    return new View(scale, [(w + e) / 2, (n + s) / 2], width, height);
  }

  /** What a camera sees: zoom 0 is a world of 512 pixels. `repeats`: the world is drawn again where the picture goes on beyond its edge. */
  static at({ lat, lon, zoom }: Camera, width: number, height: number, repeats = false): View {
    // the world around the camera is the one that the others are copies of
    const turned = repeats ? lon - 360 * Math.floor((lon + 180) / 360) : lon;
    return new View((512 * 2 ** zoom) / (2 * Math.PI), onPlane([turned, lat]), width, height, repeats);
  }

  /** Pixels of a point, to a tenth. */
  at([x, y]: Point): Point {
    return [tenth(this.#x + x * this.#scale), tenth(this.#y + y * this.#scale)];
  }

  /** Which edges of the picture a pixel lies beyond, as bits. */
  #beyond(x: number, y: number): number {
    return (x < this.#left - 2 ? 1 : x > this.#right + 2 ? 2 : 0) | (y < -2 ? 4 : y > this.#height + 2 ? 8 : 0);
  }

  /** Path data of a ring or line; empty where nothing of it is seen. */
  path(line: readonly Point[], closed: boolean): string {
    return written(this.#kept(line, closed, 1, TINY), closed);
  }

  /** The same in steps of whole pixels: shorter still, for a drawing that is soon replaced. */
  steps(line: readonly Point[], closed: boolean): string {
    const kept = this.#kept(line, closed, 1.6, 2 * TINY).map(([x, y]): Point => [Math.round(x), Math.round(y)]);
    // a ring comes back to its first point
    const [first] = kept;
    if (!closed || first === undefined) return written(straighter(kept, STRAIGHT), closed);
    return written(straighter([...kept, first], STRAIGHT).slice(0, -1), closed);
  }

  /** The points of a line that are worth drawing. Those nearer than `least` to the one before, runs out of sight and `tiny` rings are left out. */
  #kept(line: readonly Point[], closed: boolean, least: number, tiny: number): readonly Point[] {
    let box = bounds.get(line);
    if (box === undefined) bounds.set(line, (box = boundsOf(line)));
    const [left, top] = this.at([box[0], box[1]]);
    const [right, bottom] = this.at([box[2], box[3]]);
    if (right < this.#left || bottom < 0 || left > this.#right || top > this.#height) return [];
    if (closed && right - left < tiny && bottom - top < tiny) return [];
    const kept: Point[] = [];
    const last = line.length - 1;
    let before = 0;
    line.forEach((point, i) => {
      const [x, y] = this.at(point);
      const tip = kept.at(-1);
      if (tip !== undefined && i < last && Math.abs(tip[0] - x) + Math.abs(tip[1] - y) < least) return;
      const beyond = this.#beyond(x, y);
      // between two points beyond the same edge a third one changes nothing that is seen
      const hidden = beyond & before;
      const previous = kept.at(-2);
      if (hidden !== 0 && previous !== undefined && (this.#beyond(previous[0], previous[1]) & hidden) !== 0) kept.pop();
      kept.push([x, y]);
      before = beyond;
    });
    if (closed && kept.length > 1) kept.pop();
    return kept.length < (closed ? 3 : 2) ? [] : kept;
  }
}
