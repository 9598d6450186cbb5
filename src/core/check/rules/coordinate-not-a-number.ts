import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "coordinate-not-a-number",
  severity: "error",
  emittedBy: "link",
  title: "A coordinate is not a number",
  why: "a point without both its coordinates lies nowhere",
  remedy: "write both coordinates as numbers in degrees",
};
