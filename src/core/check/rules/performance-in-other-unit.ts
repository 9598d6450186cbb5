import { refOf } from "../../model/authored.ts";
import { convert } from "../../model/quantity.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "performance-in-other-unit",
  severity: "warning",
  emittedBy: "check",
  title: "What was done is measured in a unit that does not compare with what was promised",
  why: "what is still owed cannot be reckoned",
  remedy: "give the amount in a unit of the promise, or the promise in several units, each with its source",
  collections: ["obligations"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "obligations" || !record.data.amount?.length) return;
    const promised = record.data.amount.map(({ value }) => value.unit);
    for (const [i, { amount }] of (record.data.performances ?? []).entries())
      for (const { value } of amount ?? []) {
        if (promised.some((unit) => unit === value.unit || convert(value, unit, atlas.head.units) !== undefined)) continue;
        yield {
          message: `${value.value} ${value.unit} does not compare with ${[...new Set(promised)].join(" or ")}`,
          span: record.spanOf(["performances", i, "amount"]),
          see: [{ span: record.spanOf(["amount"]), message: "promised here" }],
          record: refOf(record),
        };
      }
  },
};
