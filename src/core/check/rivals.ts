import { extentFolder } from "../link/extents.ts";
import type { Assertion, Belief, DateVariable } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import { sharedArea } from "./facts.ts";

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
  const facesOf = (x: Assertion) => (x.extent ? atlas.land.facesOf(x.extent, extentFolder(x.record)) : new Uint32Array(0));
  return sharedArea(facesOf(a), facesOf(b), (face) => arrangement.areaOf(face));
}

/** All rivals on one layer, in the order of the assertions' ids. */
export function* rivals(atlas: Atlas, layer: "title" | "control"): Iterable<Rivals> {
  const groups = new Map<string, { assertor: string; assertions: Assertion[] }>();
  for (const assertion of atlas.assertions) {
    if (assertion.layer !== layer || !assertion.belief || !assertion.extent || assertion.rank === "deprecated") continue;
    for (const { assertor, when } of assertion.assertors) {
      if (!when) continue;
      const key = `${assertor} ${dayKey(when)}`;
      const group = groups.get(key) ?? { assertor, assertions: [] };
      if (!group.assertions.includes(assertion)) group.assertions.push(assertion);
      groups.set(key, group);
    }
  }
  const told = new Set<string>();
  for (const { assertor, assertions } of groups.values())
    for (const [i, second] of assertions.entries())
      for (const first of assertions.slice(0, i)) {
        const key = `${first.id} ${second.id}`;
        if (told.has(key) || ordered(first, second) || !first.belief || !second.belief || !incompatible(first.belief, second.belief))
          continue;
        const area = sharedLand(atlas, first, second);
        if (area <= 0) continue;
        told.add(key);
        yield { assertor, first, second, area_km2: area };
      }
}

/** An area for messages: km² with as many digits as mean something. */
export const km2 = (area: number): string => `${area >= 100 ? Math.round(area) : Number(area.toPrecision(2))} km²`;
