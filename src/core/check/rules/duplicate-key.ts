import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "duplicate-key",
  severity: "error",
  emittedBy: "read",
  title: "A key stands twice in one map",
  why: "of two values under one key, one would be lost; so would one of two articles with one number",
  remedy: "remove one of the two, or give it another key",
};
