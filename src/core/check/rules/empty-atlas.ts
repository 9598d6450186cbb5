import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "empty-atlas",
  severity: "error",
  emittedBy: "read",
  title: "The atlas has no records",
  why: "without records there is nothing to ask",
  remedy: "add a record, such as polities/lithuania.yaml",
};
