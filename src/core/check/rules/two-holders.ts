import type { Assertion, DateVariable } from "../../model/assertion.ts";
import type { Atlas } from "../../model/atlas.ts";
import { refOf } from "../../model/authored.ts";
import { formatDay } from "../../time/format-day.ts";
import { km2 } from "../../words/spoken-area.ts";
import { earliestOf, latestOf } from "../bounds.ts";
import { facesOf } from "../faces-of.ts";
import { overlapOf } from "../overlap.ts";
import { beliefText, incompatible, weighedRivals } from "../rivals.ts";
import type { Finding, Rule } from "../rule.ts";

interface Given {
  readonly assertion: Assertion;
  readonly when: DateVariable;
  readonly text: string;
}

/** Control that a record says lasts beyond the day on which another record of the same assertor first gives it to somebody else. */
function* overlasting(atlas: Atlas): Iterable<Finding> {
  if (!atlas.assertions.some((a) => a.layer === "control" && a.until)) return;
  const byAssertor = new Map<string, Given[]>();
  for (const assertion of atlas.assertions) {
    if (assertion.layer !== "control" || assertion.belief?.kind !== "holder" || !assertion.extent || assertion.rank === "deprecated")
      continue;
    for (const { assertor, when } of assertion.assertors) {
      if (!when || when.key === "always") continue;
      const given = { assertion, when, text: beliefText(assertion.belief) };
      const list = byAssertor.get(assertor);
      if (list) list.push(given);
      else byAssertor.set(assertor, [given]);
    }
  }
  const told = new Set<Assertion>();
  for (const [assertor, given] of byAssertor) {
    if (!given.some((g) => g.assertion.until)) continue;
    for (const { lasting: before, taking, until, taken, km2: area } of outlasted(atlas, given)) {
      if (told.has(before)) continue;
      told.add(before);
      yield {
        message: `${assertor} gives control of the same ${km2(area)} to ${textOf(before)} until ${formatDay(until)} and to ${textOf(taking)} from ${formatDay(taken)}`,
        span: before.record.spanOf([...before.path, "until"]),
        help: `end ${before.id} by ${formatDay(taken)}, or say who asserts the other with according_to`,
        see: [{ span: taking.record.keySpanOf([...taking.path, "control"]), message: `${taking.id} is here` }],
        record: refOf(before.record),
      };
    }
  }
}

/** For each that lasts, the first that takes over while it does: by face and day, so that thousands in one place are not compared each with each. */
function* outlasted(atlas: Atlas, given: readonly Given[]): Iterable<Overlasting> {
  const byDay = [...given].sort((a, b) => earliestOf(a.when) - earliestOf(b.when));
  const on = new Map<number, Given[]>();
  for (const one of byDay)
    for (const face of facesOf(atlas, one.assertion)) {
      const list = on.get(face);
      if (list) list.push(one);
      else on.set(face, [one]);
    }
  for (const one of given) {
    if (!one.assertion.until) continue;
    let earliest: Overlasting | undefined;
    for (const face of facesOf(atlas, one.assertion)) {
      const there = on.get(face) ?? [];
      for (let i = after(there, latestOf(one.when)); i < there.length; i++) {
        const other = there[i] as Given;
        if (earliest && earliestOf(other.when) >= earliest.taken) break;
        if (other.text === one.text) continue;
        const found = outlasts(atlas, one.assertion, one.when, other.assertion, other.when);
        if (!found) continue;
        earliest = found;
        break;
      }
    }
    if (earliest) yield earliest;
  }
}

/** Index of the first that begins after `day`, of those sorted by their days. */
function after(given: readonly Given[], day: number): number {
  let low = 0;
  let high = given.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (earliestOf((given[mid] as Given).when) <= day) low = mid + 1;
    else high = mid;
  }
  return low;
}

interface Overlasting {
  readonly lasting: Assertion;
  readonly taking: Assertion;
  readonly until: number;
  readonly taken: number;
  readonly km2: number;
}

const textOf = (assertion: Assertion): string => (assertion.belief ? beliefText(assertion.belief) : "");

/** Whether control that lasts is given to somebody else while it does, and over how much land. */
function outlasts(atlas: Atlas, lasting: Assertion, when: DateVariable, taking: Assertion, taken: DateVariable): Overlasting | undefined {
  const { until } = lasting;
  // What reverts at its end is an interruption, such as an occupation, and says so.
  if (!until || !Number.isFinite(earliestOf(until)) || taking.record === lasting.record || taking.reverts) return undefined;
  if (earliestOf(taken) <= latestOf(when) || latestOf(taken) >= earliestOf(until)) return undefined;
  if (!lasting.belief || !taking.belief || !incompatible(lasting.belief, taking.belief)) return undefined;
  const { km2, slight } = overlapOf(atlas, lasting, taking);
  if (km2 <= 0 || slight) return undefined;
  return { lasting, taking, until: earliestOf(until), taken: earliestOf(taken), km2 };
}

export const rule: Rule = {
  id: "two-holders",
  severity: "error",
  emittedBy: "check",
  title: "One assertor gives control of the same land to two on one day",
  why: "effective control is one holder's at a time, or shared by agreement in one record",
  remedy: "correct one of the two days, order them with after:, or name both holders in one effect",
  *run({ atlas, index }) {
    for (const { assertor, first: earlier, second, area_km2 } of weighedRivals(atlas, index, "control").real)
      if (earlier.belief && second.belief)
        yield {
          message: `on one day ${assertor} gives control of the same ${km2(area_km2)} to ${beliefText(second.belief)} and to ${beliefText(earlier.belief)}`,
          span: second.record.keySpanOf([...second.path, second.verb]),
          help: `add after: ${earlier.id} if this came second, or correct one of the two days`,
          see: [{ span: earlier.record.keySpanOf([...earlier.path, earlier.verb]), message: `${earlier.id} is here` }],
          record: refOf(second.record),
        };
    yield* overlasting(atlas);
  },
};
