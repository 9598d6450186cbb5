import type { Assertion } from "../model/assertion.ts";
import { formatDay } from "../time/format-day.ts";
import type { Day } from "../time/historical-date.ts";
import type { Rejected, RejectionReason } from "./answer.ts";
import type { Compiled, Entry } from "./entries.ts";
import { latest, stateOf } from "./fold.ts";
import type { Groups, Verdict } from "./judge.ts";
import type { Docket } from "./timeline.ts";

/** Every assertion about this land that did not decide, and why it did not, assertor by assertor. */
export function explain(
  assertions: readonly Assertion[],
  compiledOf: (assertion: Assertion) => Compiled,
  docket: Docket,
  groups: Groups,
  verdicts: readonly Verdict[],
  d: Day,
  known: Day,
): Rejected[] {
  const days = docket.table.settledAt(d).slice();
  const decided = new Set(verdicts.flatMap((v) => v.deciding.map((e) => `${e.assertor} ${e.assertion.id}`)));
  const group = verdicts[0]?.group ?? -1;
  const rejected: Rejected[] = [];
  for (const assertion of assertions) {
    if (assertion.rank === "deprecated") {
      rejected.push({ assertion: assertion.id, reason: "deprecated", text: "marked as a plain error of its source" });
      continue;
    }
    const { entries } = compiledOf(assertion);
    for (const entry of entries) {
      if (decided.has(`${entry.assertor} ${assertion.id}`)) continue;
      rejected.push(reject(entry));
    }
    for (const { assertor, when, pending } of assertion.assertors) {
      if (when) continue;
      const reason: RejectionReason = pending === "condition-not-met" ? "condition-not-met" : "not-in-force";
      rejected.push({
        assertion: assertion.id,
        assertor,
        reason,
        text: reason === "not-in-force" ? `never came into force for ${assertor}` : "what it depends on did not come about",
      });
    }
  }
  return rejected;

  function reject(entry: Entry): Rejected {
    const base = { assertion: entry.assertion.id, assertor: entry.assertor };
    const index = groups.findIndex((g) => g.includes(entry.assertor));
    if (index < 0)
      return { ...base, reason: "assertor-not-in-viewpoint", text: `said by ${entry.assertor}, whom this viewpoint does not adopt` };
    const state = stateOf(entry, days, d, known);
    const when = days[entry.when] as number;
    switch (state) {
      case "not-yet": {
        const late = [entry.when, ...entry.starts].map((v) => days[v] as number).reduce((a, b) => Math.max(a, b));
        const signed = entry.assertion.assertors.find((a) => a.assertor === entry.assertor)?.signed;
        const isSigned = signed !== undefined && (signed.admissible.at(-1)?.[1] ?? Infinity) <= d;
        const on = formatDay(late);
        if (isSigned) return { ...base, reason: "not-in-force", text: `signed, but in force for ${entry.assertor} only from ${on}`, on };
        const inherited = when <= d && !entry.assertion.assertors.some((a) => a.assertor === entry.assertor);
        return inherited
          ? { ...base, reason: "not-yet", text: `inherited only on ${on}`, on, inherited }
          : { ...base, reason: "not-yet", text: `takes hold only on ${on}`, on };
      }
      case "lapsed": {
        const heirs = heirsOf(entry);
        return heirs.length > 0
          ? { ...base, reason: "assertor-extinct", text: `passed to ${heirs.join(", ")}`, heirs }
          : { ...base, reason: "assertor-extinct", text: `${entry.assertor} no longer exists, and nothing passed this on` };
      }
      case "not-known":
        return { ...base, reason: "not-yet-disclosed", text: `not public by ${formatDay(known)}`, on: formatDay(known) };
      case "annulled":
        return {
          ...base,
          reason: "annulled",
          text: `annulled from the start by ${entry.voids[0]?.by ?? ""}`,
          ...(entry.voids[0] && { by: entry.voids[0].by }),
        };
      case "suspended":
        return {
          ...base,
          reason: "suspended",
          text: `suspended by ${entry.suspensions[0]?.by ?? ""}`,
          ...(entry.suspensions[0] && { by: entry.suspensions[0].by }),
        };
      case "reverted":
        return { ...base, reason: "ended", text: "ended, and what was before holds again" };
      case "live":
      case "ended": {
        const winner = latest(docket.byAssertor.get(entry.assertor) ?? [], days, d, known).find((f) => f.entry !== entry)?.entry;
        if (winner && winner.assertion !== entry.assertion && (days[winner.when] as number) >= when)
          return {
            ...base,
            reason: "superseded",
            text: `superseded by ${winner.assertion.id} on ${formatDay(days[winner.when] as number)}`,
            by: winner.assertion.id,
            on: formatDay(days[winner.when] as number),
          };
        if (state === "ended") return { ...base, reason: "ended", text: "ended before that day" };
        return group >= 0 && index > group
          ? { ...base, reason: "lower-group", text: `${entry.assertor} stands lower in this viewpoint than those who decided` }
          : { ...base, reason: "lower-group", text: "said beside the answer, and does not change it", beside: true };
      }
    }
  }

  /** Those who by now hold this entry in place of its extinct assertor. */
  function heirsOf(entry: Entry): string[] {
    const own = entry.belief.kind === "holder" && entry.belief.holders.includes(entry.assertor);
    return docket.polities
      .heirs(entry.assertor)
      .filter(({ what, when }) => (what.has("assertions") || (own && what.has("claims"))) && (days[when] as number) <= d)
      .map(({ heir }) => heir);
  }
}
