import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "missing-file",
  severity: "error",
  emittedBy: "read",
  title: "A file that a record names is not there",
  why: "the record's geometry or text is missing without it",
  remedy: "add the file, or correct its name",
};
