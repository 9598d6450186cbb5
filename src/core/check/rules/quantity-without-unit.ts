import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "quantity-without-unit",
  severity: "error",
  emittedBy: "read",
  title: "A quantity has no unit",
  why: "a number without its unit cannot be compared or converted",
  remedy: "write the number with its unit, such as 6656 km2",
};
