import { type CellShapes, cellAt } from "../cartography/cell-shapes.ts";
import type { CellTopology } from "../cartography/cells.ts";
import type { ShownHolding } from "../export/site/model.ts";
import type { Reading } from "./context.ts";
import type { Label } from "./map/labels.ts";

const spots = new WeakMap<CellTopology, Map<string, { readonly at: readonly [number, number]; readonly span: number }>>();

/** Where the name of several cells stands: in their middle where that is theirs, else in the weighty cell nearest to it. */
function spotOf(
  members: readonly number[],
  cells: CellTopology,
  shapes: CellShapes,
): { readonly at: readonly [number, number]; readonly span: number } {
  let known = spots.get(cells);
  if (known === undefined) spots.set(cells, (known = new Map()));
  const key = members.join();
  let spot = known.get(key);
  if (spot === undefined) known.set(key, (spot = findSpot(members, cells, shapes)));
  return spot;
}

function findSpot(
  members: readonly number[],
  cells: CellTopology,
  shapes: CellShapes,
): { readonly at: readonly [number, number]; readonly span: number } {
  const parts = members.map((cell) => ({
    cell,
    ...(cells.objects.cells.geometries[cell] as CellTopology["objects"]["cells"]["geometries"][number]).properties,
  }));
  const km2 = parts.reduce((sum, part) => sum + part.km2, 0);
  const middle = [0, 1].map((i) => parts.reduce((sum, part) => sum + (part.at[i] as number) * part.km2, 0) / (km2 || 1)) as [
    number,
    number,
  ];
  const most = Math.max(...parts.map((part) => part.km2));
  const far = (at: readonly [number, number]): number =>
    Math.hypot((at[0] - middle[0]) * Math.cos((middle[1] * Math.PI) / 180), at[1] - middle[1]);
  const nearest = parts.filter((part) => part.km2 >= most * 0.25).reduce((a, b) => (far(b.at) < far(a.at) ? b : a));
  const side = (cell: number, i: number): number => shapes.boxes[cell * 4 + i] as number;
  if (members.includes(cellAt(shapes, middle[0], middle[1])))
    return { at: middle, span: Math.max(...members.map((cell) => side(cell, 2))) - Math.min(...members.map((cell) => side(cell, 0))) };
  return { at: nearest.at, span: side(nearest.cell, 2) - side(nearest.cell, 0) };
}

/** One name per holding, in the middle of its land. */
export function labelsOf(
  { who, say, view }: Reading,
  holdings: readonly ShownHolding[],
  cells: CellTopology,
  shapes: CellShapes,
): readonly Label[] {
  return holdings.map((holding) => {
    const names = holding.polities.map(who);
    const separator = holding.sign.kind === "stripes" ? " / " : holding.sign.kind === "divergent" ? " ⟂ " : " · ";
    const label =
      names.length === 0
        ? say(holding.answer?.answer === "undetermined" ? "undetermined" : "none")
        : names.map((name) => name.text).join(separator);
    return {
      ...spotOf(holding.cells, cells, shapes),
      text: label,
      lang: names[0]?.lang ?? view.lang,
      kind: names.length === 0 ? "note" : "polity",
      weight: 1e3 + holding.km2,
    };
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
