import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "file-too-large",
  severity: "error",
  emittedBy: "load",
  title: "A file or folder is larger than can be read",
  why: "the limits keep one file from stopping the whole atlas",
  remedy:
    "split the file, or simplify its geometry to the precision that it has; the limits of files are settings, which the finding names",
};
