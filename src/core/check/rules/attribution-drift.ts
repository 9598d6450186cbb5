import { statedAs } from "../../law/drifting-attribution.ts";
import { refOf } from "../../model/authored.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "attribution-drift",
  severity: "warning",
  emittedBy: "check",
  title: "A passage states as fact what another attributes as a view",
  why: "a view whose holder is dropped on the way reads like knowledge",
  remedy: "attribute the passage to the holder of the view, and do not let it stand as a fact",
  collections: ["interpretations"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "interpretations" || statedAs(atlas, record.data) !== "fact") return;
    for (const [i, id] of (record.data.restates ?? []).entries()) {
      const view = atlas.find(id);
      if (view?.collection !== "interpretations" || statedAs(atlas, view.data) !== "view") continue;
      yield {
        message: `${record.id} states as fact what ${view.id} attributes as a view`,
        span: record.spanOf(["restates", i]),
        see: [{ span: view.spanOf(view.data.stated_as ? ["stated_as"] : []), message: "the view is attributed here" }],
        record: refOf(record),
      };
    }
  },
};
