/** The land of a world at one size: overlaid on a coarse grid, small islands left out, borders simplified once for all viewpoints. */
import { arrange } from "../../core/space/arrange.ts";
import type { Arrangement } from "../../core/space/arrangement.ts";
import type { LonLat, MultiPolygon, Primitive } from "../../core/space/geometry.ts";
import { simplify } from "../../core/space/simplify.ts";
import type { Piece } from "./world-land.ts";

export const SIZES = ["small", "medium", "full"] as const;
export type Size = (typeof SIZES)[number];

/** Bytes that a file may have. */
export const MOST_BYTES: Readonly<Record<Size, number>> = { small: 100_000, medium: 500_000, full: Infinity };

/** Steps of coordinates and the smallest island, for a map as wide as the world; narrower land has finer ones. */
const DETAIL = { small: { perDegree: 10, island: 2_500 }, medium: { perDegree: 200, island: 100 } } as const;

export interface Level {
  readonly arrangement: Arrangement;
  /** step of the coordinates, degrees */
  readonly quantum: number;
  /** faces of each piece; of a piece too small for the grid none */
  readonly faces: readonly (readonly number[])[];
  readonly lines?: readonly (readonly LonLat[])[];
}

/** Outlines of the pieces, and how much finer than for the world the steps are. */
export interface Thinned {
  readonly outlines: readonly MultiPolygon[];
  readonly fineness: number;
}

/** Side of the smallest triangle that is left for the world, km: below what the positions of a medium file can show. */
const THINNED_KM = 1.5;

/** The pieces as they are in the atlas. */
export const fullLevel = (arrangement: Arrangement, pieces: readonly Piece[]): Level => ({
  arrangement,
  quantum: 1e-7,
  faces: pieces.map((p) => p.faces),
});

/** How often the land fits beside itself round the globe: narrower land has finer steps, as many times. */
function finenessOf(full: Arrangement, pieces: readonly Piece[]): number {
  let [west, east] = [180, -180];
  for (const { faces } of pieces)
    for (const [outer] of full.outline(faces))
      for (const [lon] of outer ?? []) {
        west = Math.min(west, lon);
        east = Math.max(east, lon);
      }
  return Math.max(1, Math.floor(360 / Math.max(east - west, 0.01) / 2));
}

/** Borders without what no smaller size shows: most of the work is then done for all of them. */
export function thinned(full: Arrangement, pieces: readonly Piece[]): Thinned {
  const fineness = finenessOf(full, pieces);
  const lines = simplify(full, THINNED_KM / fineness);
  return { outlines: pieces.map(({ faces }) => full.outline(faces, lines)), fineness };
}

/** The pieces on a coarse grid, which rounds their borders without letting any cross; not yet simplified. */
export function coarseLevel({ outlines, fineness }: Thinned, size: "small" | "medium"): Level {
  const grid = 1 / (DETAIL[size].perDegree * fineness);
  const island = DETAIL[size].island / (fineness * fineness);
  const coarse = overlaid(outlines, grid);
  const kept = withoutIslands({ ...coarse, faces: withoutPockets(coarse, island) }, island);
  const again = overlaid(
    kept.map((faces) => coarse.arrangement.outline(faces)),
    grid,
  );
  return { ...again, quantum: grid };
}

/** The same with at most so many positions in all borders, beyond the fewest that each must keep. */
export const simplified = (level: Level, most: number): Level => ({ ...level, lines: simplify(level.arrangement, 0, most) });

function overlaid(outlines: readonly MultiPolygon[], grid: number) {
  const primitives = outlines.map((polygons, i): Primitive => ({ id: String(i), kind: "polygon", polygons }));
  const { arrangement } = arrange(primitives, { grid });
  return { arrangement, faces: outlines.map((_, i): readonly number[] => [...arrangement.facesOf(String(i))]) };
}

/** Faces with the small waters that the grid has cut off from the sea: each goes to the land with which it shares most border. */
function withoutPockets({ arrangement, faces }: Pick<Level, "arrangement" | "faces">, smallest: number): readonly number[][] {
  const pieceOf = new Map(faces.flatMap((own, piece) => own.map((face) => [face, piece] as const)));
  const shores = new Map<number, Map<number, number>>();
  for (const { left, right, line } of arrangement.arcs)
    for (const [water, land] of [
      [left, right],
      [right, left],
    ] as const) {
      const piece = pieceOf.get(land);
      if (water === 0 || piece === undefined || pieceOf.has(water) || arrangement.areaOf(water) >= smallest) continue;
      const shore = shores.get(water) ?? new Map<number, number>();
      shores.set(water, shore.set(piece, (shore.get(piece) ?? 0) + line.length));
    }
  const filled = faces.map((own) => [...own]);
  for (const [water, shore] of shores) {
    const [nearest] = [...shore].sort(([a, x], [b, y]) => y - x || a - b);
    if (nearest) filled[nearest[0]]?.push(water);
  }
  return filled;
}

/** Faces without those of islands below a size, except the largest part of each piece. */
function withoutIslands({ arrangement, faces }: Pick<Level, "arrangement" | "faces">, smallest: number): readonly number[][] {
  const parent = Int32Array.from({ length: arrangement.faceCount }, (_, i) => i);
  const root = (face: number): number => {
    let at = face;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number;
    return at;
  };
  const land = new Set(faces.flat());
  // What is cut at the antimeridian is one island: seams join too.
  for (const { left, right } of arrangement.arcs) if (land.has(left) && land.has(right)) parent[root(left)] = root(right);
  const km2 = new Map<number, number>();
  for (const face of land) km2.set(root(face), (km2.get(root(face)) ?? 0) + arrangement.areaOf(face));
  const kept = new Set([...km2].filter(([, area]) => area >= smallest).map(([island]) => island));
  for (const own of faces) {
    const parts = new Map<number, number>();
    for (const face of own) parts.set(root(face), (parts.get(root(face)) ?? 0) + arrangement.areaOf(face));
    const largest = [...parts].sort(([a, x], [b, y]) => y - x || a - b)[0];
    if (largest) kept.add(largest[0]);
  }
  return faces.map((own) => own.filter((face) => kept.has(root(face))));
}
