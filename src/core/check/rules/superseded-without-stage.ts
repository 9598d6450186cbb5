import { partIn } from "../../link/parts.ts";
import { refOf } from "../../model/authored.ts";
import { writtenDate } from "../../time/written-date.ts";
import type { Rule } from "../rule.ts";

/** Stages with which an act ends: what has ended needs no other end. */
const ENDED: ReadonlySet<string> = new Set(["superseded", "terminated", "annulled", "denounced", "rejected"]);

export const rule: Rule = {
  id: "superseded-without-stage",
  severity: "warning",
  emittedBy: "check",
  title: "An act is superseded by another, but its own stages do not say so",
  why: "a relation ends nothing: what the older act permits, forbids or establishes goes on until its own stages end it",
  remedy: "add a stage superseded, with its day, to the older act",
  collections: ["instruments", "events"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "instruments" && record.collection !== "events") return;
    for (const [i, { verb, act, according_to }] of (record.data.relations ?? []).entries()) {
      // Of one article, or in the eyes of some only, the act as a whole goes on.
      if (verb !== "supersedes" || according_to || partIn(act) !== undefined) continue;
      const older = atlas.find(act);
      if (older?.collection !== "instruments" || older === record) continue;
      const { stages, on, parties } = older.data;
      if (stages?.some((s) => ENDED.has(s.stage))) continue;
      const day = on?.[0] && writtenDate(on[0].value);
      yield {
        message: `${record.id} supersedes ${older.id}, which has no stage superseded and goes on binding`,
        span: record.spanOf(["relations", i]),
        help: stages
          ? `add { stage: superseded, on: … } to the stages of ${older.id}`
          : `in ${older.id} write stages: [{ stage: ${parties ? "signed" : "issued"}, on: ${day ?? "…"} }, { stage: superseded, on: … }]${parties ? ", with binding: signed" : ""}`,
        see: [{ span: older.keySpanOf([stages ? "stages" : "on"]), message: `${older.id} is here` }],
        record: refOf(record),
      };
    }
  },
};
