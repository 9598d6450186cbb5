/** The parts of mapshaper that the overlay is measured against; it ships no types. */
import { createRequire } from "node:module";
import type { MultiPolygon } from "../src/core/space/geometry.ts";

interface Layer {
  readonly shapes: readonly unknown[];
  readonly data: { getRecordAt(index: number): { readonly n: number } };
}
interface Dataset {
  readonly layers: readonly Layer[];
  readonly arcs: unknown;
}
interface Mapshaper {
  readonly cmd: { mosaic(layers: readonly Layer[], dataset: Dataset, options: object): readonly [Layer] };
  readonly geom: { getPlanarPathArea(path: unknown, arcs: unknown): number };
  readonly internal: { importGeoJSON(source: object, options: object): Dataset; buildTopology(dataset: Dataset): void };
}
const mapshaper = createRequire(import.meta.url)("mapshaper") as Mapshaper;

/** Outlines as GeoJSON, as mapshaper reads them. */
export const asGeoJson = (outlines: readonly { readonly id: string; readonly polygons: MultiPolygon }[]): object => ({
  type: "FeatureCollection",
  features: outlines.map(({ id, polygons }) => ({
    type: "Feature",
    properties: { id },
    geometry: { type: "MultiPolygon", coordinates: polygons },
  })),
});

export interface Mosaic {
  readonly tiles: number;
  /** square degrees */
  readonly area: number;
}

/** `-i … -mosaic calc='n = count()'`: topology, intersections, tiles, and which inputs cover each tile. */
export function mosaic(geojson: object): { readonly layer: Layer; readonly dataset: Dataset } {
  const dataset = mapshaper.internal.importGeoJSON(geojson, {});
  mapshaper.internal.buildTopology(dataset);
  const [layer] = mapshaper.cmd.mosaic(dataset.layers, dataset, { calc: "n = count()" });
  return { layer, dataset };
}

/** Tiles of some input; mapshaper also makes tiles of the gaps that inputs enclose. */
export function measured({ layer, dataset }: ReturnType<typeof mosaic>): Mosaic {
  let area = 0;
  let tiles = 0;
  for (const [index, shape] of (layer.shapes as (readonly unknown[] | null)[]).entries()) {
    if (layer.data.getRecordAt(index).n === 0) continue;
    tiles++;
    for (const path of shape ?? []) area += mapshaper.geom.getPlanarPathArea(path, dataset.arcs);
  }
  return { tiles, area };
}
