import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "csv-syntax",
  severity: "error",
  emittedBy: "read",
  title: "A table cannot be read as CSV",
  why: "a row that is cut wrongly puts values under the wrong heading",
  remedy: "quote values that hold commas, and close every quote",
};
