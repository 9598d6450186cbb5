import type { Assertion, Belief, DateVariable } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import { sharedArea } from "./facts.ts";
import { facesOf, overlappingPairs } from "./overlapping.ts";

/** Two assertions of one assertor that took hold on one day over the same land, with beliefs that differ and nothing to order them. */
export interface Rivals {
  readonly assertor: string;
  readonly first: Assertion;
  readonly second: Assertion;
  readonly area_km2: number;
}

/** The one day of a date, or its variable where it may be several: acts are of one day if these are equal. */
const dayKey = (when: DateVariable): string => {
  const only = when.admissible.length === 1 ? when.admissible[0] : undefined;
  return only && only[0] === only[1] && when.key !== "always" ? `day ${only[0]}` : when.key;
};

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

// By assertion, which never changes: who asserted it on which day.
const keys = new WeakMap<Assertion, readonly { readonly assertor: string; readonly key: string }[]>();

function keysOf(assertion: Assertion): readonly { readonly assertor: string; readonly key: string }[] {
  let known = keys.get(assertion);
  if (!known) {
    known = assertion.assertors.flatMap(({ assertor, when }) => (when ? [{ assertor, key: `${assertor} ${dayKey(when)}` }] : []));
    keys.set(assertion, known);
  }
  return known;
}

/** All rivals on one layer. */
export function* rivals(atlas: Atlas, layer: "title" | "control"): Iterable<Rivals> {
  const groups = new Map<string, { readonly assertor: string; readonly assertions: Assertion[] }>();
  for (const assertion of atlas.assertions) {
    if (assertion.layer !== layer || !assertion.belief || !assertion.extent || assertion.rank === "deprecated") continue;
    for (const { assertor, key } of keysOf(assertion)) {
      const group = groups.get(key);
      if (!group) groups.set(key, { assertor, assertions: [assertion] });
      else if (group.assertions.at(-1) !== assertion) group.assertions.push(assertion);
    }
  }
  const told = new Set<string>();
  for (const { assertor, assertions } of groups.values())
    for (const [i, j] of overlappingPairs(atlas, assertions)) {
      const [first, second] = [assertions[i] as Assertion, assertions[j] as Assertion];
      if (ordered(first, second) || !first.belief || !second.belief || !incompatible(first.belief, second.belief)) continue;
      const key = `${first.id} ${second.id}`;
      if (told.has(key)) continue;
      const area = sharedLand(atlas, first, second);
      if (area <= 0) continue;
      told.add(key);
      yield { assertor, first, second, area_km2: area };
    }
}

/** An area for messages: km² with as many digits as mean something. */
export const km2 = (area: number): string => `${area >= 100 ? Math.round(area) : Number(area.toPrecision(2))} km²`;
