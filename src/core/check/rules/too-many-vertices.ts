import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "too-many-vertices",
  severity: "error",
  emittedBy: "link",
  title: "A geometry has more points than can be overlaid",
  why: "the limit keeps one file from stopping the whole atlas",
  remedy: "simplify the outline to the precision that it has",
};
