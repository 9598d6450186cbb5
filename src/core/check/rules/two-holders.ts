import type { Assertion, DateVariable } from "../../model/assertion.ts";
import type { Atlas } from "../../model/atlas.ts";
import { formatDay } from "../../time/format-day.ts";
import { beliefText, incompatible, km2, rivals, sharedLand } from "../rivals.ts";
import type { Finding, Rule } from "../rule.ts";

const first = (when: DateVariable): number => when.admissible[0]?.[0] ?? -Infinity;
const last = (when: DateVariable): number => when.admissible.at(-1)?.[1] ?? Infinity;

/** Below this share of the smaller land an overlap is a matter of how the lines were drawn. */
const SLIVER = 0.02;

/** Control that a record says lasts beyond the day on which another record of the same assertor gives it to somebody else. */
function* overlasting(atlas: Atlas): Iterable<Finding> {
  const byAssertor = new Map<string, { assertion: Assertion; when: DateVariable }[]>();
  for (const assertion of atlas.assertions) {
    if (assertion.layer !== "control" || assertion.belief?.kind !== "holder" || !assertion.extent || assertion.rank === "deprecated")
      continue;
    for (const { assertor, when } of assertion.assertors) {
      if (!when || when.key === "always") continue;
      const group = byAssertor.get(assertor) ?? [];
      group.push({ assertion, when });
      byAssertor.set(assertor, group);
    }
  }
  const told = new Set<string>();
  for (const [assertor, group] of byAssertor)
    for (const { assertion: lasting, when } of group) {
      const { until } = lasting;
      if (!until || !Number.isFinite(first(until))) continue;
      for (const { assertion: taking, when: taken } of group) {
        if (taking.record === lasting.record || !lasting.belief || !taking.belief || !incompatible(lasting.belief, taking.belief)) continue;
        // What reverts at its end is an interruption, such as an occupation, and says so.
        if (taking.reverts) continue;
        if (first(taken) <= last(when) || last(taken) >= first(until) || told.has(`${lasting.id} ${taking.id}`)) continue;
        const area = sharedLand(atlas, lasting, taking);
        if (area <= 0 || area < SLIVER * Math.min(sharedLand(atlas, lasting, lasting), sharedLand(atlas, taking, taking))) continue;
        told.add(`${lasting.id} ${taking.id}`);
        yield {
          message: `${assertor} gives control of the same ${km2(area)} to ${beliefText(lasting.belief)} until ${formatDay(first(until))} and to ${beliefText(taking.belief)} from ${formatDay(first(taken))}`,
          span: lasting.record.spanOf([...lasting.path, "until"]),
          help: `end ${lasting.id} by ${formatDay(first(taken))}, or say who asserts the other with according_to`,
          see: [{ span: taking.record.keySpanOf([...taking.path, "control"]), message: `${taking.id} is here` }],
          record: lasting.record.id,
        };
      }
    }
}

export const rule: Rule = {
  id: "two-holders",
  severity: "error",
  emittedBy: "check",
  title: "One assertor gives control of the same land to two on one day",
  why: "effective control is one holder's at a time, or shared by agreement in one record",
  remedy: "correct one of the two days, order them with after:, or name both holders in one effect",
  *run({ atlas }) {
    for (const { assertor, first: earlier, second, area_km2 } of rivals(atlas, "control"))
      if (earlier.belief && second.belief)
        yield {
          message: `on one day ${assertor} gives control of the same ${km2(area_km2)} to ${beliefText(second.belief)} and to ${beliefText(earlier.belief)}`,
          span: second.record.keySpanOf([...second.path, second.verb]),
          help: `add after: ${earlier.id} if this came second, or correct one of the two days`,
          see: [{ span: earlier.record.keySpanOf([...earlier.path, earlier.verb]), message: `${earlier.id} is here` }],
          record: second.record.id,
        };
    yield* overlasting(atlas);
  },
};
