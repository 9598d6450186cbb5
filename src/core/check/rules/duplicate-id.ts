import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "duplicate-id",
  severity: "error",
  emittedBy: "read",
  title: "Two records of one collection have the same id",
  why: "an id names one record, so that links stay clear",
  remedy: "give one of the two another id",
};
