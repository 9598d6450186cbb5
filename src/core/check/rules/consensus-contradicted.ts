import { extentFolder } from "../../link/extents.ts";
import type { Assertion, DateVariable } from "../../model/assertion.ts";
import type { Atlas } from "../../model/atlas.ts";
import { refOf } from "../../model/authored.ts";
import { boundsOf } from "../facts.ts";
import { beliefText, incompatible, km2 } from "../rivals.ts";
import type { Rule } from "../rule.ts";

interface Held {
  readonly assertion: Assertion;
  readonly from: number;
  readonly until: number;
  readonly faces: ReadonlySet<number>;
}
const first = (when: DateVariable | undefined): number => when?.admissible[0]?.[0] ?? -Infinity;

/** Title beliefs by assertor, with the land and the days they are for. */
function beliefs(atlas: Atlas): Map<string, Held[]> {
  const held = new Map<string, Held[]>();
  for (const assertion of atlas.assertions) {
    if (assertion.layer !== "title" || !assertion.belief || !assertion.extent || assertion.rank === "deprecated") continue;
    const faces = new Set(atlas.land.facesOf(assertion.extent, extentFolder(assertion.record)));
    for (const { assertor, when } of assertion.assertors) {
      if (!when) continue;
      const end = boundsOf(atlas, atlas.collections.polities.get(assertor)?.data.exists?.until);
      const until = Math.min(assertion.until ? first(assertion.until) : Infinity, end && !assertion.survives ? end.earliest : Infinity);
      const list = held.get(assertor) ?? [];
      list.push({ assertion, from: first(when), until, faces });
      held.set(assertor, list);
    }
  }
  return held;
}

/** The faces on which `belief` is what its assertor believes on `day`: no later one of the same assertor covers them. */
const standing = (belief: Held, all: readonly Held[], day: number): number[] =>
  [...belief.faces].filter(
    (face) => !all.some((other) => other !== belief && other.from > belief.from && other.from <= day && other.faces.has(face)),
  );

export const rule: Rule = {
  id: "consensus-contradicted",
  severity: "warning",
  emittedBy: "check",
  title: "The consensus holds a title that a polity denies",
  why: "what a polity contests is no consensus; consensus is the background that nobody speaks against",
  remedy: "attribute the title to those who assert it with according_to",
  *run({ atlas }) {
    const stated = atlas.assertions.some((a) => a.layer === "title" && a.assertors.some((x) => x.assertor === "consensus"));
    if (!stated) return;
    const all = beliefs(atlas);
    const common = all.get("consensus") ?? [];
    for (const agreed of common)
      for (const [assertor, own] of all) {
        if (!atlas.collections.polities.has(assertor)) continue;
        for (const dissent of own) {
          if (!agreed.assertion.belief || !dissent.assertion.belief || !incompatible(agreed.assertion.belief, dissent.assertion.belief))
            continue;
          const day = Math.max(agreed.from, dissent.from);
          if (day >= agreed.until || day >= dissent.until) continue;
          const theirs = new Set(standing(dissent, own, day));
          const shared = standing(agreed, common, day).filter((face) => theirs.has(face));
          if (shared.length === 0) continue;
          const area = shared.reduce((sum, face) => sum + atlas.land.arrangement.areaOf(face), 0);
          yield {
            message: `consensus says ${beliefText(agreed.assertion.belief)} of ${km2(area)} of which ${assertor} says ${beliefText(dissent.assertion.belief)}`,
            span: agreed.assertion.record.keySpanOf([...agreed.assertion.path, agreed.assertion.verb]),
            see: [
              {
                span: dissent.assertion.record.keySpanOf([...dissent.assertion.path, dissent.assertion.verb]),
                message: `${dissent.assertion.id} is here`,
              },
            ],
            record: refOf(agreed.assertion.record),
          };
        }
      }
  },
};
