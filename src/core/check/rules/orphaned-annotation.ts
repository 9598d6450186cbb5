import { refOf } from "../../model/authored.ts";
import { textOfSource } from "../facts.ts";
import { evened } from "../quote.ts";
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
    const text = textOfSource(atlas, record);
    if (text === undefined) return;
    const whole = evened(text);
    for (const [key, sentence] of Object.entries(record.data.sentences ?? {})) {
      const anchor = sentence.annotation;
      if (!anchor) continue;
      const path = ["sentences", key, "annotation"];
      if (anchor.exact !== undefined) {
        const words = evened(anchor.exact);
        const around = evened(`${anchor.prefix ?? ""}${anchor.exact}${anchor.suffix ?? ""}`);
        if (whole.includes(around)) continue;
        yield {
          message: whole.includes(words)
            ? `the words of ${key} stand in ${record.data.text}, but not between its prefix and suffix`
            : `the words of ${key} are not in ${record.data.text}`,
          span: record.spanOf([...path, whole.includes(words) ? "prefix" : "exact"]),
          record: refOf(record),
        };
      } else if (anchor.end !== undefined && anchor.end > text.length)
        yield {
          message: `${key} ends at character ${anchor.end}, but ${record.data.text} has ${text.length}`,
          span: record.spanOf([...path, "end"]),
          record: refOf(record),
        };
    }
  },
};
