import { type AnyAuthored, refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "unused-record",
  severity: "warning",
  emittedBy: "check",
  title: "Nothing uses a record",
  why: "a record that nothing refers to changes no answer; often its id was mistyped elsewhere",
  remedy: "refer to it from an act, or remove it",
  *run({ atlas, isUsed }) {
    for (const collection of ["polities", "territories", "places", "frontiers", "sources", "historiographies"] as const)
      for (const record of atlas.collections[collection].values() as Iterable<AnyAuthored>) {
        if (isUsed(record)) continue;
        // A place within the land of the atlas can be asked about, which is use enough.
        if (
          record.collection === "places" &&
          (record.data.in?.length || atlas.land.arrangement.locate([record.data.at.lon, record.data.at.lat]).face !== 0)
        )
          continue;
        yield { message: `nothing refers to ${record.id}`, span: record.spanOf([]), record: refOf(record) };
      }
  },
};
