import earcut from "earcut";
import type { CellTopology, SiteTerritory } from "../../export/site/contract.ts";
import { precisionOf } from "./precision.ts";

export type Point = readonly [lon: number, lat: number];

/** Decoded borders of an atlas and how cells are made of them. */
export interface CellShapes {
  /** degrees */
  readonly arcs: readonly (readonly Point[])[];
  /** cell on the left and right of each arc; −1 outside */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** rings of the polygons of each cell, degrees */
  readonly polygons: readonly (readonly (readonly (readonly Point[])[])[])[];
  /** how far off each arc may lie, km */
  readonly precision: readonly (number | undefined)[];
  /** west, south, east, north of each cell */
  readonly boxes: Float64Array;
}

/** Decodes the topology. */
export function decode(topology: CellTopology, territories: readonly SiteTerritory[] = []): CellShapes {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]): Point => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const cells = topology.objects.cells.geometries;
  const left = new Int32Array(arcs.length).fill(-1);
  const right = new Int32Array(arcs.length).fill(-1);
  const boxes = new Float64Array(cells.length * 4);
  const polygons = cells.map((cell, index) => {
    let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
    const shape = cell.arcs.map((polygon) =>
      polygon.map((ring) => {
        const points: Point[] = [];
        for (const arc of ring) {
          const line = arcs[arc < 0 ? ~arc : arc] as readonly Point[];
          if (arc < 0) right[~arc] = index;
          else left[arc] = index;
          const piece = arc < 0 ? [...line].reverse() : line;
          for (let i = points.length === 0 ? 0 : 1; i < piece.length; i++) points.push(piece[i] as Point);
        }
        for (const [x, y] of points) {
          w = Math.min(w, x);
          e = Math.max(e, x);
          s = Math.min(s, y);
          n = Math.max(n, y);
        }
        return points;
      }),
    );
    boxes.set([w, s, e, n], index * 4);
    return shape;
  });
  return { arcs, left, right, polygons, boxes, precision: precisionOf({ arcs, left, right }, territories) };
}

const crosses = (ring: readonly Point[], x: number, y: number): boolean => {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i] as Point;
    const b = ring[j] as Point;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
  }
  return odd;
};

/** The cell under a point, or −1. */
export function cellAt(shapes: CellShapes, lon: number, lat: number): number {
  for (let cell = 0; cell < shapes.polygons.length; cell++) {
    const [w, s, e, n] = shapes.boxes.subarray(cell * 4, cell * 4 + 4) as unknown as [number, number, number, number];
    if (lon < w || lon > e || lat < s || lat > n) continue;
    for (const polygon of shapes.polygons[cell] ?? [])
      if (polygon.reduce((odd, ring) => odd !== crosses(ring, lon, lat), false)) return cell;
  }
  return -1;
}

/** Web Mercator, the whole world in 0…1, y downwards. */
export const mercator = (lon: number, lat: number): [number, number] => {
  const phi = (Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180;
  return [lon / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
};

/** Triangles of all cells in Mercator units relative to `origin`, three floats a vertex: x, y, cell. */
export function triangles(shapes: CellShapes): { readonly vertices: Float32Array; readonly origin: readonly [number, number] } {
  const all = shapes.arcs.flat();
  const mean = (pick: 0 | 1): number => (all.length === 0 ? 0 : all.reduce((sum, point) => sum + point[pick], 0) / all.length);
  const origin = mercator(mean(0), mean(1));
  const out: number[] = [];
  shapes.polygons.forEach((polygons, cell) => {
    for (const rings of polygons) {
      const flat: number[] = [];
      const holes: number[] = [];
      for (const ring of rings) {
        if (ring.length < 4) continue;
        if (flat.length > 0) holes.push(flat.length / 2);
        for (let i = 0; i < ring.length - 1; i++) {
          const [x, y] = mercator((ring[i] as Point)[0], (ring[i] as Point)[1]);
          flat.push(x - origin[0], y - origin[1]);
        }
      }
      if (flat.length < 6) continue;
      for (const i of earcut(flat, holes)) out.push(flat[i * 2] as number, flat[i * 2 + 1] as number, cell);
    }
  });
  return { vertices: Float32Array.from(out), origin };
}
