import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "unreadable-url",
  severity: "error",
  emittedBy: "read",
  title: "An address cannot be read",
  why: "only addresses with a known scheme are safe to publish as links",
  remedy: "write the whole address, beginning with https://",
};
