import { evenTextOf } from "../../law/anchors.ts";
import { findPassage } from "../../law/passages.ts";
import { refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "orphaned-annotation",
  severity: "warning",
  emittedBy: "check",
  title: "An anchor no longer finds its words in the full text",
  why: "the sentence can no longer be shown where it stands",
  remedy: "copy exact, prefix and suffix anew from the text",
  collections: ["sources"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "sources") return;
    const text = evenTextOf(atlas, record);
    if (!text) return;
    for (const [key, { annotation }] of Object.entries(record.data.sentences ?? {})) {
      const found = annotation && findPassage(text, annotation);
      if (!annotation || (found && !found.elsewhere)) continue;
      const { exact, start, end } = annotation;
      const path = ["sentences", key, "annotation"];
      yield {
        message:
          exact === undefined
            ? `${key} is said to be from character ${start ?? "?"} to ${end ?? "?"}, but ${record.data.text} has ${[...text.original].length}`
            : found
              ? `the words of ${key} stand in ${record.data.text}, but not between its prefix and suffix`
              : `the words of ${key} are not in ${record.data.text}`,
        span: record.spanOf([
          ...path,
          exact === undefined ? "end" : !found ? "exact" : annotation.prefix === undefined ? "suffix" : "prefix",
        ]),
        record: refOf(record),
      };
    }
  },
};
