/** Acts upon acts: annulment, suspension and acceptance of what another act asserts. */
import type { Annulment, Assertion, Assertor, Suspension } from "../model/assertion.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { Stage } from "../model/records.ts";
import type { Extent } from "../model/values.ts";
import type { DateBook } from "./date-book.ts";
import { idIn } from "./lookup.ts";
import { ofArticle, partIn, partOf } from "./parts.ts";
import { acceptorsOf } from "./taking-hold.ts";

type Stepped = Pick<Assertion, "annulments" | "suspensions">;
const UNTOUCHED: Stepped = { annulments: [], suspensions: [] };

/**
 * What an instrument's own stages take back of an effect: annulments, suspensions, and of what an act permits, forbids or
 * establishes also its end for those who ended it; a bilateral act ends for both.
 */
export function stageInterplay(
  record: AnyAuthored,
  article: string | undefined,
  assertors: readonly Assertor[],
  layer: Assertion["layer"],
  dates: DateBook,
): Stepped {
  if (record.collection !== "instruments") return UNTOUCHED;
  const { stages = [], parties = [] } = record.data;
  const terminated = stages.some((s) => s.stage === "terminated");
  const ends = (stage: Stage): boolean =>
    layer === "other" &&
    stage.by !== undefined &&
    (stage.stage === "terminated" || stage.stage === "superseded" || (stage.stage === "denounced" && !terminated));
  if (!stages.some((s) => s.stage === "annulled" || s.stage === "suspended" || ends(s))) return UNTOUCHED;
  const annulments: Annulment[] = [];
  const suspensions: Suspension[] = [];
  stages.forEach((stage, i) => {
    if (stage.stage !== "annulled" && stage.stage !== "suspended" && !ends(stage)) return;
    if (!ofArticle(record, stage.articles, article)) return;
    const when = dates.variable(record, `stages/${i}/on`, stage.on);
    if (!when) return;
    const whose = stage.by ?? assertors.map((a) => a.assertor);
    if (stage.stage !== "suspended") {
      const both = stage.stage === "denounced" && parties.length === 2 && whose.some((p) => parties.includes(p));
      for (const assertor of both ? parties : whose)
        annulments.push({ assertor, when, mode: stage.mode ?? "from-now", by: `${record.id}#${stage.stage}` });
      return;
    }
    const j = stages.findIndex((s, k) => k > i && s.stage === "resumed");
    const resumed = stages[j];
    const until = resumed && dates.variable(record, `stages/${j}/on`, resumed.on);
    for (const assertor of whose) suspensions.push({ assertor, from: when, ...(until && { until }), by: `${record.id}#suspended` });
  });
  return { annulments, suspensions };
}

interface Made {
  readonly by: readonly Assertion[];
  readonly made: Assertion;
}

/** Assertions that other acts made or changed, kept while both sides stay the same objects. */
export class InterplayCache {
  #before = new Map<Assertion, Made[]>();
  #now = new Map<Assertion, Made[]>();

  /** The assertion made of `base` by `acts`. */
  made(base: Assertion, acts: readonly Assertion[], make: () => Assertion): Assertion {
    const same = this.#before.get(base)?.find(({ by }) => by.length === acts.length && by.every((a, i) => a === acts[i]));
    const kept = same ?? { by: acts, made: make() };
    const list = this.#now.get(base);
    if (list) list.push(kept);
    else this.#now.set(base, [kept]);
    return kept.made;
  }

  /** Forgets what was not asked for since the last turn. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

/**
 * The assertions with what other acts do to them (annulments, suspensions) and those that acceptances make, in the same
 * order. What no other act touches stays the same object.
 */
export function withInterplay(assertions: readonly Assertion[], cache: InterplayCache = new InterplayCache()): readonly Assertion[] {
  const voiding = assertions.filter((a) => a.verb === "annuls" || a.verb === "suspends");
  const accepting = assertions.filter((a) => a.verb === "accepts");
  if (voiding.length === 0 && accepting.length === 0) {
    cache.turn();
    return assertions;
  }
  const byRecord = new Map<string, Assertion[]>();
  for (const a of assertions) {
    const list = byRecord.get(a.record.id);
    if (list) list.push(a);
    else byRecord.set(a.record.id, [a]);
  }
  const struck = new Map<Assertion, Assertion[]>();
  for (const acting of voiding)
    for (const hit of named(acting.effect[acting.verb as "annuls" | "suspends"] ?? "", byRecord)) {
      if (hit.id === acting.id) continue;
      const acts = struck.get(hit);
      if (acts) acts.push(acting);
      else struck.set(hit, [acting]);
    }
  const changed = assertions.map((a) => {
    const acts = struck.get(a);
    return acts ? cache.made(a, acts, () => voided(a, acts)) : a;
  });
  const accepted = accepting.flatMap((act) =>
    named(act.effect.accepts ?? "", byRecord).flatMap((target) => {
      if (target.layer === "other" || target.record.id === act.record.id) return [];
      // Who accepted an act may take that back, or declare the act itself void: for its own word, as those who made it may.
      const acts = [...(struck.get(target) ?? []), ...(struck.get(act) ?? [])];
      return [cache.made(target, [act, ...acts], () => voided(acceptance(act, target), acts))];
    }),
  );
  cache.turn();
  return [...changed, ...accepted];
}

/** The assertions that `reference` (`record`, `record#article` by key or eId, or an assertion id) names. */
function named(reference: string, byRecord: ReadonlyMap<string, readonly Assertion[]>): readonly Assertion[] {
  const id = idIn(reference).replace(/^(instruments|events|statements)\//, "");
  const all = byRecord.get(id) ?? [];
  const part = partIn(reference);
  const record = all[0]?.record;
  if (part === undefined || !record) return all;
  const found = partOf(record, part);
  return found?.kind === "effects" ? all.filter((a) => found.ids.includes(a.id)) : [];
}

function voided(assertion: Assertion, acts: readonly Assertion[]): Assertion {
  const annulments = [...assertion.annulments];
  const suspensions = [...assertion.suspensions];
  for (const act of acts)
    for (const { assertor, when } of act.assertors) {
      if (!when) continue;
      if (act.verb === "annuls")
        annulments.push({ assertor, when, mode: act.effect.mode === "ab-initio" ? "ab-initio" : "from-now", by: act.id });
      else suspensions.push({ assertor, from: when, ...(act.until && { until: act.until }), by: act.id });
    }
  // What all who made an act do together, they do for the common ground as well.
  const makers = new Set(assertion.assertors.map((a) => a.assertor).filter((a) => a !== "consensus"));
  if (makers.size < assertion.assertors.length)
    for (const act of acts) {
      const acting = act.assertors.filter((a) => a.when && makers.has(a.assertor));
      const [first] = acting;
      if (!first?.when || new Set(acting.map((a) => a.assertor)).size < makers.size) continue;
      const { when } = first;
      if (act.verb === "annuls")
        annulments.push({ assertor: "consensus", when, mode: act.effect.mode === "ab-initio" ? "ab-initio" : "from-now", by: act.id });
      else suspensions.push({ assertor: "consensus", from: when, ...(act.until && { until: act.until }), by: act.id });
    }
  return { ...assertion, annulments, suspensions };
}

/** What `accepts` makes: the accepted act's belief becomes the acceptor's, for the articles and the land it named. */
function acceptance(accepting: Assertion, accepted: Assertion): Assertion {
  const over = accepting.effect.over;
  const extent: Extent | undefined = accepted.extent && over ? { kind: "intersect", of: [accepted.extent, over] } : accepted.extent;
  const { claim: _claim, ...rest } = accepted;
  return {
    ...rest,
    id: `${accepting.id}~${accepted.id}`,
    record: accepting.record,
    path: accepting.path,
    assertors: acceptorsOf(accepting, accepted),
    cite: accepting.cite.length > 0 ? accepting.cite : accepted.cite,
    ...(extent && { extent }),
    accepts: accepted,
  };
}
