import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "self-crossing",
  severity: "error",
  emittedBy: "link",
  title: "An outline crosses itself",
  why: "an outline that crosses itself does not say which land is inside",
  remedy: "move or remove the point at which the outline crosses",
};
