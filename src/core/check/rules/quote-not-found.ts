import { evenTextOf, findQuote } from "../../law/anchors.ts";
import { linksOf } from "../../link/walk.ts";
import { refOf } from "../../model/authored.ts";
import type { Citation } from "../../model/values.ts";
import { citationPath } from "../bounds.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "quote-not-found",
  severity: "error",
  emittedBy: "check",
  title: "Quoted words are not in the text of the source",
  why: "a quote is verbatim, or it is not a quote",
  remedy: "copy the words from the source's text; leave words out with …",
  *ofRecord(record, { atlas }) {
    for (const { type, value, path } of linksOf(record)) {
      if (type.kind !== "cite") continue;
      const cite = value as readonly Citation[];
      for (const [i, citation] of cite.entries()) {
        const { source: id, quote } = citation;
        const source = quote === undefined ? undefined : atlas.collections.sources.get(id);
        if (quote === undefined || !source) continue;
        const text = evenTextOf(atlas, source);
        if (!text || findQuote(text, source, citation)) continue;
        yield {
          message: `“${quote.length > 60 ? `${quote.slice(0, 60)}…` : quote}” is not in ${source.data.text}, the text of ${id}`,
          span: record.spanOf([...citationPath(path, cite, i), "quote"]),
          see: [{ span: source.spanOf(["text"]), message: "its text is named here" }],
          record: refOf(record),
        };
      }
    }
  },
};
