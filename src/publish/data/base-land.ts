import { type GeoStream, geoIdentity } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Topology } from "topojson-specification";
import { arrange } from "../../core/space/arrange.ts";
import { simplify } from "../../core/space/simplify.ts";

type Ring = [number, number][];

function boxOf(ring: Ring): [w: number, s: number, e: number, n: number] {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    if (x < w) w = x;
    if (x > e) e = x;
    if (y < s) s = y;
    if (y > n) n = y;
  }
  return [w, s, e, n];
}

/** Rings of all polygons, cut to a box on the plane of longitude and latitude. */
function clip(polygons: readonly (readonly (readonly [number, number])[])[][], box: readonly [number, number, number, number]): Ring[][] {
  const out: Ring[][] = [];
  for (const polygon of polygons) {
    // of all rings: a polygon that was cut before may have a hole in front
    const [w, s, e, n] = boxOf(polygon.flat() as Ring);
    if (e <= box[0] || w >= box[2] || n <= box[1] || s >= box[3]) continue;
    if (w >= box[0] && e <= box[2] && s >= box[1] && n <= box[3]) {
      out.push(polygon as Ring[]);
      continue;
    }
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

/**
 * A ring without leaps of the antimeridian: its longitudes run on beyond 180 degrees. One that goes around a pole is closed along
 * the pole's edge of the map.
 */
function unrolled(ring: Ring): Ring {
  if (!ring.some(([x], i) => i > 0 && Math.abs(x - (ring[i - 1] as [number, number])[0]) > 180)) return ring;
  const points: Ring = [];
  let turns = 0;
  ring.forEach(([x, y], i) => {
    const leap = i === 0 ? 0 : x - (ring[i - 1] as [number, number])[0];
    if (leap > 180) turns--;
    else if (leap < -180) turns++;
    points.push([x + 360 * turns, y]);
  });
  if (turns === 0) return points;
  const [first, last] = [points[0] as [number, number], points.at(-1) as [number, number]];
  const pole = first[1] < 0 ? -90 : 90;
  return [...points, [last[0], pole], [first[0], pole], first];
}

const moved = (ring: Ring, by: number): Ring => (by === 0 ? ring : ring.map(([x, y]): [number, number] => [x + by, y]));

/** Polygons cut at the antimeridian, as a map with straight edges needs them; others stay as they are. */
function cut(polygons: readonly [number, number][][][]): Ring[][] {
  return polygons.flatMap((polygon) => {
    const [outer, ...holes] = polygon.map(unrolled);
    if (outer === undefined) return [];
    const [west, , east] = boxOf(outer);
    if (west >= -180 && east <= 180) return [[outer, ...holes]];
    // a hole goes with the turn of the world on which its outer ring lies
    const around = holes.map((hole) => {
      const [w, , e] = boxOf(hole);
      return moved(hole, w < west ? 360 : e > east ? -360 : 0);
    });
    return [-360, 0, 360].flatMap((by) => clip([[outer, ...around].map((ring) => moved(ring, by))], [-180, -90, 180, 90]));
  });
}

/** Vertices kept, beyond the fewest of each ring, of the land around an atlas, and of the land far from it; the second is never seen close by. */
const NEAR_BUDGET = 7_000;
const FAR_BUDGET = 1_500;
/** Vertices of all land for an atlas of the whole world. */
const WORLD_BUDGET = 4_700;
/** Step of coordinates, degrees: about 100 m, and 1 km for an atlas of the whole world, whose coast is coarser than that. */
const STEP = { region: 1e-3, world: 1e-2 } as const;
/** Side of the smallest triangle of a coast, km. */
const TOLERANCE_KM = 0.15;

/** A box that reaches `part` of the width further on each side, at least `least` degrees. */
const grown = ([w, s, e, n]: readonly [number, number, number, number], part: number, least: number): [number, number, number, number] => {
  const margin = Math.max(least, (e - w) * part);
  return [Math.max(-180, w - margin), Math.max(-90, s - margin), Math.min(180, e + margin), Math.min(90, n + margin)];
};

const areaOf = (ring: Ring): number =>
  Math.abs(
    ring.reduce(
      (sum, [x, y], i) =>
        sum + x * (ring[(i + 1) % ring.length] as [number, number])[1] - (ring[(i + 1) % ring.length] as [number, number])[0] * y,
      0,
    ),
  ) / 2;

function inside([x, y]: readonly [number, number], ring: Ring): boolean {
  let odd = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i] as [number, number], ring[i - 1] as [number, number]];
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
  }
  return odd;
}

/** Polygons with their outer ring in front: what was cut may have fallen into several, or begin with a hole. */
function ordered(rings: readonly Ring[]): Ring[][] {
  const polygons: Ring[][] = [];
  for (const ring of [...rings].sort((a, b) => areaOf(b) - areaOf(a))) {
    const probe = ring[0] as [number, number];
    const home = polygons.findLast(([outer]) => inside(probe, outer as Ring));
    // an island in a lake is a polygon of its own
    if (home === undefined || home.slice(1).some((hole) => inside(probe, hole))) polygons.push([ring]);
    else home.push(ring);
  }
  return polygons;
}

/** A ring whose steps are so short that none can be taken for one across the antimeridian. */
const inShortSteps = (ring: Ring): Ring =>
  ring.flatMap(([x, y], i): Ring => {
    const [x0, y0] = ring[Math.max(0, i - 1)] as [number, number];
    const parts = Math.ceil(Math.abs(x - x0) / 90);
    const between = Array.from({ length: Math.max(0, parts - 1) }, (_, k): [number, number] => [
      x0 + ((x - x0) * (k + 1)) / parts,
      y0 + ((y - y0) * (k + 1)) / parts,
    ]);
    return [...between, [x, y]];
  });

/** Simplifies all rings together, so that no coast crosses another; islands and lakes too small to see go. */
function thin(polygons: readonly Ring[][], budget: number, smallest: number, grid: number = STEP.region): Ring[][] {
  const seen = (land: readonly Ring[][]): Ring[][] =>
    land
      .filter(([outer]) => outer !== undefined && areaOf(outer) > smallest)
      .map(([outer, ...lakes]) => [outer as Ring, ...lakes.filter((ring) => areaOf(ring) > smallest)]);
  const { arrangement } = arrange(
    [{ id: "land", kind: "polygon", polygons: seen(polygons.flatMap(ordered)).map((rings) => rings.map(inShortSteps)) }],
    { grid },
  );
  return seen(arrangement.outline(arrangement.facesOf("land"), simplify(arrangement, TOLERANCE_KM, budget)) as unknown as Ring[][]);
}

const made = new WeakMap<Topology, { readonly key: string; readonly land: GeoJSON.FeatureCollection }>();

/** The same as `baseLand`, worked out once for as long as the bounds stay: edits seldom move them. */
export function knownBaseLand(...[near, far, bounds]: Parameters<typeof baseLand>): GeoJSON.FeatureCollection {
  const key = JSON.stringify(bounds ?? null);
  let last = made.get(near);
  if (last?.key !== key) made.set(near, (last = { key, land: baseLand(near, far, bounds) }));
  return last.land;
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
  const coarse = cut(polygonsOf(far));
  let parts: Ring[][];
  if (bounds === undefined || bounds[2] - bounds[0] > 90) parts = thin(coarse, WORLD_BUDGET, 0.01, STEP.world);
  else {
    const box = grown(bounds, 0.12, 1.5);
    const around = [
      ...clip(coarse, [-180, -90, box[0], 90]),
      ...clip(coarse, [box[2], -90, 180, 90]),
      ...clip(coarse, [box[0], -90, box[2], box[1]]),
      ...clip(coarse, [box[0], box[3], box[2], 90]),
    ];
    parts = [...thin(clip(cut(polygonsOf(near)), box), NEAR_BUDGET, 2e-4), ...thin(around, FAR_BUDGET, 0.05)];
  }
  return {
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: parts } }],
  };
}
