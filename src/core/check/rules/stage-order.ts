import { refOf } from "../../model/authored.ts";
import type { Stage } from "../../model/records.ts";
import { boundsOf } from "../bounds.ts";
import type { Rule } from "../rule.ts";

type Name = Stage["stage"];

/** Steps that must have been taken before a step. */
const BEFORE: Readonly<Partial<Record<Name, readonly Name[]>>> = {
  signed: ["initialled", "proposed"],
  ratified: ["signed", "adopted"],
  exchanged: ["ratified", "signed"],
  "in-force": ["signed", "issued", "adopted"],
  accepted: ["signed", "issued", "adopted"],
  registered: ["signed", "issued", "adopted"],
  published: ["signed", "issued", "adopted"],
  amended: ["signed", "issued", "adopted"],
  suspended: ["signed", "issued", "adopted"],
  denounced: ["signed", "issued", "adopted"],
  terminated: ["signed", "issued", "adopted"],
  annulled: ["signed", "issued", "adopted"],
  superseded: ["signed", "issued", "adopted"],
  resumed: ["suspended"],
  rejected: ["proposed"],
};

const NOUN: Readonly<Partial<Record<Name, string>>> = {
  proposed: "proposal",
  initialled: "initialling",
  signed: "signature",
  issued: "issue",
  adopted: "adoption",
  ratified: "ratification",
  exchanged: "exchange of ratifications",
  "in-force": "entry into force",
  accepted: "acceptance",
  registered: "registration",
  published: "publication",
  amended: "amendment",
  suspended: "suspension",
  denounced: "denunciation",
  terminated: "termination",
  annulled: "annulment",
  superseded: "supersession",
  resumed: "resumption",
  rejected: "rejection",
};
const noun = (name: Name): string => NOUN[name] ?? name;
const verb = (name: Name): string => (name === "in-force" ? "in force" : name);

export const rule: Rule = {
  id: "stage-order",
  severity: "error",
  emittedBy: "check",
  title: "A step of an instrument is dated before a step it depends on",
  why: "a stage cannot come before the stage it depends on",
  remedy: "check both dates against the cited sources",
  collections: ["instruments"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "instruments") return;
    const stages = record.data.stages ?? [];
    for (const [i, stage] of stages.entries()) {
      const day = boundsOf(atlas, stage.on);
      if (!day) continue;
      for (const [j, earlier] of stages.entries()) {
        if (!BEFORE[stage.stage]?.includes(earlier.stage)) continue;
        if (stage.by && earlier.by && !stage.by.some((p) => earlier.by?.includes(p))) continue;
        const needed = boundsOf(atlas, earlier.on);
        if (!needed || day.latest >= needed.earliest) continue;
        yield {
          message: `${verb(stage.stage)} ${day.text}, before ${noun(earlier.stage)} on ${needed.text}`,
          span: record.spanOf(["stages", i, "on"]),
          help: `check the ${noun(stage.stage)} date against the cited source`,
          see: [{ span: record.spanOf(["stages", j, "on"]), message: `${verb(earlier.stage)} here` }],
          record: refOf(record),
        };
        break;
      }
    }
  },
};
