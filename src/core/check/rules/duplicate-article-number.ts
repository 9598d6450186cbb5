import { eIdOf } from "../../model/article-address.ts";
import { refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

/** What an article is addressed by, whichever way its number is written. */
const numberOf = (key: string): string => eIdOf(key).toLowerCase();

export const rule: Rule = {
  id: "duplicate-article-number",
  severity: "error",
  emittedBy: "check",
  title: "Two articles of one act have the same number",
  why: "a citation of the article would not say which of the two it means",
  remedy: "number one of the two as the text does, or merge them",
  collections: ["instruments"],
  *ofRecord(record) {
    if (record.collection !== "instruments") return;
    const seen = new Map<string, string>();
    for (const key of Object.keys(record.data.articles ?? {})) {
      const first = seen.get(numberOf(key));
      if (first === undefined) seen.set(numberOf(key), key);
      else
        yield {
          message: `article ${key} has the same number as article ${first}: both are ${eIdOf(key)}`,
          span: record.keySpanOf(["articles", key]),
          see: [{ span: record.keySpanOf(["articles", first]), message: `article ${first} is here` }],
          record: refOf(record),
        };
    }
  },
};
