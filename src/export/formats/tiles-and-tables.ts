/** Formats of resolved land that rest on engines and packages of others. */
import { geoPackage, LAYER, titleOf } from "../geopackage/geopackage.ts";
import { qgisProject } from "../geopackage/qgis-style.ts";
import { geoParquet } from "../geoparquet.ts";
import { holdingRow } from "../holding-row.ts";
import { type Box, boxOf } from "../wkb.ts";
import { bytesOf, type FileFormat } from "./format.ts";
import { ALL_OF_LAND, FLAT, landOf, saidOf, writingLand } from "./land.ts";

export const BORROWED_FORMATS: readonly FileFormat[] = [
  {
    id: "geopackage",
    kind: "land",
    summary: "GeoPackage 1.3 with an R-tree and a style, and a QGIS project beside it whose time slider runs when it is opened",
    media: "application/geopackage+sqlite3",
    ending: ".gpkg",
    days: "all or some",
    binary: true,
    needs: ["node-sqlite3-wasm"],
    carries: ALL_OF_LAND,
    loses: `${FLAT}; QGIS's slider knows no day before year 1: such rows are always shown`,
    write: writingLand(async (holdings, said, { atlas, tools }) => [await tools.sqlite(geoPackage(atlas, holdings, said))]),
    beside: (exporting, stem) => {
      const { atlas, viewpoint, layer } = exporting;
      const holdings = landOf(exporting);
      if (!holdings.ok) return [];
      const rows = holdings.value.map((dated) => holdingRow(atlas, viewpoint, layer, dated));
      // the holdings cover all land of the atlas
      const box = boxOf(atlas.land.arrangement.arcs.map(({ line }) => boxOf(line.map(([x, y]): Box => [x, y, x, y]))));
      const project = qgisProject(atlas, rows, { title: titleOf(atlas, saidOf(exporting)), file: `${stem}.gpkg`, layer: LAYER, box });
      return [{ path: `${stem}.qgs`, bytes: bytesOf(project) }];
    },
  },
  {
    id: "geoparquet",
    kind: "land",
    summary: "GeoParquet 1.1 with a bbox column, for DuckDB, Python and R",
    media: "application/vnd.apache.parquet",
    ending: ".parquet",
    days: "all or some",
    binary: true,
    needs: ["hyparquet-writer"],
    carries: ALL_OF_LAND,
    loses: FLAT,
    write: writingLand(async (holdings, said, { atlas, version }) => [await geoParquet(atlas, holdings, said, version)]),
  },
];
