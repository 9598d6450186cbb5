import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "date-hangs-on-itself",
  severity: "error",
  emittedBy: "link",
  title: "Relative dates lead back to themselves",
  why: "dates relative to each other in a circle have no day",
  remedy: "give one of them a date of its own",
};
