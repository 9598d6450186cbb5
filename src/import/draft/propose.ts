/** From what was found in an article to proposals: one record a kind and sentence, treaties gathered over all sentences. */
import type { Analysis, Finding } from "./analysis.ts";
import type { Clause } from "./clauses.ts";
import type { CueFound, EffectVerb } from "./cues.ts";
import type { NameFound } from "./names.ts";
import { type Data, type Proposal, slug } from "./proposal.ts";
import { idsOf, type Roles, rolesOf } from "./roles.ts";
import { Acts } from "./treaties.ts";
import { TreatyDrafts } from "./treaty-drafts.ts";
import { furtherSteps, whenOf } from "./when.ts";

export const toParaphrase = (sentence: string): string => `[to be paraphrased from ${sentence}]`;

/** Kinds of event whose word is often only a mention, and in which both sides act. */
const SOFT = /^(?:conference|negotiation|battle|war|vote|election|census)$/;
const ACT_WORD = /\b(?:treaty|agreement|convention|armistice|protocol|pact|accord|award)\b/i;

export interface Proposing {
  /** id of the source record */
  readonly source: string;
}

/** Proposes records for an article. Every one carries its quote and its rules, and none moves a border by itself. */
export function propose({ findings, article }: Analysis, { source }: Proposing): Proposal[] {
  const acts = new Acts(findings, article.title);
  const treaties = new TreatyDrafts(source);
  const out: Proposal[] = [];
  let lastParties: readonly string[] = [];
  for (const finding of findings) {
    const { sentence, cues, attributions, quantities } = finding;
    acts.read(finding);
    const ids = new Set<string>();
    const first = out.length;
    const idFor = (what: string): string => {
      const base = `${source}-${sentence.id.toLowerCase()}-${slug(what)}`;
      let id = base;
      for (let n = 2; ids.has(id); n++) id = `${base}-${n}`;
      ids.add(id);
      return id;
    };
    const quoteOf = ({ start, end }: Clause): string => trimmed(sentence.words.slice(start, end));
    const add = (proposal: Omit<Proposal, "sentences" | "effects"> & { readonly effects?: readonly string[] }): void => {
      out.push({ effects: [], ...proposal, sentences: [sentence.id] });
    };
    const counter = cues.filter((c) => c.cue.kind.of === "counterfactual");
    const reported = (at: number): boolean =>
      counter.length > 0 || attributions.some((a) => a.end <= at && a.clause.start <= at && at <= a.clause.end && a.kind !== "motive");

    /** What an interpretation is about: the act that the sentence speaks of, and what it names. */
    const about = (holder?: NameFound): string[] => {
      const named = aboutOf(finding, source, holder);
      const act = ACT_WORD.test(sentence.plain) ? acts.at(finding, sentence.plain.search(ACT_WORD), 0) : undefined;
      const id = act && (act.known[0] ?? treaties.touch(act, finding, "act-named", quoteOf({ start: 0, end: sentence.plain.length })));
      return id === undefined ? named : [...new Set([id, ...named.filter((n) => n !== source)])];
    };
    for (const a of attributions) {
      const quote = quoteOf(a.clause);
      const rule = counter.length > 0 ? [a.rule, "cue-counterfactual"] : [a.rule];
      if (a.kind === "position" && a.name?.ids.length === 1) {
        add({
          collection: "statements",
          id: idFor(`position ${a.name.ids[0]}`),
          rules: rule,
          quote,
          data: { according_to: [...a.name.ids], when: whenOf(finding, a.start, a.clause), gist: toParaphrase(sentence.id) },
        });
      } else {
        const holder: Data = a.name?.ids.length === 1 ? { holder: [...a.name.ids] } : { holder_name: a.holder };
        add({
          collection: "interpretations",
          id: idFor(`${a.kind === "motive" ? "motive" : "view"} ${a.holder}`),
          rules: rule,
          quote,
          data: {
            ...holder,
            view: toParaphrase(sentence.id),
            about: about(a.name),
            stated_as: a.kind === "motive" ? "fact" : "view",
            ...(counter.length > 0 && { counterfactual: true }),
          },
        });
      }
    }
    if (counter.length > 0 && attributions.length === 0) {
      const [c] = counter as [CueFound];
      const { clause } = rolesOf(finding, c);
      add({
        collection: "interpretations",
        id: idFor("counterfactual"),
        rules: [c.cue.rule],
        quote: quoteOf(clause),
        data: {
          holder_name: "the article itself, which attributes it to nobody",
          view: toParaphrase(sentence.id),
          about: about(),
          stated_as: "fact",
          counterfactual: true,
        },
      });
    }

    const secret = /\bsecret (clause|protocol|article|annex|declaration|agreement)\b/i.exec(sentence.plain);
    const permits: string[] = [];
    const done = new Set<string>();
    for (const found of cues) {
      const { cue, start, end, negated } = found;
      const kind = cue.kind;
      if (kind.of === "counterfactual" || (negated && kind.of !== "promise" && cue.rule !== "cue-allowed")) continue;
      const roles = rolesOf(finding, found);
      const quote = quoteOf(roles.clause);
      if (kind.of === "stage") {
        const act = acts.at(finding, start, end);
        if (!act || reported(start)) continue;
        treaties.stage(act, kind.stage, finding, roles, cue.rule, start, quote);
        for (const { date, by } of furtherSteps(finding, start, roles.clause))
          treaties.stage(act, kind.stage, finding, { ...roles, agents: by, objects: [] }, cue.rule, start, quote, date);
        continue;
      }
      if (reported(start)) continue;
      if (kind.of === "promise") {
        const by = idsOf(roles.agents);
        const to = idsOf(roles.objects).filter((id) => !by.includes(id));
        const other = lastParties.filter((id) => !by.includes(id));
        if (by.length === 0 || done.has("promise")) continue;
        const towards = to.length > 0 ? to : other.slice(0, 1);
        if (towards.length === 0) continue;
        done.add("promise");
        const inferred = to.length > 0 ? "" : `; to whom is not in the sentence, ${towards[0]} was named last`;
        const act = acts.at(finding, start, end) ?? acts.current;
        const arises = act ? treaties.touch(act, finding, cue.rule, quote) : source;
        const promised = quantities.filter((q) => roles.clause.start <= q.start && q.start < roles.clause.end && q.start > start);
        for (const q of promised.length > 0 ? promised : [undefined]) {
          const money = q !== undefined && /rouble|mark|litas|zloty|usd|gbp|franc|peso/.test(q.unit);
          add({
            collection: "obligations",
            id: idFor(q ? `promise ${q.of ?? q.unit}` : "promise"),
            rules: q ? [cue.rule, q.rule] : [cue.rule],
            quote,
            data: {
              type: q === undefined ? "conduct" : money ? "money" : "goods",
              by,
              to: towards,
              arises_from: arises,
              gist: toParaphrase(sentence.id),
              ...(q && { amount: `${q.value} ${q.unit}` }),
              ...(inferred && { note: inferred.slice(2) }),
            },
          });
        }
        continue;
      }
      const effect = kind.effect && effectLine(kind.effect, roles, finding, start);
      const effects = effect ? [effect] : [];
      if (kind.of === "statement") {
        const article = /\bArticle (\d+|[IVX]+)\b/.exec(sentence.plain.slice(0, start))?.[1];
        const act = article === undefined ? undefined : acts.at(finding, start, end);
        if (act && article !== undefined) {
          treaties.article(act, article, finding, cue.rule, quote, effects, idsOf(roles.agents));
          continue;
        }
        const control = kind.effect === "control";
        const by = control ? ["consensus"] : idsOf(roles.agents);
        if (by.length === 0 || (control && idsOf(roles.agents).length === 0) || done.has(cue.rule)) continue;
        done.add(cue.rule);
        add({
          collection: "statements",
          id: idFor(cue.rule.slice(4)),
          rules: [cue.rule],
          quote,
          effects,
          data: { according_to: by, when: whenOf(finding, start, roles.clause), gist: toParaphrase(sentence.id) },
        });
        continue;
      }
      if (kind.effect === "permits" && secret) {
        permits.push(...effects);
        continue;
      }
      if (done.has(kind.type)) continue;
      const both = SOFT.test(kind.type) || (kind.type === "withdrawal" && found.passive);
      const actors = [...new Set([...idsOf(roles.agents), ...(both ? idsOf(roles.objects) : [])])];
      const dates = finding.dates.some((d) => d.edtf !== undefined);
      // a noun such as “plebiscite” or “talks” without a date, or anything without who and when, is only a mention
      if (!dates && (actors.length === 0 || SOFT.test(kind.type))) continue;
      done.add(kind.type);
      const places = idsOf(roles.places.filter((p) => p.kind === "place"));
      add({
        collection: "events",
        id: idFor(cue.rule.slice(4)),
        rules: [cue.rule],
        quote,
        effects,
        data: {
          type: kind.type,
          when: whenOf(finding, start, roles.clause),
          ...(places.length > 0 && { at: places }),
          ...(actors.length > 0 && { actors }),
          gist: toParaphrase(sentence.id),
        },
      });
    }

    const act = secret ? acts.at(finding, secret.index, secret.index) : undefined;
    if (secret && act)
      treaties.article(act, slug(secret[0]), finding, "cue-secret", quoteOf(clauseAt(finding, secret.index)), permits, [], true);

    const owed = out
      .slice(first)
      .filter((p) => p.collection === "obligations")
      .map((p) => p.data["amount"]);
    for (const q of quantities) {
      if (owed.includes(`${q.value} ${q.unit}`) || counter.length > 0) continue;
      const clause = clauseAt(finding, q.start);
      const event = out.slice(first).find((p) => p.collection === "events");
      const about =
        finding.names.find((n) => n.ids.length === 1 && (n.kind === "territory" || n.kind === "place") && n.start > q.end)?.ids[0] ??
        event?.id ??
        aboutOf(finding, source)[0] ??
        source;
      add({
        collection: "figures",
        id: idFor(`figure ${q.of ?? q.unit}`),
        rules: [q.rule],
        quote: quoteOf(clause),
        data: {
          about,
          measure: measureOf(q.unit),
          ...(q.of && { of: q.of }),
          ...(finding.dates.some((d) => d.edtf) && { when: whenOf(finding, q.start, clause) }),
          value: [{ value: `${q.value} ${q.unit}`, ...(q.approximate && { note: "about so many, by the text" }) }],
        },
      });
    }
    const parties = idsOf(finding.names.filter((n) => n.kind === "polity"));
    if (parties.length > 0) lastParties = [...new Set([...parties, ...lastParties])].slice(0, 4);
  }
  return [...treaties.proposals(), ...out];
}

const clauseAt = ({ clauses, sentence }: Finding, at: number): Clause =>
  clauses.find((c) => c.start <= at && at < c.end) ?? { start: 0, end: sentence.plain.length };

/** What an interpretation is about: what it names, else the source. */
function aboutOf({ names }: Finding, source: string, holder?: NameFound): string[] {
  const found = names
    .filter((n) => n !== holder && n.ids.length === 1 && n.kind !== "person" && n.kind !== "historiography")
    .map((n) => n.ids[0] as string);
  const also = names.flatMap((n) => n.also.filter((a) => a.kind === "instrument").map((a) => a.id));
  const all = [...new Set([...also, ...found])];
  return all.length > 0 ? all.slice(0, 6) : [source];
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

/** One line of an effect in the record format, for a person to put in; land that the atlas lacks stands in angle brackets. */
function effectLine(verb: EffectVerb, roles: Roles, finding: Finding, at: number): string | undefined {
  const agents = idsOf(roles.agents);
  const objects = idsOf(roles.objects).filter((id) => !agents.includes(id));
  const land = roles.lands.find((n) => n.start > at) ?? roles.lands[0];
  const landId = land ? (land.kind === "territory" ? land.ids[0] : land.also.find((a) => a.kind === "territory")?.id) : undefined;
  const place = roles.places.find((n) => n.start > at) ?? roles.places[0];
  const over = landId ?? (place ? `<land of ${place.ids[0]}>` : "<land>");
  const one = (ids: readonly string[]): string =>
    ids.length === 1 ? (ids[0] as string) : ids.length === 0 ? "<polity>" : `[${ids.join(", ")}]`;
  switch (verb) {
    case "recognises":
      return objects.length === 0 && finding.names.every((n) => n.kind !== "polity")
        ? undefined
        : `{ recognises: ${one(objects.slice(0, 1))}, by: ${one(agents)} }`;
    case "cedes":
      return `{ cedes: ${over}, by: ${one(agents)}, to: ${one(objects.slice(-1))} }`;
    case "renounces":
    case "claims":
      return `{ ${verb}: ${over}, by: ${one(agents)} }`;
    case "control":
      return `{ control: ${one(agents)}, over: ${over} }`;
    case "annexes":
      return `{ title: ${one(agents)}, over: ${over}, according_to: ${one(agents)} }`;
    case "permits":
    case "forbids":
      return `{ ${verb}: "<what>", by: ${one(agents)}, to: ${one(objects.slice(0, 1))} }`;
  }
}

const LONGEST_QUOTE = 600;
/** Verbatim words; of a very long clause its beginning. */
const trimmed = (words: string): string =>
  words.length <= LONGEST_QUOTE ? words : `${words.slice(0, words.lastIndexOf(" ", LONGEST_QUOTE))} …`;
