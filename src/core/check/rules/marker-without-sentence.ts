import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "marker-without-sentence",
  severity: "warning",
  emittedBy: "draft",
  title: "A citation marker opens an article and follows no sentence",
  why: "a marker that opens a line belongs to the sentence before it",
  remedy: "put the sentence back that stood before it, or take the marker away",
};
