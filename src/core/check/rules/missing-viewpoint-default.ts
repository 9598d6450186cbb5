import { nearest } from "../../link/references.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "missing-viewpoint-default",
  severity: "error",
  emittedBy: "check",
  title: "The atlas does not open on a viewpoint that it has",
  why: "there is no unnamed viewpoint: every answer names whose eyes it is seen with",
  remedy: "name a viewpoint of the atlas under default: in atlas.yaml",
  *run({ atlas }) {
    const wanted = atlas.head.default.viewpoint;
    const all = [...atlas.collections.viewpoints.keys()];
    const empty = Object.values(atlas.collections).every((c) => c.size === 0);
    // Where the head could not be read, or there are no records, that has been said.
    if (empty || wanted === "" || wanted === undefined || all.includes(wanted)) return;
    const near = nearest(wanted, all);
    yield {
      message:
        all.length === 0
          ? `the atlas opens on ${wanted}, and has no viewpoint at all`
          : `the atlas opens on ${wanted}, and has the viewpoints ${all.join(", ")}`,
      span: atlas.headSpan(["default", "viewpoint"]),
      help: near === undefined ? `add viewpoints/${wanted}.yaml, such as groups: [[all-polities], [consensus]]` : `write ${near}`,
    };
  },
};
