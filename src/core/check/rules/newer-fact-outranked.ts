import type { Assertion, DateVariable } from "../../model/assertion.ts";
import type { Atlas } from "../../model/atlas.ts";
import { refOf } from "../../model/authored.ts";
import { formatDay } from "../../time/format-day.ts";
import { km2 } from "../../words/spoken-area.ts";
import { earliestOf, latestOf } from "../bounds.ts";
import { facesOf } from "../faces-of.ts";
import { beliefText, incompatible } from "../rivals.ts";
import type { Rule } from "../rule.ts";

const CONSENSUS = "consensus";

/** Title that an assertor gives, from a day on. */
interface Word {
  readonly assertion: Assertion;
  readonly when: DateVariable;
}

/** Assertors that a viewpoint hears before the consensus and that are no polities: a school, an author, a data set. */
function* outranking(atlas: Atlas): Iterable<{ readonly viewpoint: string; readonly assertor: string }> {
  for (const [viewpoint, { data }] of atlas.collections.viewpoints) {
    const common = data.groups.findIndex((group) => group.includes(CONSENSUS));
    for (const group of data.groups.slice(0, Math.max(0, common)))
      for (const assertor of group)
        if (assertor !== "all-polities" && !atlas.collections.polities.has(assertor)) yield { viewpoint, assertor };
  }
}

function wordsBy(atlas: Atlas): ReadonlyMap<string, Word[]> {
  const words = new Map<string, Word[]>();
  for (const assertion of atlas.assertions) {
    if (assertion.layer !== "title" || assertion.belief?.kind !== "holder" || !assertion.extent || assertion.rank === "deprecated")
      continue;
    for (const { assertor, when } of assertion.assertors) {
      if (!when || when.key === "always") continue;
      const list = words.get(assertor);
      if (list) list.push({ assertion, when });
      else words.set(assertor, [{ assertion, when }]);
    }
  }
  return words;
}

/** By face, the latest word of an assertor. */
function latestOn(atlas: Atlas, words: readonly Word[]): ReadonlyMap<number, Word> {
  const latest = new Map<number, Word>();
  for (const word of words)
    for (const face of facesOf(atlas, word.assertion)) {
      const known = latest.get(face);
      if (!known || earliestOf(known.when) <= earliestOf(word.when)) latest.set(face, word);
    }
  return latest;
}

interface Hidden {
  readonly old: Word;
  readonly fresh: Word;
  km2: number;
}

/** Of each last word, the first fact of the consensus that came after it and cannot be so as well, with the land. */
function hiddenBy(atlas: Atlas, own: readonly Word[], common: readonly Word[]): readonly Hidden[] {
  const latest = latestOn(atlas, own);
  const hidden = new Map<Assertion, Hidden>();
  for (const fresh of [...common].sort((a, b) => earliestOf(a.when) - earliestOf(b.when)))
    for (const face of facesOf(atlas, fresh.assertion)) {
      const old = latest.get(face);
      if (!old?.assertion.belief || !fresh.assertion.belief) continue;
      const over = old.assertion.until !== undefined && earliestOf(old.assertion.until) <= earliestOf(fresh.when);
      if (over || latestOf(old.when) >= earliestOf(fresh.when) || !incompatible(old.assertion.belief, fresh.assertion.belief)) continue;
      const known = hidden.get(old.assertion);
      const area = atlas.land.arrangement.areaOf(face);
      if (!known) hidden.set(old.assertion, { old, fresh, km2: area });
      else if (known.fresh === fresh) known.km2 += area;
    }
  return [...hidden.values()];
}

export const rule: Rule = {
  id: "newer-fact-outranked",
  severity: "warning",
  emittedBy: "check",
  title: "A viewpoint hears an older word before a newer fact of the consensus",
  why: "groups are heard in their order whatever the days: the last word of a school or an author about land stands for ever, whatever came after it",
  remedy:
    "end the older word with until: on the day of the newer fact, record what its assertor says of that, or hear the consensus before it",
  *run({ atlas }) {
    const heard = [...outranking(atlas)];
    if (heard.length === 0) return;
    const words = wordsBy(atlas);
    const common = words.get(CONSENSUS) ?? [];
    const told = new Set<Assertion>();
    for (const { viewpoint, assertor } of heard)
      for (const { old, fresh, km2: area } of hiddenBy(atlas, words.get(assertor) ?? [], common)) {
        const [before, after] = [old.assertion, fresh.assertion];
        if (told.has(before) || !before.belief || !after.belief) continue;
        told.add(before);
        yield {
          message: `in viewpoint ${viewpoint} what ${assertor} says of ${km2(area)} (${beliefText(before.belief)}) hides that by consensus it is ${beliefText(after.belief)} from ${formatDay(earliestOf(fresh.when))}`,
          span: before.record.keySpanOf([...before.path, before.verb]),
          help: `add until: ${formatDay(earliestOf(fresh.when))} to ${before.id}, record what ${assertor} says of ${after.id}, or let the viewpoint hear the consensus first`,
          see: [{ span: after.record.keySpanOf([...after.path, after.verb]), message: `${after.id} is here` }],
          record: refOf(before.record),
        };
      }
  },
};
