import type { Assertion } from "../../model/assertion.ts";
import { refOf } from "../../model/authored.ts";
import { boundsOf, inProse } from "../bounds.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "survivor-nobody-accepted",
  severity: "warning",
  emittedBy: "check",
  title: "What is to survive its maker has been accepted by nobody",
  why: "who is no more has no voice; what it decided is said afterwards by those who accepted it, and by nobody else",
  remedy: "add a stage accepted with by: to the act, or an effect accepts of those who took it over; else leave survives out",
  *run({ atlas }) {
    const { polities } = atlas.collections;
    const end = (id: string) => boundsOf(atlas, polities.get(id)?.data.exists?.until);
    const surviving = (a: Assertion): boolean =>
      a.survives || a.assertors.some(({ assertor }) => polities.get(assertor)?.data.survives === true);
    let accepted: Set<string> | undefined;
    let inherited: Set<string> | undefined;
    const told = new Set<Assertion["record"]>();
    for (const assertion of atlas.assertions) {
      const { record, layer, assertors, accepts, rank } = assertion;
      if (layer === "other" || accepts || rank === "deprecated" || told.has(record) || !surviving(assertion)) continue;
      const makers = assertors.filter((a) => a.when && a.assertor !== "consensus").map((a) => a.assertor);
      if (makers.length === 0 || makers.some((id) => !end(id))) continue;
      // Who accepted it, or took over what its maker said, goes on saying it.
      if (record.collection === "instruments" && record.data.stages?.some((s) => s.stage === "accepted")) continue;
      inherited ??= new Set(
        [...polities.values()].flatMap(({ data }) =>
          (data.succeeds ?? []).flatMap((s) => (s.inherits?.includes("assertions") ? [s.polity] : [])),
        ),
      );
      if (makers.some((id) => inherited?.has(id))) continue;
      accepted ??= new Set(atlas.assertions.flatMap((a) => (a.accepts ? [a.accepts.id] : [])));
      if (accepted.has(assertion.id)) continue;
      told.add(record);
      const last = makers[0] as string;
      yield {
        message: `${assertion.id} survives ${inProse(makers)}, which existed only until ${end(last)?.text}, but nobody accepted it`,
        span: record.keySpanOf([...assertion.path, assertion.verb]),
        record: refOf(record),
      };
    }
  },
};
