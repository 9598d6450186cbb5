import type { CellShapes } from "./cell-shapes.ts";

/** Land with its cells and how far off its border may lie. */
export interface Vague {
  readonly precision_km?: number;
  readonly cells: readonly number[];
}

/** How far off each border may lie, km: what the best-drawn territory that ends there says. Undefined where none says it. */
export function precisionOf(
  shapes: Pick<CellShapes, "arcs" | "left" | "right">,
  territories: readonly Vague[],
): readonly (number | undefined)[] {
  const around = new Map<number, Set<number>>();
  territories.forEach(({ precision_km, cells }, territory) => {
    if (precision_km === undefined) return;
    for (const cell of cells) {
      const known = around.get(cell);
      if (known === undefined) around.set(cell, new Set([territory]));
      else known.add(territory);
    }
  });
  const best = (here: ReadonlySet<number> | undefined, there: ReadonlySet<number> | undefined): number => {
    let least = Infinity;
    for (const territory of here ?? [])
      if (there?.has(territory) !== true) least = Math.min(least, territories[territory]?.precision_km ?? Infinity);
    return least;
  };
  return shapes.arcs.map((_, arc) => {
    const left = around.get(shapes.left[arc] as number);
    const right = around.get(shapes.right[arc] as number);
    const least = Math.min(best(left, right), best(right, left));
    return least === Infinity ? undefined : least;
  });
}
