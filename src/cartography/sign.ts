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
  /** half strength: on the layer of title and control apart, land on which they agree */
  readonly faint: boolean;
  /** fine lines through it: uncertain in date, or contested by parties of whom one alone is named */
  readonly unsure: boolean;
  /** a line along the inside of the border: held by occupation, lease or trust */
  readonly inner: boolean;
}

export const BLANK: Sign = { kind: "none", polities: [], faint: false, unsure: false, inner: false };

const principalOf = (holder: LayerAnswer["holders"][number]): string => holder.polity;

/** The sign of one answer of the title or control layer; `inFront` puts the holder of control first among rivals. */
export function signOf(answer: LayerAnswer | undefined, inFront?: string): Sign {
  if (answer === undefined) return BLANK;
  const polities = [...new Set(answer.holders.map(principalOf))];
  if (inFront !== undefined && polities.includes(inFront)) polities.sort((a, b) => Number(b === inFront) - Number(a === inFront));
  const unsure = answer.certainty === "uncertain";
  const inner = answer.holders.some((holder) => holder.mode !== undefined && holder.mode !== "administers");
  switch (answer.answer) {
    case "held":
      return { kind: "tint", polities, faint: false, unsure, inner };
    case "joint":
      return { kind: polities.length > 1 ? "checker" : "tint", polities, faint: false, unsure, inner };
    case "contested":
      return { kind: polities.length > 1 ? "stripes" : "tint", polities, faint: false, unsure: unsure || polities.length < 2, inner };
    case "undetermined":
      return { kind: "dots", polities: [], faint: false, unsure, inner: false };
    case "none":
      return { kind: "empty", polities: [], faint: false, unsure, inner: false };
    case "unknown":
    case "uncertain":
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
      return { kind: polities.length > 1 ? "stripes" : "tint", polities, faint: false, unsure: false, inner: false };
    }
    case "divergence": {
      // Whether right and rule are apart depends on whom one asks: the rivals are shown.
      if (land.divergent === null && land.title?.answer === "contested") return { ...signOf(land.title, controller), inner: false };
      if (land.divergent !== true) {
        const held = signOf(land.control);
        return {
          ...held,
          faint: true,
          unsure: held.kind !== "none" && (held.unsure || land.title?.certainty === "uncertain"),
          inner: false,
        };
      }
      const title = land.title?.holders[0]?.polity;
      return {
        kind: "divergent",
        polities: [title, controller].filter((polity) => polity !== undefined),
        faint: false,
        unsure: false,
        inner: false,
      };
    }
    case "dispute":
      if (land.disputants.length === 0) return BLANK;
      return {
        kind: "stripes",
        polities: [...land.disputants].sort((a, b) => Number(b === controller) - Number(a === controller)),
        faint: false,
        unsure: false,
        inner: false,
      };
  }
}

/** Strength of the signs that have colours, in parts of the theme's; of a divergent one, that of its stripes and of what lies between. */
export const STRENGTH = { tint: 1, checker: 1, stripes: 1.12, divergent: 1.35, ground: 0.75 } as const;
/** Strength of the signs in ink. */
export const IN_INK = { dots: 0.55, empty: 0.06 } as const;
/** Part of its strength that a pale sign keeps. */
export const FAINT = 0.5;
/** The lines through an uncertain sign: pixels from one to the next and of one, and the part of the sign's strength that they take away. */
export const UNSURE = { pitch: 4, line: 1.6, takes: 0.75 } as const;
/** Pixels: of a stripe of the contested, from one to the next of the divergent and the stripe's part of that, of a field of the joint, between dots. */
export const SIZES = { stripe: 7, pitch: 9, band: 0.32, field: 4, dots: 8, dot: 1.4 } as const;

/** What one piece of land shows where only its answer on the layer is known, as on a map of one question. */
export function signOfAnswer(layer: MapLayer, answer: LayerAnswer): Sign {
  if (layer === "title" || layer === "control" || answer.holders.length === 0) return signOf(answer);
  const polities = [...new Set(answer.holders.map(principalOf))];
  const unsure = answer.certainty === "uncertain";
  const plain = { faint: false, unsure, inner: false };
  if (layer !== "divergence") return { kind: polities.length > 1 ? "stripes" : "tint", polities, ...plain };
  if (answer.answer !== "contested") return { kind: "tint", polities: polities.slice(0, 1), ...plain, faint: true };
  return { kind: "divergent", polities: [polities[0] as string, polities.at(-1) as string], ...plain, unsure: false };
}

/** How a border between two pieces of land is drawn. */
export type BorderKind = "none" | "agreed" | "de-facto" | "open" | "undrawn";

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
  undrawn = false,
): BorderKind {
  const main = layer === "control" || layer === "divergence" ? "control" : "title";
  const a = holdersOf(left?.[main]);
  const b = holdersOf(right?.[main]);
  const silent = (text: string): boolean => text === "" || text.startsWith("unknown");
  if (a === b || (silent(a) && silent(b))) return "none";
  if (undrawn) return "undrawn";
  if (silent(a) || silent(b)) return "open";
  const sure = (answer: LayerAnswer | undefined): boolean =>
    (answer?.answer === "held" || answer?.answer === "joint") && answer.certainty === "certain";
  if (!sure(left?.title) || !sure(right?.title)) return "de-facto";
  if (main === "title") return "agreed";
  const matches = holdersOf(left?.title) !== holdersOf(right?.title) && holdersOf(left?.title) === a && holdersOf(right?.title) === b;
  return matches ? "agreed" : "de-facto";
}

/** The same for signs that look alike. */
export const lookOf = ({ kind, faint, unsure, inner, polities }: Sign): string =>
  `${kind} ${faint} ${unsure} ${inner} ${polities.join(" ")}`;

/** Cells that look alike, in the order of their first; those without a sign are left out. */
export function cellsBySign(signs: readonly Sign[]): readonly { readonly sign: Sign; readonly cells: readonly number[] }[] {
  const groups = new Map<string, { readonly sign: Sign; readonly cells: number[] }>();
  signs.forEach((sign, cell) => {
    if (sign.kind === "none") return;
    const key = lookOf(sign);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { sign, cells: [cell] });
    else group.cells.push(cell);
  });
  return [...groups.values()];
}
