/** Holdings and borders as paths along the arcs that they share, with the zooms from which each vertex is drawn. */
import type { Arrangement } from "../../core/space/arrangement.ts";
import type { Border, Stretch } from "./borders.ts";
import type { Path } from "./cutter.ts";
import { type Levels, levelsOf } from "./levels.ts";
import { type Corners, type ProjectedArcs, projectedArcs } from "./projected-arcs.ts";

/** Polygons of rings of arcs, as an arrangement gives them. */
export type ArcPolygons = ReturnType<Arrangement["rings"]>;

/** Features in order, each of parts: polygons as rings, the outer one first, or lines, each by itself. */
export interface DrawnLayer {
  /** which feature each part is of, ascending */
  readonly featureOf: Int32Array;
  readonly parts: readonly (readonly Path[])[];
  /** corners of each part, four numbers each */
  readonly boxes: Float64Array;
}

export interface Drawing {
  readonly arcs: ProjectedArcs;
  readonly levels: Levels;
  readonly land: DrawnLayer;
  readonly lines: DrawnLayer;
}

/** `outlines`: the rings of each holding, as arcs. */
export function drawingOf(
  arrangement: Arrangement,
  outlines: readonly ArcPolygons[],
  borders: readonly Border[],
  maxZoom: number,
): Drawing {
  const arcs = projectedArcs(arrangement);
  const used = new Set<number>();
  for (const polygons of outlines) for (const rings of polygons) for (const ring of rings) for (const a of ring) used.add(a < 0 ? ~a : a);
  const within = new Set<number>();
  const marks = new Int32Array(2 * arcs.from.length);
  for (const [i, { stretches }] of borders.entries())
    for (const { arc, from, to } of stretches) {
      used.add(arc);
      const [first, last] = [arcs.offset[arc]!, arcs.offset[arc + 1]! - 1];
      if (from === 0) marks[2 * arc] = Math.imul(marks[2 * arc]!, 31) + i + 1;
      else within.add(first + from);
      if (first + to === last) marks[2 * arc + 1] = Math.imul(marks[2 * arc + 1]!, 31) + i + 1;
      else within.add(first + to);
    }
  const levels = levelsOf(
    arcs,
    [...used].sort((a, b) => a - b),
    { within, marks },
    maxZoom,
  );
  const land = outlines.map((polygons) => polygons.map((rings) => rings.map((ring) => ringAlong(arcs, ring))));
  const lines = borders.map(({ stretches }) => joined(arcs, levels, stretches).map((line) => [line]));
  return { arcs, levels, land: layerOf(land), lines: layerOf(lines) };
}

function layerOf(features: readonly (readonly (readonly Path[])[])[]): DrawnLayer {
  const parts = features.flat();
  const featureOf = Int32Array.from(features.flatMap((own, f) => own.map(() => f)));
  return { featureOf, parts, boxes: Float64Array.from(parts.flatMap(([first]) => (first as Path).corners)) };
}

/** The corners of a box round boxes. */
function around(boxes: Iterable<ArrayLike<number>>): Corners {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    west = Math.min(west, box[0]!);
    north = Math.min(north, box[1]!);
    east = Math.max(east, box[2]!);
    south = Math.max(south, box[3]!);
  }
  return [west, north, east, south];
}

function ringAlong(arcs: ProjectedArcs, ring: readonly number[]): Path {
  const { offset, boxes, area } = arcs;
  const stretches = new Int32Array(3 * ring.length);
  let size = 0;
  for (const [i, a] of ring.entries()) {
    const arc = a < 0 ? ~a : a;
    const [first, last] = [offset[arc]!, offset[arc + 1]! - 1];
    stretches.set(a < 0 ? [arc, last, first] : [arc, first, last], 3 * i);
    size += a < 0 ? -area[arc]! : area[arc]!;
  }
  const each = ring.map((a) => boxes.subarray(4 * (a < 0 ? ~a : a)));
  return { stretches, corners: around(each), size: Math.abs(size) };
}

/** Stretches as lines, joined where one goes on in another. */
function joined(arcs: ProjectedArcs, { chain, place, against }: Levels, stretches: readonly Stretch[]): Path[] {
  const { offset, boxes, length } = arcs;
  // along their chains
  const along = stretches
    .map(({ arc, from, to }) => {
      const [first, last] = [offset[arc]! + from, offset[arc]! + to];
      return against[arc] === 1 ? { arc, first: last, last: first } : { arc, first, last };
    })
    .sort(
      (a, b) =>
        chain[a.arc]! - chain[b.arc]! || place[a.arc]! - place[b.arc]! || (against[a.arc] === 1 ? b.first - a.first : a.first - b.first),
    );
  const lines: (typeof along)[] = [];
  for (const stretch of along) {
    const before = lines.at(-1)?.at(-1);
    if (
      before &&
      chain[before.arc] === chain[stretch.arc] &&
      place[before.arc]! + 1 === place[stretch.arc]! &&
      goesOn(arcs, before, stretch)
    )
      lines.at(-1)?.push(stretch);
    else lines.push([stretch]);
  }
  return lines.map(
    (line): Path => ({
      stretches: Int32Array.from(line.flatMap(({ arc, first, last }) => [arc, first, last])),
      corners: around(line.map(({ arc }) => boxes.subarray(4 * arc))),
      // of an arc in part, its share of the vertices
      size: line.reduce(
        (sum, { arc, first, last }) => sum + (length[arc]! * Math.abs(last - first)) / (offset[arc + 1]! - 1 - offset[arc]!),
        0,
      ),
    }),
  );
}

/** Whether the first of two stretches of neighbouring arcs reaches the end of its own, and the second begins there. */
function goesOn(
  { offset }: ProjectedArcs,
  before: { readonly arc: number; readonly last: number },
  after: { readonly arc: number; readonly first: number },
): boolean {
  const isEnd = (arc: number, v: number): boolean => v === offset[arc] || v === offset[arc + 1]! - 1;
  return isEnd(before.arc, before.last) && isEnd(after.arc, after.first);
}
