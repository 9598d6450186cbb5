import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "empty-extent",
  severity: "warning",
  emittedBy: "link",
  title: "A composed extent holds no land",
  why: "an effect over no land changes nothing",
  remedy: "check the order of the parts of minus and intersect",
};
