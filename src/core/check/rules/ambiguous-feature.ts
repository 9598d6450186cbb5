import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "ambiguous-feature",
  severity: "error",
  emittedBy: "read",
  title: "Several features of a GeoJSON file have the name that is asked for",
  why: "a record means one feature, and which of them it is nobody can tell",
  remedy: "join them into one MultiPolygon, or give each an id of its own",
};
