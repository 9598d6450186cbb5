import polylabel from "polylabel";
import { degreesFromLine } from "../core/space/great-circle.ts";
import type { CellShapes, Point } from "./cell-shapes.ts";

/** Where the name of a stretch of land stands. */
export interface LabelSpot {
  /** inside the land, as far from its outline as a name that is wider than high wants it */
  readonly at: Point;
  /** degrees of longitude that the land is wide there, as far as a name in the middle can use it */
  readonly span: number;
  /** degrees of latitude from there to the outline */
  readonly reach: number;
  readonly km2: number;
}

/** Names are wider than they are high: land is looked at as if it were narrower than it is. */
const SQUEEZE = 0.45;
/** Parts smaller than this share of the largest are not named beside it, and no more than so many are. */
const SHARE = 0.01;
const MOST = 12;

/** The middle of the land's width is taken where it is no nearer to the outline than this share of the innermost point. */
const WORTH = 0.4;

const known = new WeakMap<CellShapes, Map<string, readonly LabelSpot[]>>();
const neighbours = new WeakMap<CellShapes, readonly (readonly number[])[]>();

/**
 * Spots for the name of several cells: one for each part that hangs together, the largest first. The innermost point is the pole of
 * inaccessibility: D. Garcia-Castellanos and U. Lombardo, “Poles of inaccessibility”, Scottish Geographical Journal 123 (2007), found by
 * V. Agafonkin's `polylabel` (2016).
 */
export function labelSpots(shapes: CellShapes, members: readonly number[], km2Of: (cell: number) => number): readonly LabelSpot[] {
  let spots = known.get(shapes);
  if (spots === undefined) known.set(shapes, (spots = new Map()));
  const key = members.join();
  let found = spots.get(key);
  if (found === undefined) {
    const parts = partsOf(shapes, members)
      .map((cells) => ({ cells, km2: cells.reduce((sum, cell) => sum + km2Of(cell), 0) }))
      .sort((a, b) => b.km2 - a.km2);
    const least = SHARE * (parts[0]?.km2 ?? 0);
    found = parts
      .slice(0, MOST)
      .filter((part) => part.km2 >= least)
      .flatMap(({ cells, km2 }) => spotIn(shapes, cells, km2) ?? []);
    spots.set(key, found);
  }
  return found;
}

/** Arcs of each cell. */
function arcsOf(shapes: CellShapes): readonly (readonly number[])[] {
  let arcs = neighbours.get(shapes);
  if (arcs === undefined)
    neighbours.set(shapes, (arcs = shapes.rings.map((polygons) => polygons.flat(2).map((arc) => (arc < 0 ? ~arc : arc)))));
  return arcs;
}

/** Cells that hang together over borders between them. */
function partsOf(shapes: CellShapes, members: readonly number[]): readonly (readonly number[])[] {
  const arcs = arcsOf(shapes);
  const left = new Set(members);
  const parts: number[][] = [];
  for (const first of members) {
    if (!left.delete(first)) continue;
    const part = [first];
    for (const cell of part)
      for (const arc of arcs[cell] ?? [])
        for (const other of [shapes.left[arc] as number, shapes.right[arc] as number]) if (left.delete(other)) part.push(other);
    parts.push(part);
  }
  return parts;
}

function spotIn(shapes: CellShapes, cells: readonly number[], km2: number): LabelSpot | undefined {
  const rings = outlineOf(shapes, cells);
  const boxes = rings.map(boxOf);
  const outer = boxes.reduce((best, box, i) => (area(box) > area(boxes[best] ?? [0, 0, 0, 0]) ? i : best), 0);
  const [west, south, east, north] = boxes[outer] ?? [0, 0, 0, 0];
  if (!(east > west && north > south)) return undefined;
  const scale = Math.cos((((south + north) / 2) * Math.PI) / 180) * SQUEEZE;
  const ordered = [rings[outer] as readonly Point[], ...rings.filter((_, i) => i !== outer)];
  const flat = ordered.map((ring) => ring.map(([lon, lat]): [number, number] => [lon * scale, lat]));
  const best = polylabel(flat, Math.min((east - west) * scale, north - south) / 30);
  const at: Point = [best[0] / scale, best[1]];
  if (!(best.distance > 0)) return undefined;
  const [left, right] = sidesAt(rings, at);
  const inner: LabelSpot = { at, span: 2 * Math.min(left, right), reach: best.distance, km2 };
  // The middle between both sides has more room for a wide name, where it is not much nearer to the outline.
  const middle: Point = [at[0] + (right - left) / 2, at[1]];
  const reach = Math.min(...rings.map((ring) => degreesFromLine(middle, ring)));
  return reach >= WORTH * best.distance ? { at: middle, span: left + right, reach, km2 } : inner;
}

/** The outline of cells as closed rings, chained from the arcs that only one of them has. */
export function outlineOf(shapes: CellShapes, cells: readonly number[]): readonly (readonly Point[])[] {
  const inside = new Set(cells);
  const starting = new Map<string, (readonly Point[])[]>();
  for (const arc of new Set(cells.flatMap((cell) => arcsOf(shapes)[cell] ?? []))) {
    const [l, r] = [inside.has(shapes.left[arc] as number), inside.has(shapes.right[arc] as number)];
    const line = shapes.arcs[arc] as readonly Point[];
    if (l === r || line.length < 2) continue;
    const along = l ? line : line.toReversed();
    const key = String(along[0]);
    const list = starting.get(key);
    if (list) list.push(along);
    else starting.set(key, [along]);
  }
  const rings: Point[][] = [];
  for (const list of starting.values())
    for (let line = list.pop(); line !== undefined; line = list.pop()) {
      const ring = [...line];
      while (String(ring[0]) !== String(ring.at(-1))) {
        const next = starting.get(String(ring.at(-1)))?.pop();
        if (next === undefined) break;
        ring.push(...next.slice(1));
      }
      rings.push(ring);
    }
  return rings;
}

type Box = readonly [west: number, south: number, east: number, north: number];
const boxOf = (ring: readonly Point[]): Box =>
  ring.reduce<Box>(
    ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
const area = ([w, s, e, n]: Box): number => (e > w && n > s ? (e - w) * (n - s) : 0);

/** Degrees of longitude from a point to the sides of the land on its own latitude. */
function sidesAt(rings: readonly (readonly Point[])[], [x, y]: Point): readonly [left: number, right: number] {
  let [left, right] = [Infinity, Infinity];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as Point, ring[i] as Point];
      if (a[1] > y === b[1] > y) continue;
      const way = ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0] - x;
      if (way < 0) left = Math.min(left, -way);
      else right = Math.min(right, way);
    }
  return Number.isFinite(left + right) ? [left, right] : [0, 0];
}
