import type { Assertion, Belief } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { AssertionIndex, Company } from "./assertion-index.ts";
import { sharedArea } from "./facts.ts";
import { facesOf, overlappingPairs } from "./overlapping.ts";

/** Two assertions of one assertor that took hold on one day over the same land, with beliefs that differ and nothing to order them. */
export interface Rivals {
  readonly assertor: string;
  readonly first: Assertion;
  readonly second: Assertion;
  readonly area_km2: number;
}

/** What an assertion says, as one text: equal texts agree. */
export const beliefText = (belief: Belief): string => {
  switch (belief.kind) {
    case "holder":
      return [...belief.holders].sort().join(" and ");
    case "not":
      return `not ${[...belief.denied].sort().join(" or ")}`;
    default:
      return belief.kind;
  }
};

/** Whether two beliefs cannot both be so. `undetermined` and `unknown` stand beside anything but a different silence. */
export function incompatible(a: Belief, b: Belief): boolean {
  if (a.kind === "unknown" || b.kind === "unknown" || a.kind === "undetermined" || b.kind === "undetermined") return false;
  if (a.kind === "not" && b.kind === "not") return false;
  if (a.kind === "not") return b.kind === "holder" && b.holders.some((h) => a.denied.includes(h));
  if (b.kind === "not") return incompatible(b, a);
  return beliefText(a) !== beliefText(b);
}

const names = (a: Assertion, b: Assertion): boolean =>
  a.effect.after?.some((ref) => ref === b.id || ref === b.record.id || ref === `${b.record.collection}/${b.record.id}`) ?? false;

const ordered = (a: Assertion, b: Assertion): boolean => a.record === b.record || a.rank !== b.rank || names(a, b) || names(b, a);

/** Land that two assertions both cover, km². */
export function sharedLand(atlas: Atlas, a: Assertion, b: Assertion): number {
  if (!a.extent || !b.extent) return 0;
  const { arrangement } = atlas.land;
  return sharedArea(facesOf(atlas, a), facesOf(atlas, b), (face) => arrangement.areaOf(face));
}

/** All rivals on one layer; where several assertors say both, the first of them by id. */
export function rivals(atlas: Atlas, index: AssertionIndex, layer: "title" | "control"): Iterable<Rivals> {
  const found = new Map<string, Rivals>();
  for (const company of index.companies[layer].values()) {
    if (company.assertions.length < 2) continue;
    company.found ??= [...rivalsIn(company, atlas)];
    for (const pair of company.found as readonly Rivals[]) {
      const key = `${pair.first.id} ${pair.second.id}`;
      const known = found.get(key);
      if (!known || pair.assertor < known.assertor) found.set(key, pair);
    }
  }
  return found.values();
}

function* rivalsIn({ assertor, assertions }: Company, atlas: Atlas): Iterable<Rivals> {
  for (const [i, j] of overlappingPairs(atlas, assertions)) {
    const [first, second] = [assertions[i] as Assertion, assertions[j] as Assertion];
    if (ordered(first, second) || !first.belief || !second.belief || !incompatible(first.belief, second.belief)) continue;
    const area_km2 = sharedLand(atlas, first, second);
    if (area_km2 > 0) yield { assertor, first, second, area_km2 };
  }
}

/** An area for messages: km² with as many digits as mean something. */
export const km2 = (area: number): string => `${area >= 100 ? Math.round(area) : Number(area.toPrecision(2))} km²`;
