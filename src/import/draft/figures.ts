/** Figures: the quantities of a sentence that nobody promised. */
import { clauseAt } from "./clauses.ts";
import type { Proposal } from "./proposal.ts";
import { namedBeside, type Proposed, quoteOf, type SentenceInArticle } from "./proposed.ts";
import type { QuantityFound } from "./quantities.ts";
import { whenOf } from "./when.ts";

/** A record for each quantity; `others` are what else is proposed for the sentence. */
export function figuresIn(here: SentenceInArticle, others: readonly Proposal[]): Proposed[] {
  const { quantities, cues } = here.finding;
  if (cues.some(({ cue }) => cue.kind.of === "counterfactual")) return [];
  const owed = others.filter((p) => p.collection === "obligations").map((p) => p.data["amount"]);
  const event = others.find((p) => p.collection === "events")?.id;
  return quantities.filter((q) => !owed.includes(`${q.value} ${q.unit}`)).map((q) => figureOf(here, q, event));
}

/** It is about the land or place named after it, else the event of the sentence, else what the sentence names. */
function figureOf({ finding, source }: SentenceInArticle, q: QuantityFound, event: string | undefined): Proposed {
  const { names, dates, clauses, sentence } = finding;
  const clause = clauseAt(clauses, q.start, sentence.plain);
  const land = names.find((n) => n.ids.length === 1 && (n.kind === "territory" || n.kind === "place") && n.start > q.end);
  return {
    collection: "figures",
    called: `figure ${q.of ?? q.unit}`,
    rules: [q.rule],
    quote: quoteOf(finding, clause),
    data: {
      about: land?.ids[0] ?? event ?? namedBeside(finding, source)[0] ?? source,
      measure: measureOf(q.unit),
      ...(q.of && { of: q.of }),
      ...(dates.some((d) => d.edtf) && { when: whenOf(finding, q.start, clause) }),
      value: [{ value: `${q.value} ${q.unit}`, ...(q.approximate && { note: "about so many, by the text" }) }],
    },
  };
}

const MEASURES: readonly (readonly [RegExp, string])[] = [
  [/^(?:km2|ha|m2|sq-mi|acre|dessiatine|sq-verst)$/, "area"],
  [/^(?:km|m|mi|nm|verst|sazhen)$/, "length"],
  [/^percent$/, "share"],
  [/^(?:persons|inhabitants|households)$/, "population"],
  [/^(?:troops|guns)$/, "force"],
  [/^prisoners$/, "prisoners"],
  [/(?:rouble|mark|litas|zloty|usd|gbp|franc)$/, "money"],
];
const measureOf = (unit: string): string => MEASURES.find(([units]) => units.test(unit))?.[1] ?? "count";
