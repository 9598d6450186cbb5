import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "dangling-reference",
  severity: "error",
  emittedBy: "link",
  title: "A reference leads to no record",
  why: "a reference must lead to a record of the atlas",
  remedy: "correct the id, or add the record",
};
