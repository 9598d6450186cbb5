import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "unknown-word",
  severity: "error",
  emittedBy: "read",
  title: "A word is not one of those that the format knows",
  why: "the format keeps to fixed words so that records can be compared",
  remedy: "use one of the known words",
};
