import { refOf } from "../../model/authored.ts";
import type { Interpretation } from "../../model/records.ts";
import type { RecordContext, Rule } from "../rule.ts";

/** How an interpretation is stated: as the record says, else as the sentences say that it cites. */
function stated(atlas: RecordContext["atlas"], data: Interpretation): "view" | "fact" | undefined {
  if (data.stated_as) return data.stated_as;
  const sentences = (data.cite ?? []).flatMap((c) => {
    const source = atlas.collections.sources.get(c.source);
    return (c.locator !== undefined && source?.data.sentences?.[c.locator]?.stated_as) || [];
  });
  return sentences.length > 0 && sentences.every((s) => s === sentences[0]) ? sentences[0] : undefined;
}

export const rule: Rule = {
  id: "attribution-drift",
  severity: "warning",
  emittedBy: "check",
  title: "A passage states as fact what another attributes as a view",
  why: "a view whose holder is dropped on the way reads like knowledge",
  remedy: "attribute the passage to the holder of the view, and do not let it stand as a fact",
  collections: ["interpretations"],
  *ofRecord(record, { atlas }) {
    if (record.collection !== "interpretations" || stated(atlas, record.data) !== "fact") return;
    for (const [i, id] of (record.data.restates ?? []).entries()) {
      const view = atlas.find(id);
      if (view?.collection !== "interpretations" || stated(atlas, view.data) !== "view") continue;
      yield {
        message: `${record.id} states as fact what ${view.id} attributes as a view`,
        span: record.spanOf(["restates", i]),
        see: [{ span: view.spanOf(view.data.stated_as ? ["stated_as"] : []), message: "the view is attributed here" }],
        record: refOf(record),
      };
    }
  },
};
