import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "collapsed-geometry",
  severity: "warning",
  emittedBy: "link",
  title: "An outline holds no land",
  why: "a figure without area changes no answer",
  remedy: "draw the outline with at least three points that do not lie on one line",
};
