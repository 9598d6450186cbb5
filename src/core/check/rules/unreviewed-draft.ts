import { refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

/** How `dejure draft` begins what a person has still to write. */
const TO_WRITE = /^\[to be paraphrased\b/;

export const rule: Rule = {
  id: "unreviewed-draft",
  severity: "warning",
  emittedBy: "check",
  title: "A proposal of a machine has not been looked at",
  why: "rules over words know nothing of what they read; only a person can say that it is so",
  remedy: "compare it with its quote, put it into your own words, then take draft: true away",
  *ofRecord(record) {
    const { data, id } = record;
    const sentences = record.collection === "sources" ? Object.values(record.data.sentences ?? {}) : [];
    const unwritten = sentences.filter((s) => Object.values(s.gist).some((text) => TO_WRITE.test(text))).length;
    const rest = unwritten === 0 ? "" : `${unwritten} sentence${unwritten === 1 ? "" : "s"} still to be paraphrased`;
    if (data.draft)
      yield { message: `${id} is a draft${rest === "" ? "" : `, with ${rest}`}`, span: record.spanOf(["draft"]), record: refOf(record) };
    else if (rest !== "")
      yield {
        message: `${id} has ${rest}`,
        span: record.keySpanOf(["sentences"]),
        help: "write what each says in your own words",
        record: refOf(record),
      };
    else
      for (const key of ["gist", "view"] as const) {
        const texts = key in data ? (data as { readonly gist?: unknown; readonly view?: unknown })[key] : undefined;
        if (
          typeof texts === "object" &&
          texts !== null &&
          Object.values(texts).some((text) => typeof text === "string" && TO_WRITE.test(text))
        )
          yield {
            message: `the ${key} of ${id} is still to be written`,
            span: record.spanOf([key]),
            help: "write it in your own words",
            record: refOf(record),
          };
      }
  },
};
