/** The land and the cells of a site on the plane of the Mercator projection, worked out once for all its small maps. */
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { type CellShapes, decode } from "../cartography/cell-shapes.ts";
import { polygonsOf } from "../cartography/coast.ts";
import { onPlane, type Shape } from "../cartography/plane.ts";
import type { MapData } from "./data/map-data.ts";

export interface Plane {
  /** every arc on the plane, not delta-encoded */
  readonly topology: Topology;
  readonly cells: readonly Shape[];
  /** polygons of the land under the map */
  readonly land: readonly Shape[];
  /** land of several cells as one, by their numbers */
  readonly merged: Map<string, Shape>;
  /** borders, by what stands on either side */
  readonly borders: Map<string, Borders>;
  /** the same in degrees: what lies beside each arc, whether a source draws it, the box of each cell */
  readonly shapes: CellShapes;
}
/** Borders that a source draws, and those that only close a figure. */
export interface Borders {
  readonly drawn: Shape;
  readonly undrawn: Shape;
}

const planes = new WeakMap<MapData, Plane>();

export function planeOf(data: MapData): Plane {
  let plane = planes.get(data);
  if (plane === undefined) {
    const { transform, arcs, ...rest } = data.cells;
    const topology = {
      ...rest,
      arcs: arcs.map((arc) => {
        let [x, y] = [0, 0];
        return arc.map(([dx, dy]) => {
          x += dx;
          y += dy;
          return onPlane([x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]]);
        });
      }),
    } as unknown as Topology;
    const cells = data.cells.objects.cells.geometries.map((cell) => {
      const shape = feature(topology, cell as never) as unknown as GeoJSON.Feature<GeoJSON.MultiPolygon>;
      return shape.geometry.coordinates.flat() as unknown as Shape;
    });
    const land = polygonsOf(data.land).map((polygon) => polygon.map((ring) => ring.map(onPlane)));
    planes.set(
      data,
      (plane = { topology, cells, land, merged: new Map(), borders: new Map(), shapes: decode(data.cells, data.atlas.territories) }),
    );
  }
  return plane;
}
