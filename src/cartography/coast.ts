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

const coastOf = (ring: readonly Point[]): Shape =>
  stretchesOf(ring, Math.PI / 180)
    .filter(({ cut }) => !cut)
    .map(({ line }) => line);

const coasts = new WeakMap<readonly Point[], Shape>();

/** Land drawn by `path`, with a stroke only along its coasts. */
export function landPaths(rings: Shape, path: (line: readonly Point[], closed: boolean) => string): LandPaths {
  let [whole, cut, coast] = ["", "", ""];
  for (const ring of rings) {
    let lines = coasts.get(ring);
    if (lines === undefined) coasts.set(ring, (lines = coastOf(ring)));
    const d = path(ring, true);
    if (lines.length === 1 && lines[0]?.length === ring.length) whole += d;
    else {
      cut += d;
      if (d !== "") coast += lines.map((line) => path(line, false)).join("");
    }
  }
  return { whole, cut, coast };
}
