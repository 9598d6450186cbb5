import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "missing-key",
  severity: "error",
  emittedBy: "read",
  title: "A required key is absent",
  why: "without it the record does not say what it is for",
  remedy: "add the key",
};
