import { linksOf } from "../../link/walk.ts";
import { refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "general-knowledge",
  severity: "warning",
  emittedBy: "check",
  title: "A statement rests on general knowledge",
  why: "what is generally known has still to be looked up before others can rely on it",
  remedy: "find a source and put cite: in place of basis: general-knowledge",
  *ofRecord(record) {
    for (const { value, path } of linksOf(record)) {
      if (value !== "general-knowledge" || path.at(-1) !== "basis") continue;
      const part = path.slice(0, -1).join(" ");
      yield {
        message: part === "" ? `${record.id} rests on general knowledge` : `${record.id}, ${part}, rests on general knowledge`,
        span: record.spanOf(path),
        record: refOf(record),
      };
    }
  },
};
