import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "bad-tiles",
  severity: "error",
  emittedBy: "read",
  title: "The tiles of an old map cannot be shown",
  why: "a page asks an archive for pictures by their place, a few kilobytes at a time, and a host must take the file",
  remedy: "name a PMTiles archive (version 3) of PNG, JPEG, WebP or AVIF tiles that is no larger than 100 MB",
};
