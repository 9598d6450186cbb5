import type { MapLayer } from "../core/resolve/answer.ts";
import type { CellShapes } from "./cell-shapes.ts";
import { type BorderKind, borderOf, type Land, type Sign } from "./sign.ts";

/** How one border is drawn; colours are hex. */
export interface BorderLook {
  readonly main: BorderKind;
  readonly claim?: string | undefined;
  /** line along the inside of the land on the left or right */
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  readonly selected: boolean;
  /** 0 to 1; absent: full */
  readonly strength?: number | undefined;
  /** how far off it may lie, km; drawn as a halo when zoomed in enough to matter */
  readonly precision?: number | undefined;
  /** the land beside it is uncertain in date: its edge is soft */
  readonly soft?: boolean | undefined;
}

const claimants = (land: Land | undefined, layer: MapLayer): readonly string[] => {
  if (land === undefined || layer === "dispute" || land.claims.length === 0) return [];
  const holders = new Set(
    (layer === "control" || layer === "divergence" ? land.control : land.title)?.holders.map((holder) => holder.polity) ?? [],
  );
  return land.claims.map((claim) => claim.polity).filter((polity) => layer === "claims" || !holders.has(polity));
};

/** How every border looks, given what lies on its two sides. */
export function looksOf(
  shapes: CellShapes,
  layer: MapLayer,
  lands: readonly Land[],
  signs: readonly Sign[],
  selected: ReadonlySet<number>,
  colourOf: (polity: string) => string,
): readonly BorderLook[] {
  const { left, right, precision, undrawn } = shapes;
  const claims = lands.map((land) => claimants(land, layer));
  return shapes.arcs.map((_, arc): BorderLook => {
    const a = left[arc] as number;
    const b = right[arc] as number;
    const claimsA = claims[a] ?? [];
    const claimsB = claims[b] ?? [];
    const claim = claimsA.find((polity) => !claimsB.includes(polity)) ?? claimsB.find((polity) => !claimsA.includes(polity));
    const inner = (own: number, other: number): string | undefined => {
      const sign = signs[own];
      if (sign?.inner !== true || (signs[other]?.inner === true && signs[other]?.polities[0] === sign.polities[0])) return undefined;
      return colourOf(sign.polities[0] ?? "");
    };
    return {
      main: borderOf(layer, lands[a], lands[b], undrawn[arc]),
      claim: claim === undefined ? undefined : colourOf(claim),
      left: inner(a, b),
      right: inner(b, a),
      selected: selected.has(a) !== selected.has(b),
      soft: (signs[a]?.unsure === true) !== (signs[b]?.unsure === true),
      precision: precision[arc],
    };
  });
}
