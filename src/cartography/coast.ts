import type { Point, Shape } from "./plane.ts";

/** Land under a map as path data. */
export interface LandPaths {
  /** land whose outline is coast all around */
  readonly whole: string;
  /** land that ends somewhere in a straight cut, and its outline without that */
  readonly cut: string;
  readonly coast: string;
}

/** Degrees: no stretch of a coast so long runs exactly along a parallel or a meridian. */
const CUT = 0.12;

/** The stretches of a closed ring in order, each either coast or a straight cut at which land ends for the map's sake. `degree` is one in the units of its points. */
export function stretchesOf(ring: readonly Point[], degree: number): readonly { readonly line: readonly Point[]; readonly cut: boolean }[] {
  const stretches: { readonly line: Point[]; readonly cut: boolean }[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1] as Point, ring[i] as Point];
    const long = CUT * degree;
    const cut = (x0 === x1 && Math.abs(y1 - y0) > long) || (y0 === y1 && Math.abs(x1 - x0) > long);
    const last = stretches.at(-1);
    if (last?.cut === cut) last.line.push([x1, y1]);
    else
      stretches.push({
        line: [
          [x0, y0],
          [x1, y1],
        ],
        cut,
      });
  }
  return stretches;
}

const stretches = new WeakMap<readonly Point[], ReturnType<typeof stretchesOf>>();

function stretchesOn(ring: readonly Point[]): ReturnType<typeof stretchesOf> {
  let found = stretches.get(ring);
  if (found === undefined) stretches.set(ring, (found = stretchesOf(ring, Math.PI / 180)));
  return found;
}

/** The polygons of the land under a map, each its outline and its lakes. */
export const polygonsOf = ({ features }: GeoJSON.FeatureCollection): readonly (readonly (readonly Point[])[])[] =>
  features.flatMap(({ geometry }) =>
    geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [],
  ) as unknown as readonly (readonly (readonly Point[])[])[];

/** Land drawn by `path`, with a stroke only along its coasts. A cut of which `path` draws nothing, since it is out of sight, is none. */
export function landPaths(polygons: readonly Shape[], path: (line: readonly Point[], closed: boolean) => string): LandPaths {
  let [whole, cut, coast] = ["", "", ""];
  for (const polygon of polygons) {
    // together: a lake is no land only where it is drawn with what lies around it
    const d = polygon.map((ring) => path(ring, true)).join("");
    if (d === "") continue;
    const lines = polygon.flatMap(stretchesOn);
    if (lines.every((stretch) => !stretch.cut || path(stretch.line, false) === "")) whole += d;
    else {
      cut += d;
      coast += lines.map((stretch) => (stretch.cut ? "" : path(stretch.line, false))).join("");
    }
  }
  return { whole, cut, coast };
}
