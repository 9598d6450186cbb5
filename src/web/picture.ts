import type { BorderLook } from "../cartography/border-look.ts";
import { looksOf } from "../cartography/border-look.ts";
import type { CellShapes } from "../cartography/cell-shapes.ts";
import type { CellTopology } from "../cartography/cells-file.ts";
import type { Land, Sign } from "../cartography/sign.ts";
import type { ShownHolding } from "../export/site/model.ts";
import { type AllTime, allTime, differenceSigns, ownColour } from "./all-time.ts";
import type { Reading } from "./context.ts";
import { labelsOf } from "./labels-of.ts";
import type { Label } from "./map/labels.ts";
import type { OldMap } from "./map/old-map.ts";
import type { Selected } from "./selection.ts";

/** Everything that the map draws, whatever draws it. */
export interface Picture {
  readonly signs: readonly Sign[];
  readonly looks: readonly BorderLook[];
  readonly labels: readonly Label[];
  readonly point?: readonly [lon: number, lat: number] | undefined;
  /** an old map between the land and its signs */
  readonly under?: OldMap | undefined;
  colour(polity: string): string;
}

export interface PictureParts {
  readonly reading: Reading;
  readonly cells: CellTopology;
  readonly shapes: CellShapes;
  readonly lands: readonly Land[];
  readonly holdings: readonly ShownHolding[];
  readonly towns: readonly Label[];
  readonly selected: Selected | undefined;
}

const NONE: ReadonlySet<number> = new Set();
const wholes = new WeakMap<CellShapes, Map<string, AllTime>>();

function wholeOf({ reading: { model, view }, shapes }: PictureParts): AllTime {
  let known = wholes.get(shapes);
  if (known === undefined) wholes.set(shapes, (known = new Map()));
  const key = `${view.viewpoint} ${view.layer}`;
  let whole = known.get(key);
  if (whole === undefined) known.set(key, (whole = allTime(model, shapes, view.viewpoint, view.layer)));
  return whole;
}

/** The picture of a view: of its day, of all time, or of what differs from the one that it is compared with. */
export function pictureOf(parts: PictureParts): Picture {
  const { reading, cells, shapes, lands, holdings, towns, selected } = parts;
  const { model, view, theme } = reading;
  const colour = (polity: string): string => ownColour(polity, theme) ?? reading.colour(polity);
  const chosen = selected?.cells ?? NONE;
  const common = { point: selected?.at, colour, under: reading.under };
  if (view.all === true) {
    const { signs, looks } = wholeOf(parts);
    return { ...common, signs, looks, labels: towns };
  }
  const signs = model.signs(view, lands);
  // where title and control are apart, the map shows both; its names are those of who controls
  const named = view.layer === "divergence" ? model.holdings({ ...view, layer: "control" }, lands) : holdings;
  const labels = [...labelsOf(reading, named, cells, shapes), ...towns];
  const looks = looksOf(shapes, view.layer, lands, signs, chosen, colour);
  if (view.versus === undefined || view.beside !== "difference") return { ...common, signs, looks, labels };
  const question = { ...view, ...view.versus };
  return { ...common, signs: differenceSigns(signs, model.signs(question)), looks, labels };
}
