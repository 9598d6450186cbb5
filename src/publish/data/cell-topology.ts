import type { CellGeometry, CellTopology } from "../../cartography/cells-file.ts";
import { arrange } from "../../core/space/arrange.ts";
import type { Arrangement } from "../../core/space/arrangement.ts";
import type { Line, Primitive } from "../../core/space/geometry.ts";
import { simplify } from "../../core/space/simplify.ts";
import { toTopology } from "../../core/space/topology.ts";

/** One cell: its faces in the full arrangement, and what is published of it. */
export interface CellLand {
  readonly faces: readonly number[];
  readonly properties: CellGeometry["properties"];
}

/** A line on the borders of cells, whose arcs are to be told apart. */
export interface NamedLine {
  readonly id: string;
  readonly line: Line;
}

/** Degrees of longitude beyond which an atlas is one of the world, whose borders are simplified by kilometres. */
const WORLD = 90;
/** Step of published coordinates, degrees: about 11 m; ten times that for an atlas of the world. */
const STEP = { region: 1e-4, world: 1e-3 } as const;
/** Side of the smallest triangle of a border, km: about half a screen pixel at zoom 9. Detail below this is never seen. */
const TOLERANCE_KM = 0.13;
/** Positions in all borders together, beyond the fewest that each must keep: about 150 KB after compression, so that with its land, answers and opening drawing the first map of the world stays below 300 KB. */
const MOST_POSITIONS = 25_500;

/**
 * The land of all cells as they are published: one MultiPolygon a cell over shared borders.
 * The cells are overlaid again on the coarse grid of the published steps, which rounds their borders without letting any cross,
 * and only then simplified, by corners that are left out: so what is published crosses nothing either.
 * A cell too small for the grid keeps its number and has no land. `along`: the arcs of each of the lines, ~a backwards.
 */
export function cellTopology(
  full: Arrangement,
  cells: readonly CellLand[],
  named: readonly NamedLine[] = [],
): { readonly topology: CellTopology; readonly along: ReadonlyMap<string, readonly number[]> } {
  const primitives = cells.map(({ faces }, cell) => ({ id: String(cell), kind: "polygon" as const, polygons: full.outline(faces) }));
  const lons = primitives.flatMap(({ polygons }) => polygons.flatMap(([outer]) => (outer ?? []).map(([lon]) => lon)));
  const [west, east] = lons.reduce(([w, e], lon) => [Math.min(w, lon), Math.max(e, lon)], [Infinity, -Infinity] as [number, number]);
  const quantum = east - west > WORLD ? STEP.world : STEP.region;
  const { arrangement } = arrange([...primitives, ...named.map(({ id, line }): Primitive => ({ id, kind: "line", line }))], {
    grid: quantum,
  });
  const lines = simplify(arrangement, TOLERANCE_KM, MOST_POSITIONS);
  const groups = cells.map((_, cell) => ({ faces: arrangement.facesOf(String(cell)) }));
  const { bbox, transform, arcs, objects } = toTopology(arrangement, groups, {
    name: "cells",
    lines,
    quantum,
    along: named.map(({ id }) => id),
  });
  const geometries = (objects["cells"]?.geometries ?? []).map(
    (geometry, id): CellGeometry => ({
      type: "MultiPolygon",
      id,
      arcs: geometry.type === "Polygon" ? [geometry.arcs] : geometry.type === "MultiPolygon" ? geometry.arcs : [],
      properties: (cells[id] as CellLand).properties,
    }),
  );
  const topology: CellTopology = {
    type: "Topology",
    ...(arcs.length === 0 ? {} : { bbox }),
    transform,
    arcs,
    objects: { cells: { type: "GeometryCollection", geometries } },
  };
  const along = (objects["along"]?.geometries ?? []).map((g) => [g.id ?? "", g.type === "MultiLineString" ? g.arcs.flat() : []] as const);
  return { topology, along: new Map(along) };
}
