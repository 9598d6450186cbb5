import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "yaml-syntax",
  severity: "error",
  emittedBy: "read",
  title: "A file cannot be read as YAML",
  why: "what cannot be read cannot count",
  remedy: "correct the line; put texts with colons, brackets or # in quotes",
};
