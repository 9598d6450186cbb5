/** Acts upon acts: annulment, suspension and acceptance of what another act asserts. */
import type { Annulment, Assertion, Assertor, Suspension } from "../model/assertion.ts";
import type { Extent } from "../model/values.ts";
import type { DateBook } from "./dates.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds to every assertion its annulments and suspensions, and the assertions that acceptances make. */
export function withInterplay(assertions: readonly Assertion[], dates: DateBook): Assertion[] {
  const made = assertions.map((a): Mutable<Assertion> => ({ ...a }));
  const stepped = new Map<string, { annulments: Annulment[]; suspensions: Suspension[] }>();
  for (const a of made) {
    const fromStages = stageInterplay(a, dates);
    stepped.set(a.id, fromStages);
  }
  for (const acting of assertions) {
    if (acting.verb !== "annuls" && acting.verb !== "suspends") continue;
    const target = acting.effect[acting.verb] ?? "";
    for (const hit of made) {
      if (!names(target, hit) || hit.id === acting.id) continue;
      const lists = stepped.get(hit.id);
      for (const { assertor, when } of acting.assertors) {
        if (!when) continue;
        if (acting.verb === "annuls")
          lists?.annulments.push({ assertor, when, mode: acting.effect.mode === "ab-initio" ? "ab-initio" : "from-now", by: acting.id });
        else lists?.suspensions.push({ assertor, from: when, ...(acting.until && { until: acting.until }), by: acting.id });
      }
    }
  }
  for (const a of made) {
    const lists = stepped.get(a.id);
    if (lists?.annulments.length) a.annulments = lists.annulments;
    if (lists?.suspensions.length) a.suspensions = lists.suspensions;
  }
  return [...made, ...acceptances(made)];
}

/** Whether `reference` (`record`, `record#article` or an assertion id) names this assertion. */
function names(reference: string, assertion: Assertion): boolean {
  const id = reference.replace(/^(instruments|events|statements)\//, "");
  return id === assertion.id || id === assertion.record.id || (assertion.article !== undefined && id === `${assertion.record.id}#${assertion.article}`);
}

function stageInterplay(assertion: Assertion, dates: DateBook): { annulments: Annulment[]; suspensions: Suspension[] } {
  const annulments: Annulment[] = [];
  const suspensions: Suspension[] = [];
  const { record } = assertion;
  if (record.collection !== "instruments") return { annulments, suspensions };
  const stages = record.data.stages ?? [];
  stages.forEach((stage, i) => {
    if (stage.articles && (assertion.article === undefined || !stage.articles.includes(assertion.article))) return;
    const when = dates.variable(`instruments/${record.id}/stages/${i}/on`, stage.on);
    if (!when) return;
    const whose = stage.by ?? assertion.assertors.map((a) => a.assertor);
    if (stage.stage === "annulled")
      for (const assertor of whose) annulments.push({ assertor, when, mode: stage.mode ?? "from-now", by: `${record.id}#annulled` });
    if (stage.stage === "suspended") {
      const j = stages.findIndex((s, k) => k > i && s.stage === "resumed");
      const resumed = stages[j];
      const until = resumed && dates.variable(`instruments/${record.id}/stages/${j}/on`, resumed.on);
      for (const assertor of whose) suspensions.push({ assertor, from: when, ...(until && { until }), by: `${record.id}#suspended` });
    }
  });
  return { annulments, suspensions };
}

/** What `accepts` makes: the accepted act's beliefs become the acceptor's, for the articles and the land it named. */
function acceptances(assertions: readonly Assertion[]): Assertion[] {
  const made: Assertion[] = [];
  for (const accepting of assertions) {
    const target = accepting.verb === "accepts" ? accepting.effect.accepts : undefined;
    if (target === undefined) continue;
    for (const accepted of assertions) {
      if (accepted.layer === "other" || accepted.record.id === accepting.record.id || !names(target, accepted)) continue;
      const extent: Extent | undefined =
        accepted.extent && accepting.effect.over ? { kind: "intersect", of: [accepted.extent, accepting.effect.over] } : accepted.extent;
      const assertors: readonly Assertor[] = accepting.assertors;
      const { claim: _claim, ...rest } = accepted;
      made.push({
        ...rest,
        id: `${accepting.id}~${accepted.id}`,
        record: accepting.record,
        path: accepting.path,
        assertors,
        cite: accepting.cite.length > 0 ? accepting.cite : accepted.cite,
        ...(extent && { extent }),
        annulments: [],
        suspensions: [],
        accepts: accepted.id,
      });
    }
  }
  return made;
}
