import { geoIdentity, type GeoStream } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Topology } from "topojson-specification";
import { simplify } from "./simplify.ts";

type Ring = [number, number][];

/** Rings of all polygons, cut to a box on the plane of longitude and latitude. */
function clip(polygons: readonly (readonly (readonly [number, number])[])[][], box: readonly [number, number, number, number]): Ring[][] {
  const out: Ring[][] = [];
  for (const polygon of polygons) {
    let rings: Ring[] = [];
    let ring: Ring = [];
    const sink: GeoStream = {
      point: (x, y) => void ring.push([x, y]),
      lineStart: () => {
        ring = [];
      },
      lineEnd: () => {
        if (ring.length > 2) rings.push([...ring, ring[0] as [number, number]]);
      },
      polygonStart: () => {
        rings = [];
      },
      polygonEnd: () => {
        if (rings.length > 0) out.push(rings);
      },
    };
    const stream = geoIdentity().clipExtent([[box[0], box[1]], [box[2], box[3]]]).stream(sink);
    stream.polygonStart();
    for (const source of polygon) {
      stream.lineStart();
      for (const [x, y] of source.slice(0, -1)) stream.point(x, y);
      stream.lineEnd();
    }
    stream.polygonEnd();
  }
  return out;
}

const polygonsOf = (topology: Topology): [number, number][][][] => {
  const land = topology.objects["land"] as MultiPolygon | GeometryCollection;
  const shape = feature(topology, land as GeometryCollection);
  const geometries = shape.type === "FeatureCollection" ? shape.features.map((item) => item.geometry) : [(shape as { geometry: GeoJSON.Geometry }).geometry];
  return geometries.flatMap((geometry) => (geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [])) as [number, number][][][];
};

const round = (ring: Ring): Ring => {
  const points = ring.map(([x, y]): [number, number] => [Math.round(x * 1e4) / 1e4, Math.round(y * 1e4) / 1e4]);
  return points.filter((point, i) => i === 0 || point[0] !== points[i - 1]?.[0] || point[1] !== points[i - 1]?.[1]);
};

/**
 * Land around an atlas: fine inside `bounds` with a margin, coarse elsewhere; the two meet on a straight seam.
 * GeoJSON MultiPolygons, degrees. `near` and `far` are `world-atlas` topologies with an object `land`.
 */
export function baseLand(near: Topology, far: Topology, bounds: readonly [number, number, number, number] | undefined): GeoJSON.FeatureCollection {
  const wide = bounds === undefined || bounds[2] - bounds[0] > 90;
  const margin = bounds === undefined ? 0 : Math.max(3, (bounds[2] - bounds[0]) * 0.4);
  const box: [number, number, number, number] = wide || bounds === undefined ? [-180, -90, 180, 90] : [Math.max(-180, bounds[0] - margin), Math.max(-90, bounds[1] - margin), Math.min(180, bounds[2] + margin), Math.min(90, bounds[3] + margin)];
  const coarse = polygonsOf(far);
  const parts: Ring[][] = wide
    ? clip(coarse, box)
    : [
        ...clip(polygonsOf(near), box).map((rings) => simplify(rings, 1e9).map((ring) => [...ring] as Ring)),
        ...clip(coarse, [-180, -90, box[0], 90]),
        ...clip(coarse, [box[2], -90, 180, 90]),
        ...clip(coarse, [box[0], -90, box[2], box[1]]),
        ...clip(coarse, [box[0], box[3], box[2], 90]),
      ];
  const coordinates = parts.map((rings) => rings.map(round).filter((ring) => ring.length > 3)).filter((rings) => rings.length > 0);
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates } }] };
}
