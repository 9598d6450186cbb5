import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "too-many-aliases",
  severity: "error",
  emittedBy: "read",
  title: "A file repeats itself through too many aliases",
  why: "aliases of aliases grow without bound",
  remedy: "write the values out",
};
