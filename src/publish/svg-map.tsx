import { type GeoProjection, geoMercator, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
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

/** A small map as SVG without script or style attributes; the same input gives the same bytes. */
export function SvgMap({ data, map }: { data: MapData; map: SmallMap }) {
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
            ...points,
            ...lines,
            ...(chosen.length + lines.length === 0
              ? points.map((point) =>
                  box([
                    (point.coordinates[0] as number) - 1.6,
                    (point.coordinates[1] as number) - 0.9,
                    (point.coordinates[0] as number) + 1.6,
                    (point.coordinates[1] as number) + 0.9,
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
  const filled =
    signs
      ?.map((sign, cell) => ({ sign, shape: cells[cell], fill: fillOf(sign) }))
      .filter((one) => one.sign.kind !== "none" && one.shape !== undefined) ?? [];
  return (
    <svg
      class="map"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={map.label}
    >
      <defs>
        <pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse">
          <circle cx="2" cy="2" r="1.2" fill="#22252a" />
          <circle cx="6" cy="6" r="1.2" fill="#22252a" />
        </pattern>
        {[...patterns].map(([id, colours]) => (
          <pattern key={id} id={id} width={7 * colours.length} height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            {colours.map((hex, i) => (
              <rect key={i} x={7 * i} width="7" height="7" fill={hex} />
            ))}
          </pattern>
        ))}
      </defs>
      <rect width={width} height={height} fill="#dfe7ea" />
      {flat !== "" && <path d={flat} fill="#f6f3ec" stroke="#b6c3c8" stroke-width="0.6" fill-rule="evenodd" />}
      {flat === "" && cells.map((shape, i) => <path key={i} d={path(shape as never) ?? ""} fill="#f6f3ec" />)}
      {filled.map((one, i) => (
        <path
          key={i}
          d={path(one.shape as never) ?? ""}
          fill={one.fill}
          fill-opacity={one.sign.faint ? 0.3 : one.sign.kind === "tint" ? 0.55 : 0.62}
        />
      ))}
      {signs !== undefined && (
        <path d={path(bordersOf(data, signs) as never) ?? ""} fill="none" stroke="#22252a" stroke-width="1" stroke-linejoin="round" />
      )}
      {chosen.length > 0 && (
        <path
          d={chosen.map((shape) => path(shape as never) ?? "").join("")}
          fill={signs === undefined ? "#22252a" : "none"}
          fill-opacity="0.22"
          stroke="none"
        />
      )}
      {chosen.length > 0 && (
        <path
          d={path(outlineOf(data, new Set(map.cells)) as never) ?? ""}
          fill="none"
          stroke="#22252a"
          stroke-width="1.6"
          stroke-linejoin="round"
        />
      )}
      {lines.map((line, i) => (
        <path key={i} d={path(line as never) ?? ""} fill="none" stroke="#22252a" stroke-width="2" stroke-dasharray="4 3" />
      ))}
      {points.map((point, i) => {
        const [x, y] = (projection(point.coordinates as [number, number]) ?? [0, 0]).map((value) => Math.round(value * 10) / 10) as [
          number,
          number,
        ];
        const name = map.points?.[i]?.name;
        return (
          <g key={i}>
            <circle cx={x} cy={y} r="3" fill="#f6f3ec" stroke="#22252a" stroke-width="1.4" />
            {name !== undefined && (
              <text
                x={x + 6}
                y={y + 4}
                font-size="13"
                font-family="sans-serif"
                fill="#22252a"
                stroke="#f6f3ec"
                stroke-width="3"
                paint-order="stroke"
              >
                {name}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
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
      if (last === undefined || Math.abs(last[0] - x) + Math.abs(last[1] - y) > 0.9) points.push([x, y]);
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
