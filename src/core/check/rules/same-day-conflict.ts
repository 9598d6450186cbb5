import { refOf } from "../../model/authored.ts";
import { km2 } from "../../words/spoken-area.ts";
import { beliefText, weighedRivals } from "../rivals.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "same-day-conflict",
  severity: "error",
  emittedBy: "check",
  title: "Two effects of one assertor on one day say different things about title",
  why: "of two beliefs of one day the later counts, and nothing says which that is",
  remedy: "add after: to the effect that came second, or rank: preferred",
  *run({ atlas, index }) {
    for (const { assertor, first, second, area_km2 } of weighedRivals(atlas, index, "title").real)
      if (first.belief && second.belief)
        yield {
          message: `on one day ${assertor} says ${beliefText(second.belief)} and ${beliefText(first.belief)} of the same ${km2(area_km2)}`,
          span: second.record.keySpanOf([...second.path, second.verb]),
          help: `add after: ${first.id} if this came second, or rank: preferred to one of them`,
          see: [{ span: first.record.keySpanOf([...first.path, first.verb]), message: `${first.id} is here` }],
          record: refOf(second.record),
        };
  },
};
