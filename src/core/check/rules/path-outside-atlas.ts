import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "path-outside-atlas",
  severity: "error",
  emittedBy: "read",
  title: "A path leads out of the atlas",
  why: "an atlas is a folder that can be moved and published whole",
  remedy: "put the file inside the atlas and name it from there",
};
