import { NO_DATA } from "../cartography/palette.ts";
import { polityColours } from "../cartography/polity-colours.ts";
import type { Atlas } from "../core/model/atlas.ts";

/** The colour of a row's land where a format knows no stripes: the holder's own; grey where several hold or contest it, or nobody does. */
export const colourOf = (atlas: Atlas, holder: string | null): string =>
  holder === null ? NO_DATA : (polityColours(atlas).get(holder)?.light ?? NO_DATA);
