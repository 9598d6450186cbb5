import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "too-few-points",
  severity: "error",
  emittedBy: "link",
  title: "An outline has too few points",
  why: "three points at least bound a piece of land, two at least make a line",
  remedy: "add points, and close each ring with its first point",
};
