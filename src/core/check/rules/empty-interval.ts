import type { DateVariable } from "../../model/assertion.ts";
import { type AnyAuthored, refOf, type ValuePath } from "../../model/authored.ts";
import type { DateExpression } from "../../model/values.ts";
import { writtenDate } from "../../time/written-date.ts";
import { type Bounds, boundsOf } from "../bounds.ts";
import type { Finding, Rule } from "../rule.ts";

const finding = (record: AnyAuthored, from: Bounds, until: Bounds, fromPath: ValuePath, untilPath: ValuePath): Finding => ({
  message: `until ${until.text}, but from ${from.text}: not one day`,
  span: record.spanOf(untilPath),
  see: [{ span: record.spanOf(fromPath), message: "begins here" }],
  record: refOf(record),
});

export const rule: Rule = {
  id: "empty-interval",
  severity: "error",
  emittedBy: "check",
  title: "Something ends before it begins",
  why: "intervals run from the first day to the day on which it is no longer so; this one holds no day",
  remedy: "correct one of the two dates",
  *ofRecord(record, { atlas, assertions }) {
    const one = (value: DateExpression | undefined): Bounds | undefined => boundsOf(atlas, value && [{ value, cite: [], rank: "normal" }]);
    if (record.collection === "polities" && record.data.exists) {
      const from = boundsOf(atlas, record.data.exists.from);
      const until = boundsOf(atlas, record.data.exists.until);
      if (from && until && until.latest <= from.earliest) yield finding(record, from, until, ["exists", "from"], ["exists", "until"]);
    }
    if ("names" in record.data)
      for (const [i, name] of (record.data.names ?? []).entries()) {
        const from = one(name.from);
        const until = one(name.until);
        if (from && until && until.latest < from.earliest) yield finding(record, from, until, ["names", i, "from"], ["names", i, "until"]);
      }
    for (const { path, effect, assertors, until } of assertions) {
      if (!until || !effect.until) continue;
      const end = boundsOf(atlas, effect.until);
      const when = assertors.find((a) => a.when)?.when;
      if (!end || !when || when.key === "always") continue;
      const from: Bounds = { ...daysOf(when), text: effect.when?.[0] ? writtenDate(effect.when[0].value) : "the day it takes hold" };
      if (assertors.every((a) => !a.when || (until.admissible.at(-1)?.[1] ?? Infinity) <= daysOf(a.when).earliest))
        yield finding(record, from, end, effect.when ? [...path, "when"] : [], [...path, "until"]);
    }
  },
};

const daysOf = (when: DateVariable): { earliest: number; latest: number } => ({
  earliest: when.admissible[0]?.[0] ?? -Infinity,
  latest: when.admissible.at(-1)?.[1] ?? Infinity,
});
