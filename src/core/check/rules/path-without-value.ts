import { sourcedAt } from "../../law/disagreements.ts";
import { refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "path-without-value",
  severity: "error",
  emittedBy: "check",
  title: "A disagreement points at a value that does not stand there",
  why: "the answers of a question are shown from where they stand",
  remedy: "write the record's id and the way to the value, such as moscow-1920/stages/2/on, counting list items from 0",
  collections: ["disagreements"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "disagreements") return;
    for (const [i, at] of (record.data.at ?? []).entries())
      if (!sourcedAt(atlas, at))
        yield { message: `no value on which sources may differ stands at ${at}`, span: record.spanOf(["at", i]), record: refOf(record) };
  },
};
