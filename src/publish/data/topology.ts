import type { Arc } from "../../core/space/arrangement.ts";
import type { LonLat } from "../../core/space/geometry.ts";
import type { CellGeometry, CellTopology } from "../../export/site/contract.ts";
import { simplify } from "./simplify.ts";

type Directed = number;
const reverse = (arc: Directed): Directed => ~arc;
const indexOf = (arc: Directed): number => (arc < 0 ? ~arc : arc);

/** Arcs between different cells, joined where only two of them meet, then simplified. */
export interface CellArcs {
  readonly lines: readonly (readonly LonLat[])[];
  /** cell on the left and on the right of each line; −1 outside */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

const keyOf = (point: LonLat): string => `${point[0]},${point[1]}`;

/** Keeps the arcs that part two cells and joins runs that part the same two. */
export function cellArcs(arcs: readonly Arc[], cellOfFace: Int32Array, budget: number): CellArcs {
  const parts: { line: LonLat[]; left: number; right: number }[] = [];
  for (const arc of arcs) {
    const left = cellOfFace[arc.left] ?? -1;
    const right = cellOfFace[arc.right] ?? -1;
    if (left !== right) parts.push({ line: [...arc.line], left, right });
  }
  const ends = new Map<string, number[]>();
  const note = (point: LonLat, part: number): void => {
    const list = ends.get(keyOf(point));
    if (list === undefined) ends.set(keyOf(point), [part]);
    else list.push(part);
  };
  parts.forEach((part, i) => {
    note(part.line[0] as LonLat, i);
    note(part.line.at(-1) as LonLat, i);
  });
  const used = new Uint8Array(parts.length);
  const lines: LonLat[][] = [];
  const left: number[] = [];
  const right: number[] = [];
  const follow = (start: number): void => {
    const seed = parts[start] as (typeof parts)[number];
    used[start] = 1;
    let line = seed.line;
    for (const pass of [0, 1]) {
      for (;;) {
        const tip = line.at(-1) as LonLat;
        if (keyOf(tip) === keyOf(line[0] as LonLat)) break;
        const meeting = ends.get(keyOf(tip)) as number[];
        if (meeting.length !== 2) break;
        const next = meeting.find((part) => used[part] === 0);
        if (next === undefined) break;
        const part = parts[next] as (typeof parts)[number];
        used[next] = 1;
        const forward = keyOf(part.line[0] as LonLat) === keyOf(tip);
        const piece = forward ? part.line : [...part.line].reverse();
        line.push(...piece.slice(1));
      }
      if (pass === 0) line = [...line].reverse();
    }
    line.reverse();
    lines.push(line);
    left.push(seed.left);
    right.push(seed.right);
  };
  for (let i = 0; i < parts.length; i++) if (used[i] === 0) follow(i);
  return { lines: simplify(lines, budget), left: Int32Array.from(left), right: Int32Array.from(right) };
}

const signedArea = (ring: readonly LonLat[]): number => {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1] as LonLat;
    const b = ring[i] as LonLat;
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum / 2;
};

const inside = (point: LonLat, ring: readonly LonLat[]): boolean => {
  let odd = false;
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1] as LonLat;
    const b = ring[i] as LonLat;
    if (a[1] > point[1] !== b[1] > point[1] && point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
  }
  return odd;
};

/** Traces the rings of one cell, its land on their left: outer rings anticlockwise with their holes. */
function polygonsOf(arcs: readonly Directed[], lineOf: (arc: Directed) => readonly LonLat[]): number[][][] {
  const from = new Map<string, Directed[]>();
  for (const arc of arcs) {
    const key = keyOf(lineOf(arc)[0] as LonLat);
    const list = from.get(key);
    if (list === undefined) from.set(key, [arc]);
    else list.push(arc);
  }
  const used = new Set<Directed>();
  const rings: { arcs: Directed[]; points: LonLat[]; area: number }[] = [];
  for (const first of arcs) {
    if (used.has(first)) continue;
    const ring: Directed[] = [];
    const points: LonLat[] = [];
    let arc: Directed | undefined = first;
    while (arc !== undefined && !used.has(arc)) {
      used.add(arc);
      ring.push(arc);
      const line = lineOf(arc);
      points.push(...(points.length === 0 ? line : line.slice(1)));
      const tip = line.at(-1) as LonLat;
      if (keyOf(tip) === keyOf(points[0] as LonLat)) break;
      const back = line.at(-2) as LonLat;
      const heading = Math.atan2(back[1] - tip[1], back[0] - tip[0]);
      let best: Directed | undefined;
      let bestTurn = -1;
      for (const candidate of from.get(keyOf(tip)) ?? []) {
        if (used.has(candidate)) continue;
        const next = lineOf(candidate)[1] as LonLat;
        // leftmost turn: the first one met when sweeping clockwise from the way we came
        let turn = heading - Math.atan2(next[1] - tip[1], next[0] - tip[0]);
        while (turn < 0) turn += 2 * Math.PI;
        if (best === undefined || turn < bestTurn) {
          best = candidate;
          bestTurn = turn;
        }
      }
      arc = best;
    }
    rings.push({ arcs: ring, points, area: signedArea(points) });
  }
  const outers = rings.filter((ring) => ring.area > 0).map((ring) => ({ ...ring, holes: [] as Directed[][] }));
  for (const hole of rings) {
    if (hole.area > 0) continue;
    const probe = hole.points[0] as LonLat;
    const home =
      outers.filter((outer) => inside(probe, outer.points)).sort((a, b) => a.area - b.area)[0] ?? outers.sort((a, b) => b.area - a.area)[0];
    home?.holes.push(hole.arcs);
  }
  return outers.sort((a, b) => b.area - a.area).map((outer) => [outer.arcs, ...outer.holes]);
}

/** Degrees of longitude beyond which an atlas is one of the world, whose borders are simplified by kilometres. */
const WORLD = 90;

/** One MultiPolygon a cell over shared arcs; `transform` has steps of 1e-4 degrees (about 11 m), ten times that for an atlas of the world. */
export function cellTopology(arcs: CellArcs, cells: readonly CellGeometry["properties"][]): CellTopology {
  const xs = arcs.lines.flatMap((line) => line.map((point) => point[0]));
  const ys = arcs.lines.flatMap((line) => line.map((point) => point[1]));
  const min = (list: readonly number[]): number => list.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const max = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const step = max(xs) - min(xs) > WORLD ? 1e-3 : 1e-4;
  const west = xs.length === 0 ? 0 : Math.floor(min(xs));
  const south = ys.length === 0 ? 0 : Math.floor(min(ys));
  const grid = arcs.lines.map((line) => {
    const points = line.map(([x, y]): [number, number] => [Math.round((x - west) / step), Math.round((y - south) / step)]);
    return points.filter(
      (point, i) => i === 0 || i === points.length - 1 || point[0] !== points[i - 1]?.[0] || point[1] !== points[i - 1]?.[1],
    );
  });
  const borders: Directed[][] = cells.map(() => []);
  arcs.lines.forEach((_, i) => {
    const left = arcs.left[i] as number;
    const right = arcs.right[i] as number;
    if (left >= 0) borders[left]?.push(i);
    if (right >= 0) borders[right]?.push(reverse(i));
  });
  const backwards: LonLat[][] = [];
  const lineOf = (arc: Directed): readonly LonLat[] => {
    const i = indexOf(arc);
    if (arc >= 0) return grid[i] as readonly LonLat[];
    backwards[i] ??= [...(grid[i] as readonly LonLat[])].reverse();
    return backwards[i];
  };
  return {
    type: "Topology",
    ...(xs.length === 0 ? {} : { bbox: [min(xs), min(ys), max(xs), max(ys)] as const }),
    transform: { scale: [step, step], translate: [west, south] },
    arcs: grid.map((line) => {
      let x = 0;
      let y = 0;
      return line.map((point): [number, number] => {
        const delta: [number, number] = [point[0] - x, point[1] - y];
        [x, y] = point;
        return delta;
      });
    }),
    objects: {
      cells: {
        type: "GeometryCollection",
        geometries: cells.map((properties, id) => ({
          type: "MultiPolygon",
          id,
          arcs: polygonsOf(borders[id] as Directed[], lineOf),
          properties,
        })),
      },
    },
  };
}
