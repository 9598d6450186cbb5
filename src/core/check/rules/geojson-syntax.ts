import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "geojson-syntax",
  severity: "error",
  emittedBy: "read",
  title: "A geometry file cannot be read as JSON",
  why: "what cannot be read cannot be drawn",
  remedy: "correct the file at the place shown, or export it anew",
};
