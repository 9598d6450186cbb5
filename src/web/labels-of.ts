import type { CellShapes } from "../cartography/cell-shapes.ts";
import type { CellTopology } from "../cartography/cells-file.ts";
import { labelSpots } from "../cartography/label-spots.ts";
import type { ShownHolding } from "../export/site/model.ts";
import { nameOnLand } from "../export/site/name-on-land.ts";
import type { Reading } from "./context.ts";
import type { Label } from "./map/labels.ts";

/** The names of a holding, once in each part of its land that is large beside the others. */
export function labelsOf(
  { who, say, view }: Reading,
  holdings: readonly ShownHolding[],
  cells: CellTopology,
  shapes: CellShapes,
): readonly Label[] {
  const km2Of = (cell: number): number => cells.objects.cells.geometries[cell]?.properties.km2 ?? 0;
  return holdings.flatMap((holding) => {
    const nobody = holding.polities.length === 0;
    const text = nobody
      ? say(holding.answer?.answer === "undetermined" ? "undetermined" : "none")
      : nameOnLand(holding, (id) => who(id).text);
    return labelSpots(shapes, holding.cells, km2Of).map(
      ({ at, span, reach, km2 }): Label => ({
        at,
        span,
        reach,
        text,
        lang: nobody ? view.lang : who(holding.polities[0] as string).lang,
        kind: nobody ? "note" : "polity",
        weight: 1e3 + km2,
      }),
    );
  });
}

/** towns that are named before the land that they lie in */
const FIRST = 2;

/** The towns, in the reader's language; the atlas names the weightiest first. */
export function townsOf({ model, text }: Reading): readonly Label[] {
  return model.atlas.places
    .filter((place) => place.kind === "town")
    .map((place, i): Label => {
      const name = text(place.name);
      return { at: place.at, text: name.text, lang: name.lang, kind: "town", weight: i < FIRST ? 1e9 - i : 1 / (1 + i), minZoom: 5.2 };
    });
}
