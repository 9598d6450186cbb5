/** Formats of resolved land that rest on engines and packages of others. */
import { understood } from "../../core/resolve/ask.ts";
import { geoPackage, LAYER, titleOf } from "../geopackage/geopackage.ts";
import { qgisProject } from "../geopackage/qgis-style.ts";
import { geoParquet } from "../geoparquet.ts";
import { holdingRow } from "../holding-row.ts";
import { mapStyle } from "../pmtiles/style.ts";
import { tiled } from "../pmtiles/tile-archive.ts";
import { boxOfHoldings } from "../pmtiles/tiler.ts";
import { bytesOf, type Exporting, type FileFormat } from "./export-format.ts";
import { ALL_OF_LAND, FLAT, landOf, saidOf, writingLand } from "./land-formats.ts";

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
      const box = boxOfHoldings(atlas, holdings.value);
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
  {
    id: "pmtiles",
    kind: "land",
    summary: "vector tiles in one file (PMTiles 3), land and borders, with a TileJSON and a MapLibre style beside it",
    media: "application/vnd.pmtiles",
    ending: ".pmtiles",
    days: "all or some",
    binary: true,
    carries: [...ALL_OF_LAND.slice(0, 1), "borders", ...ALL_OF_LAND.slice(1)],
    loses: `${FLAT}; outlines are simplified and cut for each zoom: measure areas in another format`,
    write: async (exporting) => {
      const made = tilesOf(exporting);
      return made.ok ? understood(made.value.pieces) : made;
    },
    beside: async (exporting, stem) => {
      const made = tilesOf(exporting);
      if (!made.ok) return [];
      const { atlas, date } = exporting;
      const { tileJson, rows } = made.value;
      const url = `pmtiles://${encodeURIComponent(stem)}.pmtiles`;
      const { name, center } = tileJson;
      const day = (date ?? atlas.dateOf(atlas.head.default.date))?.earliest;
      const style = mapStyle(atlas, rows, { title: name, url, day: day ?? 0, center });
      return [
        { path: `${stem}.tilejson.json`, bytes: bytesOf(`${JSON.stringify({ ...tileJson, tiles: [`${url}/{z}/{x}/{y}`] }, null, 1)}\n`) },
        { path: `${stem}.style.json`, bytes: bytesOf(`${JSON.stringify(style, null, 1)}\n`) },
      ];
    },
  },
];

/** Tiles are dear: the file and what stands beside it share them. */
const made = new WeakMap<Exporting, ReturnType<typeof tiled>>();

function tilesOf(exporting: Exporting): ReturnType<typeof tiled> {
  let tiles = made.get(exporting);
  if (!tiles) {
    const holdings = landOf(exporting);
    tiles = holdings.ok ? tiled(exporting.atlas, holdings.value, saidOf(exporting)) : holdings;
    made.set(exporting, tiles);
  }
  return tiles;
}
