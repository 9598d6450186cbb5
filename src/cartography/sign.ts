import type { Claim, LayerAnswer, MapLayer } from "../core/resolve/answer.ts";

/** Everything that is known of one cell on one day in one viewpoint. */
export interface Land {
  readonly title: LayerAnswer | undefined;
  readonly control: LayerAnswer | undefined;
  readonly claims: readonly Claim[];
  readonly divergent: boolean | null;
  readonly disputants: readonly string[];
}

/** How land is drawn. Colours are named by polity; the drawing side knows their hex values. */
export interface Sign {
  readonly kind: "none" | "tint" | "stripes" | "divergent" | "checker" | "dots" | "empty";
  /** polities in drawing order: the first one is in front */
  readonly polities: readonly string[];
  /** half strength: uncertain in date */
  readonly faint: boolean;
  /** a line along the inside of the border: held by occupation, lease or trust */
  readonly inner: boolean;
}

export const BLANK: Sign = { kind: "none", polities: [], faint: false, inner: false };

const principalOf = (holder: LayerAnswer["holders"][number]): string => holder.polity;

/** The sign of one answer of the title or control layer; `inFront` puts the holder of control first among rivals. */
export function signOf(answer: LayerAnswer | undefined, inFront?: string): Sign {
  if (answer === undefined) return BLANK;
  const polities = [...new Set(answer.holders.map(principalOf))];
  if (inFront !== undefined && polities.includes(inFront)) polities.sort((a, b) => Number(b === inFront) - Number(a === inFront));
  const faint = answer.certainty === "uncertain";
  const inner = answer.holders.some((holder) => holder.mode !== undefined && holder.mode !== "administers");
  switch (answer.answer) {
    case "held":
      return { kind: "tint", polities, faint, inner };
    case "joint":
      return { kind: polities.length > 1 ? "checker" : "tint", polities, faint, inner };
    case "contested":
      return { kind: polities.length > 1 ? "stripes" : "tint", polities, faint: faint || polities.length < 2, inner };
    case "undetermined":
      return { kind: "dots", polities: [], faint, inner: false };
    case "none":
      return { kind: "empty", polities: [], faint, inner: false };
    case "unknown":
      return BLANK;
  }
}

/** What one cell shows on one layer, from its answers on the day. */
export function signOfLayer(layer: MapLayer, land: Land): Sign {
  const controller = land.control?.holders[0]?.polity;
  switch (layer) {
    case "title":
      return signOf(land.title, controller);
    case "control":
      return signOf(land.control);
    case "claims": {
      const polities = [...new Set(land.claims.map((claim) => claim.polity))];
      if (polities.length === 0) return BLANK;
      return { kind: polities.length > 1 ? "stripes" : "tint", polities, faint: false, inner: false };
    }
    case "divergence": {
      if (land.divergent !== true) return { ...signOf(land.control), faint: true, inner: false };
      const title = land.title?.holders[0]?.polity;
      return { kind: "divergent", polities: [title, controller].filter((polity) => polity !== undefined), faint: false, inner: false };
    }
    case "dispute":
      if (land.disputants.length === 0) return BLANK;
      return {
        kind: "stripes",
        polities: [...land.disputants].sort((a, b) => Number(b === controller) - Number(a === controller)),
        faint: false,
        inner: false,
      };
  }
}

/** How a border between two pieces of land is drawn. */
export type BorderKind = "none" | "agreed" | "de-facto" | "open";

const holdersOf = (answer: LayerAnswer | undefined): string =>
  answer === undefined
    ? ""
    : `${answer.answer}:${answer.holders
        .map((holder) => holder.polity)
        .sort()
        .join("+")}`;

/** The border between the land on its left and on its right (undefined: outside of the atlas) on the title or control layer. */
export function borderOf(
  layer: MapLayer,
  left: Pick<Land, "title" | "control"> | undefined,
  right: Pick<Land, "title" | "control"> | undefined,
): BorderKind {
  const main = layer === "control" || layer === "divergence" ? "control" : "title";
  const a = holdersOf(left?.[main]);
  const b = holdersOf(right?.[main]);
  const silent = (text: string): boolean => text === "" || text.startsWith("unknown");
  if (a === b || (silent(a) && silent(b))) return "none";
  if (silent(a) || silent(b)) return "open";
  const sure = (answer: LayerAnswer | undefined): boolean =>
    (answer?.answer === "held" || answer?.answer === "joint") && answer.certainty === "certain";
  if (!sure(left?.title) || !sure(right?.title)) return "de-facto";
  if (main === "title") return "agreed";
  const matches = holdersOf(left?.title) !== holdersOf(right?.title) && holdersOf(left?.title) === a && holdersOf(right?.title) === b;
  return matches ? "agreed" : "de-facto";
}
