import { type GeoStream, geoIdentity } from "d3-geo";
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
    const stream = geoIdentity()
      .clipExtent([
        [box[0], box[1]],
        [box[2], box[3]],
      ])
      .stream(sink);
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
  const geometries =
    shape.type === "FeatureCollection"
      ? shape.features.map((item) => item.geometry)
      : [(shape as unknown as { geometry: GeoJSON.Geometry }).geometry];
  return geometries.flatMap((geometry) =>
    geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [],
  ) as [number, number][][][];
};

const round = (ring: Ring): Ring => {
  const points = ring.map(([x, y]): [number, number] => [Math.round(x * 1e3) / 1e3, Math.round(y * 1e3) / 1e3]);
  return points.filter((point, i) => i === 0 || point[0] !== points[i - 1]?.[0] || point[1] !== points[i - 1]?.[1]);
};

/** Vertices kept of the land around an atlas, and of the land far from it. */
const NEAR_BUDGET = 14_000;
const FAR_BUDGET = 9_000;

/** A box that reaches `part` of the width further on each side, at least `least` degrees. */
const grown = ([w, s, e, n]: readonly [number, number, number, number], part: number, least: number): [number, number, number, number] => {
  const margin = Math.max(least, (e - w) * part);
  return [Math.max(-180, w - margin), Math.max(-90, s - margin), Math.min(180, e + margin), Math.min(90, n + margin)];
};

/** Simplifies all rings together; islands too small to see go. */
function thin(polygons: readonly Ring[][], budget: number, smallest: number): Ring[][] {
  const flat = polygons.flat();
  const thinned = simplify(flat, budget).map((ring) => [...ring] as Ring);
  const area = (ring: Ring): number =>
    Math.abs(
      ring.reduce(
        (sum, [x, y], i) =>
          sum + x * (ring[(i + 1) % ring.length] as [number, number])[1] - (ring[(i + 1) % ring.length] as [number, number])[0] * y,
        0,
      ),
    ) / 2;
  let next = 0;
  return polygons.map((rings) => rings.map(() => thinned[next++] as Ring).filter((ring) => area(ring) > smallest));
}

/**
 * Land around an atlas: fine inside `bounds` with a margin, coarse elsewhere; the two meet on a straight seam.
 * One GeoJSON MultiPolygon, degrees. `near` and `far` are `world-atlas` topologies with an object `land`.
 */
export function baseLand(
  near: Topology,
  far: Topology,
  bounds: readonly [number, number, number, number] | undefined,
): GeoJSON.FeatureCollection {
  const coarse = polygonsOf(far);
  const world: [number, number, number, number] = [-180, -90, 180, 90];
  let parts: Ring[][];
  if (bounds === undefined || bounds[2] - bounds[0] > 90) parts = thin(clip(coarse, world), NEAR_BUDGET + FAR_BUDGET, 0.01);
  else {
    const box = grown(bounds, 0.12, 1.5);
    const around = [
      ...clip(coarse, [-180, -90, box[0], 90]),
      ...clip(coarse, [box[2], -90, 180, 90]),
      ...clip(coarse, [box[0], -90, box[2], box[1]]),
      ...clip(coarse, [box[0], box[3], box[2], 90]),
    ];
    parts = [...thin(clip(polygonsOf(near), box), NEAR_BUDGET, 2e-4), ...thin(around, FAR_BUDGET, 0.05)];
  }
  const coordinates = parts.map((rings) => rings.map(round).filter((ring) => ring.length > 3)).filter((rings) => rings.length > 0);
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates } }] };
}
