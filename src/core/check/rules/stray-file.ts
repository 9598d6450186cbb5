import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "stray-file",
  severity: "warning",
  emittedBy: "read",
  title: "A file lies where nothing reads it",
  why: "what lies outside the folders of the format does not count",
  remedy: "move it to the folder of its collection, or remove it",
};
