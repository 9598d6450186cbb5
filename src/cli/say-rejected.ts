import type { Rejected } from "../core/resolve/answer.ts";
import { sayReason } from "../core/words/reason.ts";
import { actName, date, names, type Speaking, sayBasis } from "./say.ts";

/** What did not decide, one line for each assertion and reason, assertors together. */
export function sayRejected(speaking: Speaking, rejected: readonly Rejected[]): string[] {
  const groups = new Map<string, { first: Rejected; assertors: string[] }>();
  for (const r of rejected) {
    const { assertor, text: _, ...same } = r;
    const key = JSON.stringify(same);
    const group = groups.get(key) ?? { first: r, assertors: [] };
    if (assertor !== undefined && !group.assertors.includes(assertor)) group.assertors.push(assertor);
    groups.set(key, group);
  }
  return [...groups.values()].map(
    ({ first, assertors }) => `${sayBasis(speaking, first.assertion)}: ${reason(speaking, first, assertors)}`,
  );
}

const reason = (speaking: Speaking, rejected: Rejected, assertors: readonly string[]): string =>
  sayReason(speaking.say, rejected, {
    who: names(speaking, assertors),
    by: rejected.by === undefined ? "" : actName(speaking, rejected.by),
    date: rejected.on === undefined ? "" : date(rejected.on, speaking.lang),
    heirs: names(speaking, rejected.heirs ?? []),
  });
