import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "claim-without-claimant",
  severity: "error",
  emittedBy: "check",
  title: "A claim does not say whose it is",
  why: "a claim is its claimant's belief about title; without a claimant it is nobody's",
  remedy: "add by: with the polity that claims the land",
  *run({ atlas }) {
    for (const assertion of atlas.assertions)
      if (assertion.verb === "claims" && !assertion.claim)
        yield {
          message: `${assertion.id} claims land, but no claimant is named`,
          span: assertion.record.keySpanOf([...assertion.path, "claims"]),
          record: assertion.record.id,
        };
  },
};
