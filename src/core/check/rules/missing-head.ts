import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "missing-head",
  severity: "error",
  emittedBy: "read",
  title: "There is no atlas.yaml",
  why: "the head of an atlas says what it is called, under which licence, and what it opens on",
  remedy: "write atlas.yaml with title, licence and default, or run dejure new",
};
