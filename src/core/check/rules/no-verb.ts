import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "no-verb",
  severity: "error",
  emittedBy: "read",
  title: "An effect does not say what it does",
  why: "an effect without a verb changes nothing",
  remedy: "add exactly one verb, such as title, cedes, control or recognises",
};
