import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "missing-feature",
  severity: "error",
  emittedBy: "read",
  title: "A GeoJSON file has no feature of that name",
  why: "the land that the record means is not in the file",
  remedy: "correct the name after #, or give the feature that id",
};
