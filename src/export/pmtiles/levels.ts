/**
 * From which zoom on each vertex is drawn. Arcs are first chained over the places where, among the arcs in use, nothing branches;
 * each chain is simplified once, by Douglas and Peucker's rule, for all zooms. Neighbours, and the border between them, thus keep
 * the same vertices at every zoom, so that no gap opens between them.
 */
import { BLOCK, type ProjectedArcs } from "./projected-arcs.ts";

export const EXTENT = 4096;

/** Units of a tile, of which it has `EXTENT`, by which an outline may be off, as drawn by MapLibre itself. */
const TOLERANCE = 3;

/** Level 0 is for tiles so many zooms above the first: those that would be too large take the vertices of lower zooms. */
const ABOVE = 6;

/** The level of vertices that the deepest tiles alone draw. */
export const DEEPEST_ONLY = 255;

/** A vertex is drawn in tiles of a zoom where its own level is at most this. */
export const levelAt = (zoom: number): number => zoom + ABOVE;

/** How far an outline of a level may be off, in widths of the world. */
export const toleranceAt = (level: number): number => TOLERANCE / (EXTENT * 2 ** (level - ABOVE));

export interface Levels {
  /** of each vertex of the projected arcs */
  readonly level: Uint8Array;
  /** the least of each block of vertices: below it, nothing of the block is drawn */
  readonly blockLevel: Uint8Array;
  /** the chain of each arc, its place there, and 1 where it runs against it; a chain of −1: not in use */
  readonly chain: Int32Array;
  readonly place: Int32Array;
  readonly against: Uint8Array;
}

/** Which vertices every tile draws, since a line ends there. */
export interface LineEnds {
  /** those within arcs */
  readonly within: Iterable<number>;
  /** what runs along each arc where it begins (2a) and where it ends (2a + 1), as a number: no chain goes on in an arc with another */
  readonly marks: Int32Array;
}

export function levelsOf(arcs: ProjectedArcs, used: readonly number[], { within, marks }: LineEnds, maxZoom: number): Levels {
  const { from } = arcs;
  const level = new Uint8Array(arcs.x.length).fill(DEEPEST_ONLY);
  const chain = new Int32Array(from.length).fill(-1);
  const place = new Int32Array(from.length);
  const against = new Uint8Array(from.length);
  for (const v of within) level[v] = 0;
  const following = junctions(arcs, used, marks);
  const simplifier = new Simplifier(arcs, level, maxZoom);
  let chains = 0;
  // half-arc 2a is arc a, 2a + 1 the same backwards
  const walk = (start: number): void => {
    const halves: number[] = [];
    for (let h = start; h >= 0 && chain[h >> 1] === -1; h = following(h)) {
      chain[h >> 1] = chains;
      place[h >> 1] = halves.length;
      against[h >> 1] = h & 1;
      halves.push(h);
    }
    chains++;
    simplifier.run(halves);
  };
  // from where something branches on; what is left then runs round in rings
  for (const a of used) {
    if (chain[a] === -1 && following(2 * a + 1) < 0) walk(2 * a);
    if (chain[a] === -1 && following(2 * a) < 0) walk(2 * a + 1);
  }
  for (const a of used) if (chain[a] === -1) walk(2 * a);
  return { level, blockLevel: leastOf(arcs, used, level), chain, place, against };
}

function leastOf({ offset, firstBlock }: ProjectedArcs, used: readonly number[], level: Uint8Array): Uint8Array {
  const least = new Uint8Array(firstBlock.at(-1) ?? 0).fill(DEEPEST_ONLY);
  for (const a of used)
    for (let v = offset[a]!, i = 0; v < offset[a + 1]!; v++, i++) {
      const block = firstBlock[a]! + Math.floor(i / BLOCK);
      if (level[v]! < least[block]!) least[block] = level[v]!;
    }
  return least;
}

/** The half-arc that goes on where a half-arc ends; −1 where something branches, a line ends, or the seam of the map begins. */
function junctions({ from, to, seam, nodes }: ProjectedArcs, used: readonly number[], marks: Int32Array): (half: number) => number {
  // the two half-arcs that leave each place
  const [one, other] = [new Int32Array(nodes).fill(-1), new Int32Array(nodes).fill(-1)];
  const branches = new Uint8Array(nodes);
  const leaves = (node: number, half: number): void => {
    if (one[node] === -1) one[node] = half;
    else if (other[node] === -1) other[node] = half;
    else branches[node] = 1;
  };
  for (const a of used) {
    leaves(from[a]!, 2 * a);
    leaves(to[a]!, 2 * a + 1);
  }
  return (half) => {
    const node = (half & 1) === 0 ? to[half >> 1]! : from[half >> 1]!;
    const [a, b] = [one[node]!, other[node]!];
    if (branches[node] === 1 || b < 0 || marks[a] !== marks[b] || seam[a >> 1] !== seam[b >> 1]) return -1;
    return a === (half ^ 1) ? b : a;
  };
}

/** Bytes of levels that are kept of one arrangement. */
const MOST_KEPT = 16_000_000;

/** Levels of chains, which most days and viewpoints share; those not asked for the longest go first. */
class KeptLevels {
  readonly #levels = new Map<string, Uint8Array>();
  #size = 0;

  get(key: string): Uint8Array | undefined {
    const levels = this.#levels.get(key);
    if (levels) {
      this.#levels.delete(key);
      this.#levels.set(key, levels);
    }
    return levels;
  }

  keep(key: string, levels: Uint8Array): void {
    this.#levels.set(key, levels);
    this.#size += key.length + levels.length;
    for (const [oldest, old] of this.#levels) {
      if (this.#size <= MOST_KEPT) return;
      this.#levels.delete(oldest);
      this.#size -= oldest.length + old.length;
    }
  }
}

const keptLevels = new WeakMap<ProjectedArcs, KeptLevels>();

/** Gives the vertices of chains their levels. */
class Simplifier {
  readonly #arcs: ProjectedArcs;
  readonly #level: Uint8Array;
  /** squares of the tolerances of all levels */
  readonly #squares: Float64Array;
  /** vertices of the chain at hand: where they stand, and which they are */
  #x = new Float64Array(1024);
  #y = new Float64Array(1024);
  #vertex = new Int32Array(1024);
  readonly #open: number[] = [];
  readonly #kept: KeptLevels;

  constructor(arcs: ProjectedArcs, level: Uint8Array, maxZoom: number) {
    this.#kept = keptLevels.get(arcs) ?? new KeptLevels();
    keptLevels.set(arcs, this.#kept);
    this.#arcs = arcs;
    this.#level = level;
    // the deepest tiles draw everything
    this.#squares = Float64Array.from({ length: levelAt(maxZoom) }, (_, l) => toleranceAt(l) ** 2);
  }

  run(halves: readonly number[]): void {
    const level = this.#level;
    const count = this.#gather(halves);
    const vertex = this.#vertex;
    level[vertex[0]!] = level[vertex[count - 1]!] = 0;
    const stays: number[] = [];
    for (let i = 1; i < count; i++) if (level[vertex[i]!] === 0) stays.push(i);
    const key = `${this.#squares.length} ${halves.join()} ${stays.join()}`;
    const before = this.#kept.get(key);
    if (before) for (let i = 0; i < count; i++) level[vertex[i]!] = before[i]!;
    else {
      for (const [i, until] of stays.entries()) this.#simplify(stays[i - 1] ?? 0, until);
      const levels = new Uint8Array(count);
      for (let i = 0; i < count; i++) levels[i] = level[vertex[i]!]!;
      this.#kept.keep(key, levels);
    }
    // where arcs join, the place is a vertex of both
    const { offset } = this.#arcs;
    for (let i = 1; i < halves.length; i++) {
      const [before, h] = [halves[i - 1]!, halves[i]!];
      const end = (before & 1) === 0 ? offset[(before >> 1) + 1]! - 1 : offset[before >> 1]!;
      const start = (h & 1) === 0 ? offset[h >> 1]! : offset[(h >> 1) + 1]! - 1;
      level[start] = level[end]!;
    }
    const [h, g] = [halves[0]!, halves.at(-1)!];
    level[(h & 1) === 0 ? offset[h >> 1]! : offset[(h >> 1) + 1]! - 1] = 0;
    level[(g & 1) === 0 ? offset[(g >> 1) + 1]! - 1 : offset[g >> 1]!] = 0;
  }

  /** The vertices of a chain, those where arcs join once. */
  #gather(halves: readonly number[]): number {
    const { offset, x, y } = this.#arcs;
    let most = 1;
    for (const h of halves) most += offset[(h >> 1) + 1]! - offset[h >> 1]! - 1;
    if (most > this.#x.length) {
      this.#x = new Float64Array(2 * most);
      this.#y = new Float64Array(2 * most);
      this.#vertex = new Int32Array(2 * most);
    }
    let n = 0;
    const take = (v: number): void => {
      this.#x[n] = x[v]!;
      this.#y[n] = y[v]!;
      this.#vertex[n++] = v;
    };
    halves.forEach((h, i) => {
      const [first, last] = [offset[h >> 1]!, offset[(h >> 1) + 1]! - 1];
      const skip = i === 0 ? 0 : 1;
      if ((h & 1) === 0) for (let v = first + skip; v <= last; v++) take(v);
      else for (let v = last - skip; v >= first; v--) take(v);
    });
    return n;
  }

  /** The vertices between two that stay. */
  #simplify(from: number, until: number): void {
    const x = this.#x;
    const y = this.#y;
    const level = this.#level;
    const squares = this.#squares;
    const least = squares.length === 0 ? Infinity : squares[squares.length - 1]!;
    const open = this.#open;
    open.push(from, until, 0);
    while (open.length > 0) {
      const above = open.pop()!;
      const last = open.pop()!;
      const first = open.pop()!;
      const [ax, ay] = [x[first]!, y[first]!];
      const [dx, dy] = [x[last]! - ax, y[last]! - ay];
      const long = dx * dx + dy * dy;
      const per = long === 0 ? 0 : 1 / long;
      let farthest = least;
      let at = -1;
      for (let i = first + 1; i < last; i++) {
        let [px, py] = [x[i]! - ax, y[i]! - ay];
        let t = (px * dx + py * dy) * per;
        if (t > 1) t = 1;
        if (t > 0) {
          px -= t * dx;
          py -= t * dy;
        }
        const far = px * px + py * py;
        if (far > farthest) {
          farthest = far;
          at = i;
        }
      }
      if (at < 0) continue;
      // a vertex is never drawn before the one that parted its stretch
      let own = above;
      while (farthest <= squares[own]!) own++;
      level[this.#vertex[at]!] = own;
      if (at - first > 1) open.push(first, at, own);
      if (last - at > 1) open.push(at, last, own);
    }
  }
}
