import { evenTextOf } from "../../law/anchors.ts";
import { findPassage } from "../../law/passages.ts";
import { refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "ambiguous-anchor",
  severity: "warning",
  emittedBy: "check",
  title: "The words of an anchor stand in several places of the full text",
  why: "the sentence may be shown at the wrong place",
  remedy: "say which place is meant by prefix and suffix, or by start",
  collections: ["sources"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "sources") return;
    const text = evenTextOf(atlas, record);
    if (!text) return;
    for (const [key, { annotation }] of Object.entries(record.data.sentences ?? {})) {
      const found = annotation && findPassage(text, annotation);
      if (!found || found.elsewhere || found.places === 1) continue;
      yield {
        message: `the words of ${key} stand in ${found.places} places of ${record.data.text}; the first is taken`,
        span: record.spanOf(["sentences", key, "annotation", "exact"]),
        record: refOf(record),
      };
    }
  },
};
