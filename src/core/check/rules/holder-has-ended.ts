import { refOf } from "../../model/authored.ts";
import { formatDay } from "../../time/format-day.ts";
import { km2 } from "../../words/spoken-area.ts";
import { boundsOf, inProse } from "../bounds.ts";
import { outlivedBy } from "../outlived.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "holder-has-ended",
  severity: "warning",
  emittedBy: "check",
  title: "Land stays with a polity that exists no more",
  why: "a polity that has ended holds nothing: either something ended its hold, or somebody took over",
  remedy: "end the effect with until: or by the effect of what came next, or let an heir inherit the holdings",
  *run({ atlas, resolver }) {
    for (const { assertion, polity, layer, assertors, ended, until, cells } of outlivedBy(atlas, resolver)) {
      const holder = atlas.collections.polities.get(polity);
      const end = boundsOf(atlas, holder?.data.exists?.until);
      if (!holder || !end) continue;
      const area = [...cells].reduce((sum, cell) => sum + resolver.cells.areaOf(cell), 0);
      const days = until - ended;
      const long = Number.isFinite(until)
        ? `for ${days} ${days === 1 ? "day" : "days"} more, until ${formatDay(until)}`
        : "to the end of the records";
      const span = assertion.record.keySpanOf([...assertion.path, assertion.verb]);
      yield {
        message: `${polity} existed only until ${end.text}, but by ${inProse([...assertors].sort())} it keeps ${layer === "title" ? "title to" : "control of"} ${km2(area)} ${long}`,
        span,
        help: `add until: ${end.text} or record what ended it; or let an heir take over: succeeds: { polity: ${polity}, inherits: [holdings] }`,
        ...(assertion.effect.until === undefined && { fix: { span, key: "until", text: end.text, sure: false } }),
        see: [{ span: holder.spanOf(["exists", "until"]), message: `${polity} ends here` }],
        record: refOf(assertion.record),
      };
    }
  },
};
