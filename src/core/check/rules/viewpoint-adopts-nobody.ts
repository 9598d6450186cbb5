import { refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "viewpoint-adopts-nobody",
  severity: "warning",
  emittedBy: "check",
  title: "A viewpoint adopts nobody who says anything",
  why: "a viewpoint answers with what its assertors say; without any, every answer is unknown",
  remedy: "name assertors in groups, such as [[lithuania], [consensus]]",
  *run({ atlas, index }) {
    const speaking = index.speakers;
    const polities = [...speaking.keys()].some((a) => atlas.collections.polities.has(a));
    for (const record of atlas.collections.viewpoints.values()) {
      const named = record.data.groups.flat();
      if (named.length === 0) yield { message: `${record.id} names no assertor`, span: record.spanOf(["groups"]), record: refOf(record) };
      else if (atlas.assertions.length > 0 && !named.some((a) => speaking.has(a) || (a === "all-polities" && polities) || inherits(a)))
        yield {
          message: `${record.id} names ${named.join(", ")}, and the atlas records no assertion of ${named.length === 1 ? "theirs" : "any of them"}`,
          span: record.spanOf(["groups"]),
          record: refOf(record),
        };
    }
    function inherits(id: string): boolean {
      const polity = atlas.collections.polities.get(id);
      return polity?.data.succeeds?.some((s) => s.inherits?.includes("assertions") && speaking.has(s.polity)) ?? false;
    }
  },
};
