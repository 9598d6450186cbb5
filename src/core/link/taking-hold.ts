/** When an effect takes hold for one assertor: with its act, its condition, or the acceptance of it, whichever comes last. */
import type { Assertion, Assertor, DateVariable } from "../model/assertion.ts";

const first = (v: DateVariable): number => v.admissible[0]?.[0] ?? Infinity;
const last = (v: DateVariable): number => v.admissible.at(-1)?.[1] ?? Infinity;

/** The one that surely comes last; where that is not sure, `a`. */
export const later = (a: DateVariable, b: DateVariable): DateVariable => (first(b) >= last(a) ? b : a);

/**
 * The same assertor with a condition that came about on `condition`, or never (undefined). An effect with a day of its
 * own (`dated`) keeps it, but cannot be known before the condition.
 */
export function underCondition(a: Assertor, condition: DateVariable | undefined, dated: boolean, failed?: DateVariable): Assertor {
  if (!condition)
    return {
      assertor: a.assertor,
      pending: "condition-not-met",
      ...(a.when && { signed: a.when, bound: a.bound ?? a.when }),
      ...(failed && { failed }),
    };
  if (!a.when) return a;
  return dated ? { ...a, condition } : { ...a, when: later(condition, a.when), bound: a.bound ?? a.when, condition };
}

/** Those who accept an effect of an act to which they are no party: each from its acceptance, and not before the effect itself works. */
export function acceptorsOf(accepting: Assertion, accepted: Assertion): readonly Assertor[] {
  const makers = accepted.assertors.filter((a) => a.assertor !== "consensus");
  const model =
    makers
      .filter((a) => a.when)
      .reduce((x: Assertor | undefined, y) => (x?.when && y.when && later(x.when, y.when) === x.when ? x : y), undefined) ?? makers[0];
  return accepting.assertors.map((a): Assertor => {
    if (!a.when || !model) return a;
    if (model.pending === "condition-not-met") return underCondition(a, undefined, false, model.failed);
    // What was accepted beforehand works from the day on which the act binds those who made it.
    const delayed = model.when ? later(a.when, model.when) : a.when;
    return {
      ...a,
      when: delayed,
      ...(delayed !== a.when && { bound: a.when }),
      ...(model.when && { own: model.when }),
      ...(model.condition && { condition: model.condition }),
    };
  });
}
