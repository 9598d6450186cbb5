import type { Point, Shape } from "./plane.ts";

/** Land under a map as path data. */
export interface LandPaths {
  /** land whose outline is coast all around */
  readonly whole: string;
  /** land that ends somewhere in a straight cut, and its outline without that */
  readonly cut: string;
  readonly coast: string;
}

/** Degrees along a parallel or a meridian: a coast seldom runs so far exactly, and never as far as the second. */
const [CUT, SURELY] = [0.12, 0.5];

interface Stretch {
  readonly line: readonly Point[];
  readonly cut: boolean;
}

/** Of an edge along a meridian or a parallel: which, and its length; undefined of others. */
function straight([x0, y0]: Point, [x1, y1]: Point): { readonly on: string; readonly length: number } | undefined {
  if (x0 === x1) return { on: `x ${x0}`, length: Math.abs(y1 - y0) };
  return y0 === y1 ? { on: `y ${y0}`, length: Math.abs(x1 - x0) } : undefined;
}

/** The stretches of each closed ring of land in order, each either coast or a straight cut at which land ends for the map's sake. `degree` is one in the units of its points. */
export function stretchesOf(polygons: readonly Shape[], degree: number): readonly (readonly (readonly Stretch[])[])[] {
  // where land is cut in two both parts end; a simplified coast may run straight too, but alone
  const ending = new Map<string, Set<Shape>>();
  for (const polygon of polygons)
    for (const ring of polygon)
      for (let i = 1; i < ring.length; i++) {
        const edge = straight(ring[i - 1] as Point, ring[i] as Point);
        if (edge !== undefined && edge.length > CUT * degree) ending.set(edge.on, (ending.get(edge.on) ?? new Set()).add(polygon));
      }
  const isCut = (from: Point, to: Point): boolean => {
    const edge = straight(from, to);
    if (edge === undefined || edge.length <= CUT * degree) return false;
    return edge.length > SURELY * degree || (ending.get(edge.on)?.size ?? 0) > 1;
  };
  return polygons.map((polygon) => polygon.map((ring) => inStretches(ring, isCut)));
}

function inStretches(ring: readonly Point[], isCut: (from: Point, to: Point) => boolean): readonly Stretch[] {
  const stretches: { readonly line: Point[]; readonly cut: boolean }[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1] as Point, ring[i] as Point];
    const cut = isCut(from, to);
    const last = stretches.at(-1);
    // each edge of a cut to itself: whether it is in sight is seen from its box
    if (last?.cut === false && !cut) last.line.push(to);
    else stretches.push({ line: [from, to], cut });
  }
  return stretches;
}

/** The polygons of the land under a map, each its outline and its lakes. */
export const polygonsOf = ({ features }: GeoJSON.FeatureCollection): readonly Shape[] =>
  features.flatMap(({ geometry }) =>
    geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [],
  ) as unknown as readonly Shape[];

const stretches = new WeakMap<readonly Shape[], ReturnType<typeof stretchesOf>>();

/** Land drawn by `path`, with a stroke only along its coasts. A cut of which `path` draws nothing, since it is out of sight, is none. */
export function landPaths(polygons: readonly Shape[], path: (line: readonly Point[], closed: boolean) => string): LandPaths {
  let known = stretches.get(polygons);
  if (known === undefined) stretches.set(polygons, (known = stretchesOf(polygons, Math.PI / 180)));
  let [whole, cut, coast] = ["", "", ""];
  for (const [i, polygon] of polygons.entries()) {
    // together: a lake is no land only where it is drawn with what lies around it
    const d = polygon.map((ring) => path(ring, true)).join("");
    if (d === "") continue;
    const lines = (known[i] ?? []).flat();
    if (lines.every((stretch) => !stretch.cut || path(stretch.line, false) === "")) whole += d;
    else {
      cut += d;
      coast += lines.map((stretch) => (stretch.cut ? "" : path(stretch.line, false))).join("");
    }
  }
  return { whole, cut, coast };
}
