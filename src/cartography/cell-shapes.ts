import type { CellTopology } from "./cells-file.ts";
import { type Drawnness, drawnness, type Vague } from "./precision.ts";

export type Point = readonly [lon: number, lat: number];

/** A ring as arcs in turn; `~arc` runs backwards. */
type Ring = readonly number[];

/** Decoded borders of an atlas and how cells are made of them. */
export interface CellShapes extends Drawnness {
  /** degrees */
  readonly arcs: readonly (readonly Point[])[];
  /** cell on the left and right of each arc; −1 outside */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** polygons of each cell as rings of arcs */
  readonly rings: readonly (readonly (readonly Ring[])[])[];
  /** west, south, east, north of each cell */
  readonly boxes: Float64Array;
}

/** Decodes the topology. */
export function decode(topology: CellTopology, territories: readonly Vague[] = []): CellShapes {
  const { scale, translate } = topology.transform;
  const spans = new Float64Array(topology.arcs.length * 4);
  const arcs = topology.arcs.map((arc, index) => {
    let [x, y] = [0, 0];
    let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
    const line = arc.map(([dx, dy]): Point => {
      x += dx;
      y += dy;
      const lon = x * scale[0] + translate[0];
      const lat = y * scale[1] + translate[1];
      if (lon < w) w = lon;
      if (lon > e) e = lon;
      if (lat < s) s = lat;
      if (lat > n) n = lat;
      return [lon, lat];
    });
    spans.set([w, s, e, n], index * 4);
    return line;
  });
  const rings = topology.objects.cells.geometries.map((cell) => cell.arcs);
  const left = new Int32Array(arcs.length).fill(-1);
  const right = new Int32Array(arcs.length).fill(-1);
  const boxes = new Float64Array(rings.length * 4);
  rings.forEach((polygons, cell) => {
    let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const polygon of polygons)
      for (const ring of polygon)
        for (const arc of ring) {
          const i = arc < 0 ? ~arc : arc;
          if (arc < 0) right[i] = cell;
          else left[i] = cell;
          w = Math.min(w, spans[i * 4] as number);
          s = Math.min(s, spans[i * 4 + 1] as number);
          e = Math.max(e, spans[i * 4 + 2] as number);
          n = Math.max(n, spans[i * 4 + 3] as number);
        }
    boxes.set([w, s, e, n], cell * 4);
  });
  return { arcs, left, right, rings, boxes, ...drawnness({ arcs, left, right }, territories) };
}

/** Rings of the polygons of one cell, degrees. */
export function polygonsOf({ arcs, rings }: CellShapes, cell: number): readonly (readonly (readonly Point[])[])[] {
  return (rings[cell] ?? []).map((polygon) =>
    polygon.map((ring) => {
      const points: Point[] = [];
      for (const arc of ring) {
        const line = arcs[arc < 0 ? ~arc : arc] as readonly Point[];
        const piece = arc < 0 ? line.toReversed() : line;
        for (let i = points.length === 0 ? 0 : 1; i < piece.length; i++) points.push(piece[i] as Point);
      }
      return points;
    }),
  );
}

/** Whether a ray to the east meets the line an odd number of times: M. Shimrat, “Algorithm 112: position of point relative to polygon”, CACM 5 (1962). */
const crosses = (line: readonly Point[], x: number, y: number): boolean => {
  let odd = false;
  for (let i = 1; i < line.length; i++) {
    const a = line[i] as Point;
    const b = line[i - 1] as Point;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
  }
  return odd;
};

/** The cell under a point, or −1. */
export function cellAt({ arcs, rings, boxes }: CellShapes, lon: number, lat: number): number {
  for (let cell = 0; cell < rings.length; cell++) {
    const at = cell * 4;
    if (
      lon < (boxes[at] as number) ||
      lat < (boxes[at + 1] as number) ||
      lon > (boxes[at + 2] as number) ||
      lat > (boxes[at + 3] as number)
    )
      continue;
    for (const polygon of rings[cell] ?? []) {
      let odd = false;
      for (const ring of polygon) for (const arc of ring) if (crosses(arcs[arc < 0 ? ~arc : arc] ?? [], lon, lat)) odd = !odd;
      if (odd) return cell;
    }
  }
  return -1;
}

/** Web Mercator, the whole world in 0…1, y downwards. */
export const mercator = (lon: number, lat: number): [number, number] => {
  const phi = (Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180;
  return [lon / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
};

/** The reverse of it. */
export const fromMercator = (x: number, y: number): [lon: number, lat: number] => [
  (x - 0.5) * 360,
  (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI,
];

/** West, south, east and north of what a camera sees, degrees; longitudes may pass 180. Width and height in pixels, tiles of 512. */
export function boundsOf(
  { lon, lat, zoom }: { readonly lon: number; readonly lat: number; readonly zoom: number },
  width: number,
  height: number,
): readonly [west: number, south: number, east: number, north: number] {
  const world = 512 * 2 ** zoom;
  const [x, y] = mercator(lon, lat);
  const [dx, dy] = [width / 2 / world, height / 2 / world];
  return [...fromMercator(x - dx, y + dy), ...fromMercator(x + dx, y - dy)];
}
