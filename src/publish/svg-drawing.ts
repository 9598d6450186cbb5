import { merge, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type LandPaths, landPaths } from "../cartography/coast.ts";
import type { LabelSpot } from "../cartography/label-spots.ts";
import type { Fill } from "../cartography/painter.tsx";
import { onPlane, type Point, type Shape, View } from "../cartography/plane.ts";
import { cellsBySign, type Sign } from "../cartography/sign.ts";
import type { MapData } from "./data/map-data.ts";
import { type Borders, type Plane, planeOf } from "./svg-plane.ts";

/** Where the name of some land may stand, degrees. */
export type NamedLand = Pick<LabelSpot, "at" | "span" | "reach"> & { readonly name: string };

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
  /** names of land, where they fit: the largest first */
  readonly lands?: readonly NamedLand[] | undefined;
  readonly lines?: readonly (readonly (readonly [number, number])[])[] | undefined;
  /** west, south, east, north to show; absent: the cells, else the whole atlas */
  readonly bounds?: readonly [number, number, number, number] | undefined;
}

/** What the SVG of a small map is made of: path data and colours, no text of records. */
export interface Drawing {
  readonly land: LandPaths;
  readonly fills: readonly Fill[];
  readonly borders: string;
  /** borders that only close a figure */
  readonly undrawn: string;
  readonly chosen: string;
  readonly outline: string;
  readonly lines: readonly string[];
  readonly points: readonly (readonly [x: number, y: number])[];
  /** the middle of each named land, and the room about it to either side, px */
  readonly lands: readonly (readonly [x: number, y: number, wide: number, high: number])[];
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
    map.lands?.map((land) => land.at),
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
  const plane = planeOf(data);
  const chosen = (map.cells ?? []).filter((cell) => plane.cells[cell] !== undefined);
  const points = (map.points ?? []).map((point) => onPlane(point.at));
  const lines = (map.lines ?? []).map((line) => line.map(onPlane));
  const view = View.around(focusOf(data, map, chosen, lines), width, height);
  const area = (shapes: readonly Shape[]): string => shapes.map((shape) => shape.map((ring) => view.path(ring, true)).join("")).join("");
  // cells with the same sign are merged, so that no seam shows between them
  const fills = cellsBySign(signs ?? [])
    .map(({ sign, cells }) => ({
      sign,
      d: area([
        mergedLand(
          data,
          cells.filter((cell) => plane.cells[cell] !== undefined),
        ),
      ]),
    }))
    .filter(({ d }) => d !== "");
  const run = (lines: Shape): string => lines.map((line) => view.path(line, false)).join("");
  const borders = signs && bordersOf(plane, signs);
  const land = landPaths(plane.land, (line, closed) => view.path(line, closed));
  return {
    land: land.whole + land.cut === "" ? { ...land, whole: area(plane.cells) } : land,
    fills,
    borders: run(borders?.drawn ?? []),
    undrawn: run(borders?.undrawn ?? []),
    chosen: area(chosen.map((cell) => plane.cells[cell] as Shape)),
    outline: chosen.length === 0 ? "" : run(outlineOf(plane.topology, new Set(chosen))),
    lines: lines.map((line) => view.path(line, false)),
    points: points.map((point) => view.at(point)),
    lands: (map.lands ?? []).map(({ at: [lon, lat], span, reach }) => {
      const [x, y] = view.at(onPlane([lon, lat]));
      return [x, y, view.at(onPlane([lon + span / 2, lat]))[0] - x, y - view.at(onPlane([lon, lat + reach]))[1]];
    }),
  };
}

/** The land of several cells as one shape, so that no seam shows between them. */
export function mergedLand(data: MapData, cells: readonly number[]): Shape {
  const plane = planeOf(data);
  return remembered(
    plane.merged,
    cells.join(),
    () =>
      merge(plane.topology, cells.map((cell) => data.cells.objects.cells.geometries[cell]) as never).coordinates.flat() as unknown as Shape,
  );
}

/** What a map shows, on the plane: bounds asked for, else what it is about, else the atlas, else the inhabited world. */
function focusOf(data: MapData, map: SmallMap, chosen: readonly number[], lines: readonly (readonly Point[])[]): readonly Point[] {
  const corners = ([w, s, e, n]: readonly [number, number, number, number]): Point[] => [onPlane([w, s]), onPlane([e, n])];
  const points = (map.points ?? []).slice(0, map.own).map(({ at }) => at);
  if (map.bounds !== undefined || chosen.length + points.length + lines.length === 0)
    return corners(map.bounds ?? data.atlas.bounds ?? [-170, -58, 170, 78]);
  if (chosen.length + lines.length > 0)
    return [...chosen.flatMap((cell) => (planeOf(data).cells[cell] ?? []).flat()), ...points.map(onPlane), ...lines.flat()];
  return points.flatMap(([x, y]) => corners([x - 2.6, y - 1.5, x + 2.6, y + 1.5]));
}

/** Pages that show the same day share its shapes, whatever part of the map they show. */
function remembered(known: Map<string, Shape>, key: string, make: () => Shape): Shape {
  let shape = known.get(key);
  if (shape === undefined) known.set(key, (shape = make()));
  return shape;
}

/** Arcs that part land with different signs; land without a sign has no border of its own. */
function bordersOf({ topology, borders, shapes: { left, right, undrawn } }: Plane, signs: readonly Sign[]): Borders {
  const keys = signs.map((sign) => `${sign.kind}:${sign.polities.join("+")}`);
  const key = keys.join();
  let found = borders.get(key);
  if (found === undefined) {
    const parting = (topology.arcs as unknown as Shape)
      .map((line, arc) => ({ line, arc }))
      .filter(({ arc }) => {
        const [a, b] = [left[arc] as number, right[arc] as number];
        return a >= 0 && b >= 0 && keys[a] !== keys[b];
      });
    const lines = (closing: boolean): Shape => parting.filter(({ arc }) => (undrawn[arc] === true) === closing).map(({ line }) => line);
    borders.set(key, (found = { drawn: lines(false), undrawn: lines(true) }));
  }
  return found;
}

/** Arcs that part the chosen cells from all others. */
function outlineOf(topology: Topology, chosen: ReadonlySet<number>): Shape {
  return linesOf(
    mesh(
      topology,
      topology.objects["cells"] as GeometryCollection,
      (a, b) => chosen.has(a.id as number) !== chosen.has(b.id as number) || (a === b && chosen.has(a.id as number)),
    ),
  );
}

const linesOf = (lines: GeoJSON.MultiLineString): Shape => lines.coordinates as unknown as Shape;
