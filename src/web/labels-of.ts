import type { CellTopology } from "../export/site/contract.ts";
import type { ShownHolding } from "../export/site/model.ts";
import type { Reading } from "./context.ts";
import type { Label } from "./map/labels.ts";

/** One name per holding, at its weightiest cell. */
export function labelsOf(
  { who, model, say, view }: Reading,
  holdings: readonly ShownHolding[],
  cells: CellTopology,
  boxes: Float64Array,
): readonly Label[] {
  const labels: Label[] = [];
  for (const holding of holdings) {
    const largest = holding.cells.reduce((a, b) => ((model.km2[b] as number) > (model.km2[a] as number) ? b : a));
    const at = cells.objects.cells.geometries[largest]?.properties.at as readonly [number, number];
    const names = holding.polities.map(who);
    const separator = holding.sign.kind === "stripes" ? " / " : holding.sign.kind === "divergent" ? " ⟂ " : " · ";
    const label =
      names.length === 0
        ? say(holding.answer?.answer === "undetermined" ? "undetermined" : "none")
        : names.map((name) => name.text).join(separator);
    labels.push({
      at,
      text: label,
      lang: names[0]?.lang ?? view.lang,
      kind: names.length === 0 ? "note" : "polity",
      weight: 1e3 + holding.km2,
      span: (boxes[largest * 4 + 2] as number) - (boxes[largest * 4] as number),
    });
  }
  return labels;
}

/** The towns, in the reader's language; the atlas names the weightiest first. */
export function townsOf({ model, text }: Reading): readonly Label[] {
  return model.atlas.places
    .filter((place) => place.kind === "town")
    .map((place, i): Label => {
      const name = text(place.name);
      return { at: place.at, text: name.text, lang: name.lang, kind: "town", weight: 1 / (1 + i), minZoom: 5.2 };
    });
}
