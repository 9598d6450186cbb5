import type { GeoJson, GeoJsonFeature, GeoJsonGeometry } from "../read/geojson.ts";
import type { MultiPolygon } from "../space/geometry.ts";
import type { GeometryFiles } from "./land.ts";

/** Polygons of the GeoJSON files that were read, by path and feature id (`id` or `properties.id`). */
export function geometryFiles(files: ReadonlyMap<string, GeoJson>): GeometryFiles {
  return {
    polygons(path, wanted) {
      const file = files.get(path);
      if (!file) return undefined;
      const features: readonly GeoJsonFeature[] =
        file.type === "FeatureCollection" ? file.features : file.type === "Feature" ? [file] : [{ type: "Feature", properties: null, geometry: file }];
      const chosen = wanted === undefined ? features : features.filter((f) => String(f.id) === wanted || String(f.properties?.["id"]) === wanted);
      const polygons = chosen.flatMap((f) => (f.geometry ? polygonsOf(f.geometry) : []));
      return polygons.length > 0 ? polygons : undefined;
    },
  };
}

function polygonsOf(geometry: GeoJsonGeometry): MultiPolygon {
  switch (geometry.type) {
    case "Polygon":
      return [geometry.coordinates];
    case "MultiPolygon":
      return geometry.coordinates;
    case "GeometryCollection":
      return geometry.geometries.flatMap(polygonsOf);
    default:
      return [];
  }
}
