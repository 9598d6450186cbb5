import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "several-verbs",
  severity: "error",
  emittedBy: "read",
  title: "An effect has more than one verb",
  why: "each effect is one assertion, which can be cited and contested on its own",
  remedy: "split it into one effect for each verb",
};
