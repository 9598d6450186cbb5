/** Obligations: what a sentence says was promised, one record for each sum or quantity. */
import type { Deed } from "./deeds.ts";
import { toParaphrase } from "./proposal.ts";
import type { Proposed, SentenceInArticle } from "./proposed.ts";
import { idsOf } from "./roles.ts";

const MONEY = /rouble|mark|litas|zloty|usd|gbp|franc|peso/;

/** None where nobody promises, or it is not to be seen to whom. */
export function promisesOf(here: SentenceInArticle, { found, roles, quote }: Deed): Proposed[] {
  const { finding, source, acts, treaties, lastParties } = here;
  const { cue, start, end } = found;
  const by = idsOf(roles.agents);
  const named = idsOf(roles.objects).filter((id) => !by.includes(id));
  const to = named.length > 0 ? named : lastParties.filter((id) => !by.includes(id)).slice(0, 1);
  if (by.length === 0 || to.length === 0) return [];
  const act = acts.at(finding, start, end) ?? acts.current;
  const arises = act ? treaties.touch(act, { finding, rule: cue.rule, quote }) : source;
  const promised = finding.quantities.filter((q) => roles.clause.start <= q.start && q.start < roles.clause.end && q.start > start);
  return (promised.length > 0 ? promised : [undefined]).map((q) => ({
    collection: "obligations",
    called: q ? `promise ${q.of ?? q.unit}` : "promise",
    rules: q ? [cue.rule, q.rule] : [cue.rule],
    quote,
    data: {
      type: q === undefined ? "conduct" : MONEY.test(q.unit) ? "money" : "goods",
      by,
      to,
      arises_from: arises,
      gist: toParaphrase(finding.sentence.id),
      ...(q && { amount: `${q.value} ${q.unit}` }),
      ...(named.length === 0 && { note: `to whom is not in the sentence, ${to[0]} was named last` }),
    },
  }));
}
