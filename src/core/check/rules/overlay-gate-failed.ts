import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "overlay-gate-failed",
  severity: "error",
  emittedBy: "link",
  title: "The overlay could not keep this geometry's area",
  why: "what cannot be laid over other land exactly must not change borders silently",
  remedy: "simplify the outline, or report it as a bug with the file",
};
