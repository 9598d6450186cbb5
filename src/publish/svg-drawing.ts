import { type GeoProjection, geoMercator, geoPath } from "d3-geo";
import { feature, merge, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { CellGeometry } from "../export/site/contract.ts";
import type { Sign } from "../export/site/sign.ts";
import type { MapData } from "./data/map-data.ts";

export interface SmallMap {
  readonly width: number;
  readonly height: number;
  /** words for those who do not see the map */
  readonly label: string;
  /** sign of each cell; absent: all land quiet */
  readonly signs?: readonly Sign[] | undefined;
  /** cells outlined and, without signs, filled */
  readonly cells?: readonly number[] | undefined;
  readonly points?: readonly { readonly at: readonly [number, number]; readonly name?: string | undefined }[] | undefined;
  /** how many of the points the map is about; the others only help to find one's way. Absent: all */
  readonly own?: number | undefined;
  readonly lines?: readonly (readonly (readonly [number, number])[])[] | undefined;
  /** west, south, east, north to show; absent: the cells, else the whole atlas */
  readonly bounds?: readonly [number, number, number, number] | undefined;
}

type Shape = { type: "Feature"; properties: object; geometry: GeoJSON.Geometry };

/** d3-geo takes the inside of a ring to be on its right, RFC 7946 on its left. */
const turned = (geometry: GeoJSON.MultiPolygon): GeoJSON.MultiPolygon => ({
  type: "MultiPolygon",
  coordinates: geometry.coordinates.map((polygon) => polygon.map((ring) => [...ring].reverse())),
});

const cache = new WeakMap<MapData, { cells: Shape[]; land: GeoJSON.MultiPolygon }>();

function shapesOf(data: MapData): { cells: Shape[]; land: GeoJSON.MultiPolygon } {
  let known = cache.get(data);
  if (known === undefined) {
    const topology = data.cells as unknown as Topology;
    const cells = data.cells.objects.cells.geometries.map((cell: CellGeometry): Shape => {
      const shape = feature(topology, cell as never) as unknown as GeoJSON.Feature<GeoJSON.MultiPolygon>;
      return { type: "Feature", properties: {}, geometry: turned(shape.geometry) };
    });
    const land = (data.land.features[0]?.geometry ?? { type: "MultiPolygon", coordinates: [] }) as GeoJSON.MultiPolygon;
    known = { cells, land };
    cache.set(data, known);
  }
  return known;
}

const box = ([w, s, e, n]: readonly [number, number, number, number]): GeoJSON.MultiPoint => ({
  type: "MultiPoint",
  coordinates: [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
  ],
});

/** What the SVG of a small map is made of: path data and colours, no text of records. */
export interface Drawing {
  readonly land: string;
  readonly filled: readonly { readonly d: string; readonly fill: string; readonly opacity: number }[];
  readonly patterns: readonly (readonly [id: string, colours: readonly string[]])[];
  readonly borders: string;
  readonly chosen: string;
  readonly outline: string;
  readonly lines: readonly string[];
  readonly points: readonly (readonly [x: number, y: number])[];
}

const drawings = new WeakMap<MapData, Map<string, Drawing>>();

/** Works a small map out; the pages of several languages share the drawing. */
export function drawingOf(data: MapData, map: SmallMap): Drawing {
  const key = JSON.stringify([
    map.width,
    map.height,
    map.signs,
    map.cells,
    map.points?.map((point) => point.at),
    map.own,
    map.lines,
    map.bounds,
  ]);
  let known = drawings.get(data);
  if (known === undefined) drawings.set(data, (known = new Map()));
  let drawing = known.get(key);
  if (drawing === undefined) known.set(key, (drawing = draw(data, map)));
  return drawing;
}

function draw(data: MapData, map: SmallMap): Drawing {
  const { width, height, signs } = map;
  const { cells, land } = shapesOf(data);
  const chosen = (map.cells ?? []).map((cell) => cells[cell]).filter((shape) => shape !== undefined);
  const points = (map.points ?? []).map((point): GeoJSON.Point => ({ type: "Point", coordinates: [...point.at] }));
  const lines = (map.lines ?? []).map((line): GeoJSON.LineString => ({ type: "LineString", coordinates: line.map((point) => [...point]) }));
  const whole = map.bounds ?? data.atlas.bounds;
  const focus: GeoJSON.GeometryCollection =
    map.bounds === undefined && chosen.length + points.length + lines.length > 0
      ? {
          type: "GeometryCollection",
          geometries: [
            ...chosen.map((shape) => shape.geometry),
            ...points.slice(0, map.own ?? points.length),
            ...lines,
            ...(chosen.length + lines.length === 0
              ? points
                  .slice(0, 1)
                  .map((point) =>
                    box([
                      (point.coordinates[0] as number) - 2.6,
                      (point.coordinates[1] as number) - 1.5,
                      (point.coordinates[0] as number) + 2.6,
                      (point.coordinates[1] as number) + 1.5,
                    ]),
                  )
              : []),
          ],
        }
      : { type: "GeometryCollection", geometries: [box(whole ?? [-170, -58, 170, 78])] };
  const margin = Math.round(width * 0.06);
  const projection = geoMercator()
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      focus as never,
    )
    .clipExtent([
      [-2, -2],
      [width + 2, height + 2],
    ]);
  const path = geoPath(projection).digits(1);
  const flat = flatLand(land, projection, width, height);
  const colour = new Map(data.atlas.polities.map((polity) => [polity.id, polity.colour]));
  const patterns = new Map<string, readonly string[]>();
  const fillOf = (sign: Sign): string => {
    if (sign.kind === "tint") return colour.get(sign.polities[0] ?? "") ?? "#888";
    if (sign.kind === "dots") return "url(#dots)";
    if (sign.kind === "none" || sign.kind === "empty") return "none";
    const id = `p-${sign.polities.join("-")}`.replaceAll(/[^\w-]/g, "_");
    patterns.set(
      id,
      sign.polities.map((polity) => colour.get(polity) ?? "#888"),
    );
    return `url(#${id})`;
  };
  const d = (shape: unknown): string => path(shape as never) ?? "";
  // cells with the same sign are merged, so that no seam shows between them
  const groups = new Map<string, { fill: string; opacity: number; cells: number[] }>();
  (signs ?? []).forEach((sign, cell) => {
    if (sign.kind === "none" || cells[cell] === undefined) return;
    const look = { fill: fillOf(sign), opacity: sign.faint ? 0.3 : sign.kind === "tint" ? 0.55 : 0.62 };
    const group = groups.get(`${look.fill} ${look.opacity}`);
    if (group === undefined) groups.set(`${look.fill} ${look.opacity}`, { ...look, cells: [cell] });
    else group.cells.push(cell);
  });
  const topology = data.cells as unknown as Topology;
  const filled = [...groups.values()].map(({ fill, opacity, cells: members }) => {
    const merged = merge(topology, members.map((cell) => data.cells.objects.cells.geometries[cell]) as never);
    return { d: d(turned(merged)), fill, opacity };
  });
  const one = (value: number): number => Math.round(value * 10) / 10;
  return {
    land: flat === "" ? cells.map(d).join("") : flat,
    filled: filled.filter((shape) => shape.d !== ""),
    patterns: [...patterns],
    borders: signs === undefined ? "" : d(bordersOf(data, signs)),
    chosen: chosen.map(d).join(""),
    outline: chosen.length === 0 ? "" : d(outlineOf(data, new Set(map.cells))),
    lines: lines.map(d),
    points: points.map((point) => {
      const [x, y] = projection(point.coordinates as [number, number]) ?? [0, 0];
      return [one(x), one(y)] as const;
    }),
  };
}

/** Arcs that part land with different signs; land without a sign has no border of its own. */
function bordersOf(data: MapData, signs: readonly Sign[]): GeoJSON.MultiLineString {
  const topology = data.cells as unknown as Topology;
  const keys = signs.map((sign) => `${sign.kind}:${sign.polities.join("+")}`);
  return mesh(
    topology,
    topology.objects["cells"] as GeometryCollection,
    (a, b) => a !== b && keys[a.id as number] !== keys[b.id as number],
  );
}

/** Land as one path. It is cut on the plane, so its winding means nothing on the sphere: projected ring by ring, points closer than a pixel left out. */
function flatLand(land: GeoJSON.MultiPolygon, projection: GeoProjection, width: number, height: number): string {
  const clamp = (value: number): number => Math.round(Math.max(-9999, Math.min(9999, value)) * 10) / 10;
  const parts: string[] = [];
  for (const ring of land.coordinates.flat()) {
    const points: [number, number][] = [];
    let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const position of ring) {
      const point = projection(position as [number, number]);
      if (point === null) continue;
      const [x, y] = [clamp(point[0]), clamp(point[1])];
      w = Math.min(w, x);
      e = Math.max(e, x);
      s = Math.min(s, y);
      n = Math.max(n, y);
      const last = points.at(-1);
      if (last === undefined || Math.abs(last[0] - x) + Math.abs(last[1] - y) > 1.4) points.push([x, y]);
    }
    if (e < 0 || n < 0 || w > width || s > height || points.length < 3) continue;
    parts.push(`M${points.map((point) => point.join(",")).join("L")}Z`);
  }
  return parts.join("");
}

/** Arcs that part the chosen cells from all others. */
function outlineOf(data: MapData, chosen: ReadonlySet<number>): GeoJSON.MultiLineString {
  const topology = data.cells as unknown as Topology;
  return mesh(
    topology,
    topology.objects["cells"] as GeometryCollection,
    (a, b) => chosen.has(a.id as number) !== chosen.has(b.id as number) || (a === b && chosen.has(a.id as number)),
  );
}
