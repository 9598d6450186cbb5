import type { Arrangement } from "./arrangement.ts";
import type { LonLat } from "./geometry.ts";

/** Faces that become one geometry. */
export interface FaceGroup {
  readonly id?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly faces: Iterable<number>;
}

/** A TopoJSON geometry over shared arcs; ~a means arc a backwards. */
export type TopologyGeometry = { readonly id?: string; readonly properties?: Readonly<Record<string, unknown>> } & (
  | { readonly type: "Polygon"; readonly arcs: number[][] }
  | { readonly type: "MultiPolygon"; readonly arcs: number[][][] }
  | { readonly type: "MultiLineString"; readonly arcs: number[][] }
  | { readonly type: null }
);

/** A quantised TopoJSON topology with one collection. */
export interface Topology {
  readonly type: "Topology";
  readonly bbox: [number, number, number, number];
  readonly transform: { readonly scale: [number, number]; readonly translate: [number, number] };
  readonly objects: { readonly [name: string]: { readonly type: "GeometryCollection"; readonly geometries: TopologyGeometry[] } };
  readonly arcs: [number, number][][];
}

export interface TopologyOptions {
  /** name of the collection; default `land` */
  readonly name?: string;
  /** lines in place of the arcs' own, as from `simplify` */
  readonly lines?: readonly (readonly LonLat[])[];
  /** line primitives that become a second collection, `along`: each as those of the arcs on it that some group uses */
  readonly along?: readonly string[];
  /** unit of the coordinates in degrees; default 1e-7, the grid itself */
  readonly quantum?: number;
}

/**
 * Groups of faces as TopoJSON: one geometry a group, borders inside a group dissolved, borders between groups stored once
 * (RFC 7946 winding, cut at the antimeridian). Arcs are quantised and delta-encoded; those that no group uses are left out.
 */
export function toTopology(arrangement: Arrangement, groups: readonly FaceGroup[], options: TopologyOptions = {}): Topology {
  const perDegree = Math.round(1 / (options.quantum ?? 1e-7));
  const number = new Map<number, number>();
  const order: number[] = [];
  const renumbered = (arc: number): number => {
    const a = arc < 0 ? ~arc : arc;
    let n = number.get(a);
    if (n === undefined) {
      n = order.length;
      number.set(a, n);
      order.push(a);
    }
    return arc < 0 ? ~n : n;
  };
  const geometries = groups.map((group): TopologyGeometry => {
    const about = {
      ...(group.id === undefined ? {} : { id: group.id }),
      ...(group.properties === undefined ? {} : { properties: group.properties }),
    };
    const polygons = arrangement.rings(group.faces).map((rings) => rings.map((ring) => ring.map(renumbered)));
    if (polygons.length === 0) return { ...about, type: null };
    if (polygons.length === 1) return { ...about, type: "Polygon", arcs: polygons[0]! };
    return { ...about, type: "MultiPolygon", arcs: polygons };
  });
  const along = options.along?.map((id): TopologyGeometry => {
    const arcs = arrangement.arcsAlong(id).filter((arc) => number.has(arc < 0 ? ~arc : arc));
    return { id, type: "MultiLineString", arcs: arcs.map((arc) => [renumbered(arc)]) };
  });
  const lines = order.map((a) =>
    (options.lines?.[a] ?? arrangement.arcs[a]!.line).map(([lon, lat]): [number, number] => [
      Math.round(lon * perDegree),
      Math.round(lat * perDegree),
    ]),
  );
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (const [x, y] of line) {
      x0 = Math.min(x0, x);
      y0 = Math.min(y0, y);
      x1 = Math.max(x1, x);
      y1 = Math.max(y1, y);
    }
  if (lines.length === 0) [x0, y0, x1, y1] = [0, 0, 0, 0];
  const scale = 1 / perDegree;
  return {
    type: "Topology",
    bbox: [x0 / perDegree, y0 / perDegree, x1 / perDegree, y1 / perDegree],
    transform: { scale: [scale, scale], translate: [x0 / perDegree, y0 / perDegree] },
    objects: {
      [options.name ?? "land"]: { type: "GeometryCollection", geometries },
      ...(along && { along: { type: "GeometryCollection", geometries: along } }),
    },
    arcs: lines.map((line) => encoded(line, x0, y0)),
  };
}

function encoded(line: readonly [number, number][], x0: number, y0: number): [number, number][] {
  const deltas: [number, number][] = [];
  let px = x0;
  let py = y0;
  line.forEach(([x, y], i) => {
    // what the quantum made one point is written once, but an arc keeps two positions
    if (i > 0 && x === px && y === py && !(i === line.length - 1 && deltas.length < 2)) return;
    deltas.push([x - px, y - py]);
    px = x;
    py = y;
  });
  return deltas;
}
