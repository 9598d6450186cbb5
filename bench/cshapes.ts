/** CShapes 2.0 (Gleditsch & Ward coding) from the corpora, as dated outlines. */
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { MultiPolygon } from "../src/core/space/geometry.ts";
import { readCorpus } from "../test/corpora.ts";

export const CSHAPES = "cshapes/cshapes_2_gw.topojson.xz";

export interface Outline {
  readonly id: string;
  readonly holder: string;
  /** first day */
  readonly start: string;
  /** last day, inclusive as in the data set */
  readonly end: string;
  readonly polygons: MultiPolygon;
}

interface Properties {
  readonly gwcode: number;
  readonly start: string;
  readonly end: string;
}

/** All records, or undefined where the corpora are absent. */
export function cshapes(): Outline[] | undefined {
  const topology = readCorpus<Topology<{ cshapes_2_gw: GeometryCollection<Properties> }>>(CSHAPES);
  if (topology === undefined) return undefined;
  return feature(topology, topology.objects.cshapes_2_gw).features.map(({ properties, geometry }, index) => ({
    id: `shape-${index}`,
    holder: `gw-${properties.gwcode}`,
    start: properties.start,
    end: properties.end,
    polygons: (geometry.type === "Polygon"
      ? [geometry.coordinates]
      : geometry.type === "MultiPolygon"
        ? geometry.coordinates
        : []) as unknown as MultiPolygon,
  }));
}
