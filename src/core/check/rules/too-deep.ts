import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "too-deep",
  severity: "error",
  emittedBy: "read",
  title: "A file nests deeper than can be read",
  why: "deep nesting is a mistake or an attack, and would stop the reader",
  remedy: "flatten the file",
};
