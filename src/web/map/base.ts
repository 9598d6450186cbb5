import type { BorderLook } from "../../cartography/border-look.ts";
import type { CellShapes, Point } from "../../cartography/cell-shapes.ts";
import { polygonsOf, stretchesOf } from "../../cartography/coast.ts";
import type { Theme } from "../../cartography/theme.ts";
import { Meshes } from "./mesh.ts";

const ofCells = new WeakMap<CellShapes, Meshes>();
const ofLand = new WeakMap<GeoJSON.FeatureCollection, LandMeshes>();

interface LandMeshes {
  readonly meshes: Meshes;
  /** of each line, whether land ends there in a straight cut */
  readonly cuts: readonly boolean[];
}

/** Meshes of the cells, made once for all maps of a page. */
export function cellMeshes(shapes: CellShapes): Meshes {
  let meshes = ofCells.get(shapes);
  if (meshes === undefined) ofCells.set(shapes, (meshes = new Meshes({ lines: shapes.arcs, rings: shapes.rings })));
  return meshes;
}

/** Meshes of the land under the atlas: each ring a chain of stretches, all of it one cell. */
export function landMeshes(land: GeoJSON.FeatureCollection): LandMeshes {
  let made = ofLand.get(land);
  if (made !== undefined) return made;
  const lines: (readonly Point[])[] = [];
  const cuts: boolean[] = [];
  const rings = stretchesOf(polygonsOf(land), 1).map((polygon) =>
    polygon.map((ring) =>
      ring.map(({ line, cut }) => {
        cuts.push(cut);
        return lines.push(line) - 1;
      }),
    ),
  );
  made = { meshes: new Meshes({ lines, rings: [rings] }), cuts };
  ofLand.set(land, made);
  return made;
}

/** Land as a tint of full strength, for the layer that draws signs. */
export const LAND_SIGNS = [{ kind: "tint", polities: ["#land"], faint: false, unsure: false, inner: false }] as const;

/** The coast as thin lines, for the layer that draws borders. */
export const coastLooks = (cuts: readonly boolean[]): readonly BorderLook[] =>
  cuts.map((cut) => ({ main: cut ? "none" : "open", selected: false }));
export const coastTheme = (theme: Theme): Theme => ({ ...theme, quiet: theme.coast });
