import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "unknown-key",
  severity: "error",
  emittedBy: "read",
  title: "A key is not part of the record format",
  why: "a key that nobody reads is a fact that silently does not count",
  remedy: "correct the key to the nearest known one, or remove it",
};
