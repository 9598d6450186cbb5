import { refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "binds-nobody",
  severity: "error",
  emittedBy: "check",
  title: "An act has effects but binds no one",
  why: "an effect counts only for those whom the act binds, from a day on",
  remedy: "say who is bound with parties, or who made it with issued_by, and when with on or stages",
  collections: ["instruments"],
  *ofRecord(record) {
    if (record.collection !== "instruments") return;
    const { parties, issued_by, effects, articles, stages, on } = record.data;
    const all = [...(effects ?? []), ...Object.values(articles ?? {}).flatMap((a) => a.effects ?? [])];
    const orphans = all.filter((e) => !e.according_to?.length && !e.by?.length);
    if (all.length > 0 && orphans.length > 0 && !parties?.length && !issued_by?.length)
      yield {
        message: `${record.id} has ${all.length === 1 ? "an effect" : `${all.length} effects`}, but neither parties nor issued_by`,
        span: record.spanOf([]),
        help: "name its parties, or for an act of one side its issued_by",
        record: refOf(record),
      };
    else if (all.length > 0 && !on && !stages?.length && !all.every((e) => e.when))
      yield {
        message: `${record.id} has ${all.length === 1 ? "an effect" : `${all.length} effects`}, but no day on which it was done`,
        span: record.spanOf([]),
        help: "date it with on, or give its stages",
        record: refOf(record),
      };
  },
};
