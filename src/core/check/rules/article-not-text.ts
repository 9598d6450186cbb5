import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "article-not-text",
  severity: "error",
  emittedBy: "draft",
  title: "An article to be drafted from is not text",
  why: "a binary file does not hold its letters as text",
  remedy: "save the article as text, Markdown, HTML or wikitext",
};
