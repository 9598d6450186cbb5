import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "article-too-deep",
  severity: "error",
  emittedBy: "draft",
  title: "A line of an article nests deeper than can be read",
  why: "deep nesting is a mistake or an attack, and would stop the reader",
  remedy: "flatten the line",
};
