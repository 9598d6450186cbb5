import type { BorderLook } from "../../cartography/borders.ts";
import type { CellShapes, Point } from "../../cartography/cell-shapes.ts";
import type { Theme } from "../../cartography/theme.ts";
import { Meshes } from "./mesh.ts";

const ofCells = new WeakMap<CellShapes, Meshes>();
const ofLand = new WeakMap<GeoJSON.FeatureCollection, Meshes>();

/** Meshes of the cells, made once for all maps of a page. */
export function cellMeshes(shapes: CellShapes): Meshes {
  let meshes = ofCells.get(shapes);
  if (meshes === undefined) ofCells.set(shapes, (meshes = new Meshes({ lines: shapes.arcs, rings: shapes.rings })));
  return meshes;
}

/** Meshes of the land under the atlas: each ring a line, all of it one cell. */
export function landMeshes(land: GeoJSON.FeatureCollection): Meshes {
  let meshes = ofLand.get(land);
  if (meshes !== undefined) return meshes;
  const polygons = land.features.flatMap(({ geometry }) =>
    geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [],
  );
  const lines = polygons.flat() as unknown as readonly (readonly Point[])[];
  let next = 0;
  meshes = new Meshes({ lines, rings: [polygons.map((polygon) => polygon.map(() => [next++]))] });
  ofLand.set(land, meshes);
  return meshes;
}

/** Land as a tint of full strength, for the layer that draws signs. */
export const LAND_SIGNS = [{ kind: "tint", polities: ["#land"], faint: false, inner: false }] as const;

/** The coast as thin lines, for the layer that draws borders. */
export const coastLooks = (count: number): readonly BorderLook[] =>
  Array.from({ length: count }, () => ({ main: "open", selected: false }));
export const coastTheme = (theme: Theme): Theme => ({ ...theme, quiet: theme.coast });
