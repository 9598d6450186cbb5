import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "wrong-type",
  severity: "error",
  emittedBy: "read",
  title: "A value is of another kind than its key wants",
  why: "a value of the wrong kind cannot be reckoned with, so it would not count",
  remedy: "write the value as the reference page of the format shows",
};
