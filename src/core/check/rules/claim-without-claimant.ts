import { refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "claim-without-claimant",
  severity: "error",
  emittedBy: "check",
  title: "A claim does not say whose it is",
  why: "a claim is its claimant's belief about title; without a claimant it is nobody's",
  remedy: "add by: with the polity that claims the land",
  collections: ["instruments", "events", "statements"],
  *ofRecord(record, { assertions }) {
    for (const assertion of assertions)
      if (assertion.verb === "claims" && !assertion.claim && assertion.accepts === undefined)
        yield {
          message: `${assertion.id} claims land, but no claimant is named`,
          span: record.keySpanOf([...assertion.path, "claims"]),
          record: refOf(record),
        };
  },
};
