import type { CellShapes } from "./geometry.ts";

/** How far off each border may lie, km: what the best-drawn territory that ends there says. Undefined where none says it. */
export function precisionOf(
  shapes: Pick<CellShapes, "arcs" | "left" | "right">,
  territories: readonly { readonly precision_km?: number; readonly cells: readonly number[] }[],
): readonly (number | undefined)[] {
  const drawn = territories.flatMap(({ precision_km, cells }) =>
    precision_km === undefined ? [] : [{ precision_km, cells: new Set(cells) }],
  );
  return shapes.arcs.map((_, arc) => {
    let best: number | undefined;
    for (const { precision_km, cells } of drawn)
      if (cells.has(shapes.left[arc] as number) !== cells.has(shapes.right[arc] as number) && (best === undefined || precision_km < best))
        best = precision_km;
    return best;
  });
}
