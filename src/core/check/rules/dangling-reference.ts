import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "dangling-reference",
  severity: "error",
  emittedBy: "link",
  title: "A reference leads to no record, or to no part of one",
  why: "a reference must lead to a record of the atlas, and its address to an article, effect or stage of it",
  remedy: "correct the id or the address, or add what is missing",
};
