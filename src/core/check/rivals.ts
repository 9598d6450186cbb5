import type { Assertion, Belief } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import { areaOfFaces } from "../space/area.ts";
import type { AssertionIndex, Company } from "./assertion-index.ts";
import { commonFaces } from "./bounds.ts";
import { facesOf } from "./faces-of.ts";
import { overlapOf } from "./overlap.ts";

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
export function commonLand(atlas: Atlas, a: Assertion, b: Assertion): number {
  if (!a.extent || !b.extent) return 0;
  const { arrangement } = atlas.land;
  return areaOfFaces(arrangement, commonFaces(facesOf(atlas, a), facesOf(atlas, b)));
}

/** All rivals on one layer, each assertion with the first that says one thing and the first that says another; where several assertors say both, the first of them by id. */
function rivals(atlas: Atlas, index: AssertionIndex, layer: "title" | "control"): Iterable<Rivals> {
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

/** Rivals over land that means something, and those over slivers that come of how the lines were drawn. */
type WeighedRivals = Readonly<Record<"real" | "slight", readonly Rivals[]>>;

/** Three rules ask for the same: outlines are measured once for each linked atlas. */
const weighed = new WeakMap<Atlas, Map<"title" | "control", WeighedRivals>>();

export function weighedRivals(atlas: Atlas, index: AssertionIndex, layer: "title" | "control"): WeighedRivals {
  let byLayer = weighed.get(atlas);
  if (!byLayer) weighed.set(atlas, (byLayer = new Map()));
  let found = byLayer.get(layer);
  if (!found) {
    const real: Rivals[] = [];
    const slight: Rivals[] = [];
    for (const pair of rivals(atlas, index, layer)) (overlapOf(atlas, pair.first, pair.second).slight ? slight : real).push(pair);
    byLayer.set(layer, (found = { real, slight }));
  }
  return found;
}

/** Other beliefs that one assertion is told to differ from: when these are mended, the next are told. */
const MOST_TOLD = 3;

/** Each assertion beside the first before it for each belief that cannot be so as well: not each beside each, of which thousands of records make millions. */
function* rivalsIn({ assertor, assertions }: Company, atlas: Atlas): Iterable<Rivals> {
  const on = new Map<number, Map<string, number[]>>();
  const texts = assertions.map(({ belief }) => (belief ? beliefText(belief) : ""));
  const clash = remembered((i, j) => {
    const [a, b] = [assertions[i]?.belief, assertions[j]?.belief];
    return a !== undefined && b !== undefined && incompatible(a, b);
  }, texts);
  for (const [j, second] of assertions.entries()) {
    const earliest = new Map<string, number>();
    for (const face of facesOf(atlas, second)) {
      let said = on.get(face);
      if (!said) on.set(face, (said = new Map()));
      for (const [text, those] of said) {
        if (those[0] === undefined || !clash(those[0], j)) continue;
        const rival = those.find((i) => !ordered(assertions[i] as Assertion, second));
        if (rival !== undefined) earliest.set(text, Math.min(rival, earliest.get(text) ?? rival));
      }
      const own = said.get(texts[j] as string);
      if (own) own.push(j);
      else said.set(texts[j] as string, [j]);
    }
    for (const i of [...earliest.values()].sort((a, b) => a - b).slice(0, MOST_TOLD)) {
      const first = assertions[i] as Assertion;
      yield { assertor, first, second, area_km2: commonLand(atlas, first, second) };
    }
  }
}

/** Whether two clash, worked out once for every two of `texts`. */
function remembered(clash: (i: number, j: number) => boolean, texts: readonly string[]): (i: number, j: number) => boolean {
  const known = new Map<string, boolean>();
  return (i, j) => {
    const key = `${texts[i]}\n${texts[j]}`;
    let clashing = known.get(key);
    if (clashing === undefined) known.set(key, (clashing = clash(i, j)));
    return clashing;
  };
}
