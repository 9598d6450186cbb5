import { refOf } from "../../model/authored.ts";
import type { Stage } from "../../model/records.ts";
import type { Rule } from "../rule.ts";

/** Steps that only a party takes. */
const PARTIES_ONLY: ReadonlySet<Stage["stage"]> = new Set<Stage["stage"]>([
  "initialled",
  "signed",
  "ratified",
  "exchanged",
  "in-force",
  "denounced",
]);

export const rule: Rule = {
  id: "ratified-by-non-party",
  severity: "error",
  emittedBy: "check",
  title: "A step of a treaty is taken by somebody who is no party to it",
  why: "only a party signs, ratifies, exchanges or denounces; others accept",
  remedy: "add it to parties, or record an accepted stage",
  collections: ["instruments"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "instruments") return;
    const { parties, stages } = record.data;
    if (!parties?.length) return;
    const successor = (id: string): boolean =>
      atlas.collections.polities.get(id)?.data.succeeds?.some((s) => parties.includes(s.polity)) ?? false;
    for (const [i, stage] of (stages ?? []).entries())
      for (const [j, polity] of (stage.by ?? []).entries())
        if (PARTIES_ONLY.has(stage.stage) && !parties.includes(polity) && !successor(polity))
          yield {
            message: `${stage.stage} by ${polity}, but the parties are ${parties.join(", ")}`,
            span: record.spanOf(["stages", i, "by", j]),
            help: `add ${polity} to parties, or make this stage accepted`,
            see: [{ span: record.spanOf(["parties"]), message: "parties named here" }],
            record: refOf(record),
          };
  },
};
