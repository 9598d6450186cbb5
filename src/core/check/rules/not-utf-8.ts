import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "not-utf-8",
  severity: "error",
  emittedBy: "read",
  title: "A file is not UTF-8",
  why: "names of places need one encoding, the same for everybody",
  remedy: "save the file as UTF-8",
};
