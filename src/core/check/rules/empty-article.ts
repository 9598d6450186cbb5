import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "empty-article",
  severity: "error",
  emittedBy: "draft",
  title: "An article to be drafted from holds no sentence",
  why: "records are drafted from sentences",
  remedy: "give a file with the article's text, or name its format with --format",
};
