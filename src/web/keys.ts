import type { boundsOf, CellShapes, Point } from "../cartography/cell-shapes.ts";
import type { Sign } from "../cartography/sign.ts";
import type { ShownHolding } from "../export/site/model.ts";
import type { Reading } from "./context.ts";

type Bounds = ReturnType<typeof boundsOf>;

/** A polygon of a cell: its box, and its part of the land of the cell. */
interface Part {
  readonly box: readonly [west: number, south: number, east: number, north: number];
  readonly share: number;
}

const known = new WeakMap<CellShapes, readonly (readonly Part[])[]>();

/** The polygons of each cell: one with islands on both ends of the map has a box around all that lies between. */
function partsOf(shapes: CellShapes): readonly (readonly Part[])[] {
  let parts = known.get(shapes);
  if (parts === undefined) {
    const one = (arcs: readonly number[]): Omit<Part, "share"> & { readonly size: number } => {
      let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
      let twice = 0;
      for (const arc of arcs) {
        const line = shapes.arcs[arc < 0 ? ~arc : arc] as readonly Point[];
        for (let i = 0; i < line.length; i++) {
          const [x, y] = line[i] as Point;
          [w, s, e, n] = [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)];
          const [x0, y0] = line[i - 1] ?? [x, y];
          twice += (x0 * y - x * y0) * (arc < 0 ? -1 : 1);
        }
      }
      return { box: [w, s, e, n], size: Math.abs(twice / 2) * Math.cos((((s + n) / 2) * Math.PI) / 180) };
    };
    parts = shapes.rings.map((polygons) => {
      const all = polygons.map(([outer = []]) => one(outer));
      const total = all.reduce((sum, { size }) => sum + size, 0) || 1;
      return all.map(({ box, size }) => ({ box, share: size / total }));
    });
    known.set(shapes, parts);
  }
  return parts;
}

/** Land of each cell in view, km², as if each of its polygons filled its box evenly. */
function landIn(shapes: CellShapes, km2: Float64Array, [west, south, east, north]: Bounds): (cell: number) => number {
  const parts = partsOf(shapes);
  const shown = ({ box: [w, s, e, n], share }: Part): number => {
    const high = Math.min(n, north) - Math.max(s, south);
    // The world repeats itself to the sides.
    const wide = Math.max(...[-360, 0, 360].map((turn) => Math.min(e + turn, east) - Math.max(w + turn, west)));
    return high > 0 && wide > 0 ? share * Math.min(1, (high * wide) / ((e - w) * (n - s) || 1)) : 0;
  };
  return (cell) => (km2[cell] as number) * (parts[cell] ?? []).reduce((sum, part) => sum + shown(part), 0);
}

/** Holdings of which some land is in view, the largest there first. */
export function holdingsIn(
  holdings: readonly ShownHolding[],
  shapes: CellShapes,
  km2: Float64Array,
  bounds: Bounds,
): readonly ShownHolding[] {
  const shown = landIn(shapes, km2, bounds);
  return holdings
    .map((holding) => ({ holding, size: holding.cells.reduce((sum, cell) => sum + shown(cell), 0) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ holding }) => holding);
}

/** Whether there is land of the atlas in view, and none of it has an answer. */
export function silentIn(holdings: readonly ShownHolding[], shapes: CellShapes, km2: Float64Array, bounds: Bounds): boolean {
  const shown = landIn(shapes, km2, bounds);
  return holdingsIn(holdings, shapes, km2, bounds).length === 0 && km2.some((_, cell) => shown(cell) > 0);
}

/** A sign of the map with what it means. */
export interface Key {
  readonly sign: Sign;
  readonly words: string;
}

/** Keys of a picture; more would hide the map. */
const MOST_KEYS = 10;

/** What the signs of a picture mean, those with the most land first. */
export function keysOf({ say, who }: Pick<Reading, "say" | "who">, holdings: readonly ShownHolding[]): readonly Key[] {
  const keys = new Map<string, Key>();
  for (const { sign, polities } of holdings) {
    const names = polities.length === 0 ? say(`legend.${sign.kind}`) : polities.map((id) => who(id).text).join(" / ");
    const more = [
      ...(sign.kind === "stripes" || sign.kind === "divergent" ? [say(`legend.${sign.kind}`)] : []),
      ...(sign.inner ? [say("legend.inner")] : []),
      ...(sign.unsure ? [say("legend.unsure")] : []),
    ].join(", ");
    const words = more === "" ? names : `${names} (${more})`;
    if (!keys.has(words)) keys.set(words, { sign, words });
    if (keys.size === MOST_KEYS) break;
  }
  return [...keys.values()];
}
