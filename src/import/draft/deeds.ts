/** What a sentence says was done: steps and articles for the draft of their act, statements, promises and events of their own. */
import type { Event, Stage } from "../../core/model/records.ts";
import type { Finding } from "./analysis.ts";
import { clauseAt } from "./clauses.ts";
import type { CueFound, CueKind } from "./cues.ts";
import { effectLine } from "./effect-line.ts";
import { promisesOf } from "./promises.ts";
import { slug, toParaphrase } from "./proposal.ts";
import { type Proposed, quoteOf, type SentenceInArticle } from "./proposed.ts";
import { idsOf, type Roles, rolesOf } from "./roles.ts";
import { furtherSteps, whenOf } from "./when.ts";

/** A cue that says that something was done, and who did it to whom. */
export interface Deed {
  readonly found: CueFound;
  readonly kind: CueKind;
  readonly roles: Roles;
  /** verbatim words of its clause */
  readonly quote: string;
  /** at most one line */
  readonly effects: readonly string[];
  /** told in somebody's name, or only supposed */
  readonly reported: boolean;
}

const SECRET = /\bsecret (?:clause|protocol|article|annex|declaration|agreement)\b/i;

/** Proposals for what was done, one a kind; the drafts of treaties take what belongs to them. */
export function deedsIn(here: SentenceInArticle): Proposed[] {
  const { finding } = here;
  const deeds = deedsOf(finding);
  const secret = SECRET.exec(finding.sentence.plain);
  // what a secret clause permits was not done by anybody yet
  const permits = secret ? deeds.filter(({ kind, reported }) => !reported && kind.of === "event" && kind.effect === "permits") : [];
  const proposed: Proposed[] = [];
  const done = new Set<string>();
  for (const deed of deeds) {
    if (deed.kind.of === "stage") addSteps(here, deed, deed.kind.stage);
    else if (!deed.reported && !permits.includes(deed) && !addArticle(here, deed)) {
      const once = deed.kind.of === "event" ? deed.kind.type : deed.kind.of === "promise" ? "promise" : deed.found.cue.rule;
      const records = done.has(once) ? [] : recordsOf(here, deed);
      if (records.length > 0) done.add(once);
      proposed.push(...records);
    }
  }
  if (secret)
    addSecretClause(
      here,
      secret,
      permits.flatMap(({ effects }) => effects),
    );
  return proposed;
}

function deedsOf(finding: Finding): Deed[] {
  const { cues, attributions } = finding;
  const supposed = cues.some(({ cue }) => cue.kind.of === "counterfactual");
  return cues.flatMap((found): Deed[] => {
    const { cue, start, negated } = found;
    const { kind } = cue;
    if (kind.of === "counterfactual" || (negated && kind.of !== "promise" && cue.rule !== "cue-allowed")) return [];
    const roles = rolesOf(finding, found);
    const effect = "effect" in kind && kind.effect ? effectLine(kind.effect, roles, finding, start) : undefined;
    const reported =
      supposed || attributions.some((a) => a.end <= start && a.clause.start <= start && start <= a.clause.end && a.kind !== "motive");
    return [{ found, kind, roles, quote: quoteOf(finding, roles.clause), effects: effect ? [effect] : [], reported }];
  });
}

/** Steps of an act: that of the verb, and those that others took on other days. */
function addSteps({ finding, acts, treaties }: SentenceInArticle, { found, roles, quote, reported }: Deed, stage: Stage["stage"]): void {
  const { start, end, cue } = found;
  const act = acts.at(finding, start, end);
  if (!act || reported) return;
  const step = { stage, finding, roles, rule: cue.rule, at: start, quote };
  treaties.stage(act, step);
  for (const { date, by } of furtherSteps(finding, start, roles.clause))
    treaties.stage(act, { ...step, roles: { ...roles, agents: by, objects: [] }, date });
}

/** A statement that stands in an article of an act belongs to the act; says whether it is one. */
function addArticle({ finding, acts, treaties }: SentenceInArticle, { found, kind, roles, quote, effects }: Deed): boolean {
  const { start, end, cue } = found;
  const number = /\bArticle (\d+|[IVX]+)\b/.exec(finding.sentence.plain.slice(0, start))?.[1];
  if (kind.of !== "statement" || number === undefined) return false;
  const act = acts.at(finding, start, end);
  if (act) treaties.article(act, { number, finding, rule: cue.rule, quote, effects, agents: idsOf(roles.agents) });
  return act !== undefined;
}

function addSecretClause({ finding, acts, treaties }: SentenceInArticle, { 0: words, index }: RegExpExecArray, effects: string[]): void {
  const act = acts.at(finding, index, index);
  const quote = quoteOf(finding, clauseAt(finding.clauses, index, finding.sentence.plain));
  if (act) treaties.article(act, { number: slug(words), finding, rule: "cue-secret", quote, effects, agents: [], secret: true });
}

function recordsOf(here: SentenceInArticle, deed: Deed): Proposed[] {
  switch (deed.kind.of) {
    case "promise":
      return promisesOf(here, deed);
    case "statement":
      return statementsOf(here, deed, deed.kind.effect === "control");
    case "event":
      return eventsOf(here, deed, deed.kind.type);
    default:
      return [];
  }
}

/** Who recognises, renounces or claims says so; that somebody controls land is nobody's word. */
function statementsOf({ finding }: SentenceInArticle, { found, roles, quote, effects }: Deed, control: boolean): Proposed[] {
  const agents = idsOf(roles.agents);
  if (agents.length === 0) return [];
  const { rule } = found.cue;
  return [
    {
      collection: "statements",
      called: rule.slice(4),
      rules: [rule],
      quote,
      effects,
      data: {
        according_to: control ? ["consensus"] : agents,
        when: whenOf(finding, found.start, roles.clause),
        gist: toParaphrase(finding.sentence.id),
      },
    },
  ];
}

/** Kinds of event whose word is often only a mention, and in which both sides act. */
const SOFT = /^(?:conference|negotiation|battle|war|vote|election|census)$/;

function eventsOf({ finding }: SentenceInArticle, { found, roles, quote, effects }: Deed, type: Event["type"]): Proposed[] {
  const both = SOFT.test(type) || (type === "withdrawal" && found.passive);
  const actors = [...new Set([...idsOf(roles.agents), ...(both ? idsOf(roles.objects) : [])])];
  const dated = finding.dates.some((d) => d.edtf !== undefined);
  // a noun such as “plebiscite” or “talks” without a date, or anything without who and when, is only a mention
  if (!dated && (actors.length === 0 || SOFT.test(type))) return [];
  const places = idsOf(roles.places.filter((p) => p.kind === "place"));
  const { rule } = found.cue;
  return [
    {
      collection: "events",
      called: rule.slice(4),
      rules: [rule],
      quote,
      effects,
      data: {
        type,
        when: whenOf(finding, found.start, roles.clause),
        ...(places.length > 0 && { at: places }),
        ...(actors.length > 0 && { actors }),
        gist: toParaphrase(finding.sentence.id),
      },
    },
  ];
}
