import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "bad-id",
  severity: "error",
  emittedBy: "read",
  title: "An id is not written as ids are",
  why: "ids stand in addresses, file names and references, so they keep to one plain form",
  remedy: "write the id in lower case with hyphens, such as vilnius-region",
};
