/** The stretches of outlines of which records say more than of the rest: what they follow, how precise they are, whether a source draws them. */
import type { Atlas } from "../model/atlas.ts";
import type { Edge } from "../model/records.ts";
import type { Waypoint } from "../model/values.ts";
import type { Line, LonLat } from "../space/geometry.ts";
import { stretchOf } from "../space/stretch.ts";

type Collections = Pick<Atlas, "collections">;

/** An edge of a territory as drawn. */
export interface DrawnEdge {
  readonly territory: string;
  /** place among the edges of the territory, from 0 */
  readonly index: number;
  readonly edge: Edge;
  /** whether it is a stretch between two ends, not the whole outline */
  readonly partial: boolean;
  /** on the outline of the territory, the land on the left */
  readonly lines: readonly Line[];
}

/** Where a waypoint lies; undefined where it names a place that the atlas lacks. */
export function positionOfWaypoint({ collections }: Collections, point: Waypoint): LonLat | undefined {
  if (!("place" in point)) return [point.lon, point.lat];
  const at = collections.places.get(point.place)?.data.at;
  return at && [at.lon, at.lat];
}

/** How far off a stretch of an outline may be, km: what it says itself, else what the frontier that it follows says. */
export const precisionOfEdge = ({ collections }: Collections, { precision_km, follows }: Edge): number | undefined =>
  precision_km ?? (follows === undefined ? undefined : collections.frontiers.get(follows)?.data.precision_km);

/** The edges of one territory; none where it has no land. */
export function edgesOfTerritory(atlas: Pick<Atlas, "collections" | "land">, territory: string): readonly DrawnEdge[] {
  const edges = atlas.collections.territories.get(territory)?.data.edges ?? [];
  if (edges.length === 0) return [];
  const outline = atlas.land.arrangement.outline(atlas.land.facesOfTerritory(territory));
  return edges.map((edge, index): DrawnEdge => {
    const [from, to] = [edge.from, edge.to].map((end) => end && positionOfWaypoint(atlas, end));
    const partial = from !== undefined && to !== undefined;
    return { territory, index, edge, partial, lines: stretchOf(outline, from, to) };
  });
}

/** The line of a frontier through its waypoints. */
export function lineOfFrontier(atlas: Collections, id: string): Line {
  const through = atlas.collections.frontiers.get(id)?.data.through ?? [];
  return through.map((point) => positionOfWaypoint(atlas, point)).filter((at): at is LonLat => at !== undefined);
}

/** Whether a step of an outline only closes a figure. */
export type Closing = (a: LonLat, b: LonLat) => boolean;

/** Steps that only close a figure: an edge says that no source draws them, and no other edge that one does. Undefined where there are none. */
export function undrawnSteps(atlas: Pick<Atlas, "collections" | "land">): Closing | undefined {
  const closing = new Set<string>();
  const key = (a: LonLat, b: LonLat): string => (a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? `${a} ${b}` : `${b} ${a}`);
  const steps = (lines: readonly Line[]): (readonly [LonLat, LonLat])[] =>
    lines.flatMap((line) => line.slice(1).map((point, i) => [line[i] as LonLat, point] as const));
  const edges = [...atlas.collections.territories.keys()].flatMap((id) => edgesOfTerritory(atlas, id));
  // few steps close a figure: most are told from them by their longitude alone
  const longitudes = new Set<number>();
  for (const { edge, lines } of edges)
    if (edge.undefined === true)
      for (const [a, b] of steps(lines)) {
        closing.add(key(a, b));
        longitudes.add(a[0]).add(b[0]);
      }
  if (closing.size > 0)
    for (const { edge, lines } of edges) if (edge.undefined !== true) for (const [a, b] of steps(lines)) closing.delete(key(a, b));
  if (closing.size === 0) return undefined;
  return (a, b) => longitudes.has(a[0]) && longitudes.has(b[0]) && closing.has(key(a, b));
}

/** A line in pieces that a source draws, and pieces that only close a figure. */
export function drawnPieces(line: Line, closes: Closing | undefined): readonly { readonly line: Line; readonly undrawn: boolean }[] {
  if (!closes) return [{ line, undrawn: false }];
  const pieces: { line: LonLat[]; undrawn: boolean }[] = [];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as LonLat, line[i] as LonLat];
    const undrawn = closes(a, b);
    const last = pieces.at(-1);
    if (last?.undrawn === undrawn) last.line.push(b);
    else pieces.push({ line: [a, b], undrawn });
  }
  return pieces;
}
