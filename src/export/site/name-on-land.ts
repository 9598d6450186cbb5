import type { ShownHolding } from "./model.ts";

/** Names of rivals that stand on the land itself; the others are counted, and named in the table. */
const MOST_NAMES = 2;

/** What stands on the land of a holding; empty where it names nobody. */
export function nameOnLand({ polities, sign }: Pick<ShownHolding, "polities" | "sign">, who: (id: string) => string): string {
  const separator = sign.kind === "stripes" ? " / " : sign.kind === "divergent" ? " ⟂ " : " · ";
  const more = polities.length > MOST_NAMES ? ` +${polities.length - MOST_NAMES}` : "";
  return `${polities.slice(0, MOST_NAMES).map(who).join(separator)}${more}`;
}
