import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "overlapping-parts",
  severity: "warning",
  emittedBy: "link",
  title: "Parts of one geometry overlap or wind the wrong way",
  why: "land covered twice by one geometry is counted once; that may not be what was meant",
  remedy: "cut the parts so that they touch but do not overlap, holes within their outer ring",
};
