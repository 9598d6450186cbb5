import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "unreadable-date",
  severity: "error",
  emittedBy: "read",
  title: "A date cannot be read",
  why: "dates are EDTF (ISO 8601-2), so that their first and last day are known",
  remedy: "write the day as YYYY-MM-DD, a month as YYYY-MM, an unknown day as [a..b]",
};
