import { type AnyAuthored, refOf, type ValuePath } from "../../model/authored.ts";
import type { Finding, Rule } from "../rule.ts";

interface Sourcing {
  readonly cite?: readonly unknown[];
  readonly basis?: string;
}
const sourced = (...levels: readonly (Sourcing | undefined)[]): boolean =>
  levels.some((l) => (l?.cite?.length ?? 0) > 0 || l?.basis !== undefined);

const finding = (record: AnyAuthored, path: ValuePath, what: string): Finding => ({
  message: `${what} has no source`,
  span: path.length === 0 ? record.spanOf([]) : record.keySpanOf(path),
  record: refOf(record),
});

export const rule: Rule = {
  id: "citation-needed",
  severity: "warning",
  emittedBy: "check",
  title: "An assertion has no source",
  why: "a reader must be able to check every statement",
  remedy: "add cite: with a source and a locator, or basis: general-knowledge where none was looked up",
  collections: ["instruments", "events", "statements", "obligations", "interpretations", "figures", "disagreements"],
  *ofRecord(record, { assertions }) {
    if (record.collection === "figures") {
      if (sourced(record.data)) return;
      for (const [i, value] of record.data.value.entries())
        if (!sourced(value)) yield finding(record, ["value", i], `the figure ${value.value.value} ${value.value.unit}`);
      return;
    }
    if (record.collection === "disagreements") {
      for (const [i, value] of (record.data.values ?? []).entries())
        if (!sourced(value, record.data)) yield finding(record, ["values", i], `answer ${i + 1} to this question`);
      return;
    }
    if (sourced(record.data)) return;
    if (!partsOf(record).some((p) => sourced(p))) {
      yield finding(record, [], record.id);
      return;
    }
    for (const { id, path, verb, article, effect, cite } of assertions) {
      const part = article !== undefined && record.collection === "instruments" ? record.data.articles?.[article] : undefined;
      if (cite.length === 0 && !sourced(effect, part)) yield finding(record, path, `${id} (${verb})`);
    }
  },
};

/** Parts of a record that may carry a citation of their own. */
function partsOf(record: AnyAuthored): readonly Sourcing[] {
  switch (record.collection) {
    case "instruments": {
      const articles = Object.values(record.data.articles ?? {});
      const dated = (record.data.on ?? []).filter((a) => a.cite.length > 0);
      return [
        ...(record.data.effects ?? []),
        ...articles,
        ...articles.flatMap((a) => a.effects ?? []),
        ...(record.data.stages ?? []),
        ...dated,
      ];
    }
    case "events":
    case "statements":
      return [...(record.data.effects ?? []), ...record.data.when.filter((a) => a.cite.length > 0)];
    case "obligations":
      return [...(record.data.performances ?? []), ...(record.data.amount ?? []).filter((a) => a.cite.length > 0)];
    default:
      return [];
  }
}
