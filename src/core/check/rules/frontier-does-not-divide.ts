import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "frontier-does-not-divide",
  severity: "error",
  emittedBy: "link",
  title: "A frontier does not cut the land of which it is to take a side",
  why: "land on one side of a line is only defined where the line runs from edge to edge",
  remedy: "carry the line on beyond the land at both ends",
};
