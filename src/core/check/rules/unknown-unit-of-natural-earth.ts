import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "unknown-unit-of-natural-earth",
  severity: "error",
  emittedBy: "link",
  title: "Natural Earth has no such unit",
  why: "the outline is taken from that base, so the name must be one of its own",
  remedy: "write an ISO 3166-1 numeric code such as 440, or the English name there",
};
