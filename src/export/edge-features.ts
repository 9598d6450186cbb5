import { edgesOfTerritory, precisionOfEdge } from "../core/link/edges.ts";
import type { Atlas } from "../core/model/atlas.ts";
import { rounded } from "./outline-text.ts";

/**
 * The stretches of outlines of which records say more than of the rest, as GeoJSON lines with the land on the left: `territory`,
 * `name`, `precision_km` (its own, else that of the frontier which it follows), `follows`, `undefined` where no source draws it.
 */
export function edgeFeatures(atlas: Atlas): GeoJSON.FeatureCollection {
  const features = [...atlas.collections.territories.values()].flatMap(({ id, data }) =>
    edgesOfTerritory(atlas, id).map(
      ({ index, edge, lines }): GeoJSON.Feature => ({
        type: "Feature",
        id: `${id}#${index + 1}`,
        properties: {
          territory: id,
          name: edge.name,
          precision_km: precisionOfEdge(atlas, edge) ?? data.precision_km ?? null,
          follows: edge.follows ?? null,
          undefined: edge.undefined === true,
          attribution: data.attribution ?? null,
          licence: data.licence ?? atlas.head.licence,
        },
        geometry: { type: "MultiLineString", coordinates: lines.map((line) => line.map(([lon, lat]) => [rounded(lon), rounded(lat)])) },
      }),
    ),
  );
  return { type: "FeatureCollection", features };
}
