import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "unknown-unit",
  severity: "error",
  emittedBy: "read",
  title: "A unit is not known",
  why: "only a known unit can be compared and converted",
  remedy: "use a known unit, or define this one under units in atlas.yaml",
};
