import type { boundsOf, CellShapes } from "../cartography/cell-shapes.ts";
import type { Sign } from "../cartography/sign.ts";
import type { ShownHolding } from "../export/site/model.ts";
import type { Reading } from "./context.ts";

type Bounds = ReturnType<typeof boundsOf>;

/** Holdings of which some land is in view, the largest there first. */
export function holdingsIn(
  holdings: readonly ShownHolding[],
  { boxes }: CellShapes,
  km2: Float64Array,
  [west, south, east, north]: Bounds,
): readonly ShownHolding[] {
  /** land of a cell in view, km², as if it filled its box evenly */
  const shown = (cell: number): number => {
    const [w, s, e, n] = [0, 1, 2, 3].map((i) => boxes[cell * 4 + i] as number) as [number, number, number, number];
    const high = Math.min(n, north) - Math.max(s, south);
    // The world repeats itself to the sides.
    const wide = Math.max(...[-360, 0, 360].map((turn) => Math.min(e + turn, east) - Math.max(w + turn, west)));
    return high > 0 && wide > 0 ? (km2[cell] as number) * Math.min(1, (high * wide) / ((e - w) * (n - s) || 1)) : 0;
  };
  return holdings
    .map((holding) => ({ holding, size: holding.cells.reduce((sum, cell) => sum + shown(cell), 0) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ holding }) => holding);
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
      ...(sign.faint ? [say("legend.faint")] : []),
    ].join(", ");
    const words = more === "" ? names : `${names} (${more})`;
    if (!keys.has(words)) keys.set(words, { sign, words });
    if (keys.size === MOST_KEYS) break;
  }
  return [...keys.values()];
}
