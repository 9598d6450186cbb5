/** Gathers what an article says of one treaty in several sentences into one draft of it: its stages and articles, each with its citation. */
import type { Stage } from "../../core/model/records.ts";
import type { Finding } from "./analysis.ts";
import { type Data, type Proposal, slug, toParaphrase } from "./proposal.ts";
import { idsOf, type Roles } from "./roles.ts";
import type { Act } from "./treaties.ts";
import { dateOfStep, undated, written } from "./when.ts";
import type { DatedWords } from "./years.ts";

/** Where the article speaks of an act, and the rule that saw it. */
interface Mention {
  readonly finding: Finding;
  readonly rule: string;
  /** verbatim words */
  readonly quote: string;
}

interface Step extends Mention {
  readonly stage: Stage["stage"];
  readonly roles: Roles;
  /** offset of its verb in the sentence */
  readonly at: number;
  /** where the verb has several; otherwise the date that belongs to it */
  readonly date?: DatedWords;
}

interface Stipulation extends Mention {
  /** number of the article, or what else it is called by */
  readonly number: string;
  readonly effects: readonly string[];
  /** ids of those who are bound by it */
  readonly agents: readonly string[];
  readonly secret?: boolean;
}

interface Draft {
  readonly act: Act;
  readonly parties: Set<string>;
  readonly stages: { readonly key: string; readonly rank: number; readonly date: DatedWords | undefined; readonly data: Data }[];
  readonly articles: Map<string, Data>;
  readonly sentences: string[];
  readonly rules: Set<string>;
  readonly effects: string[];
  /** dates that contradict the order of the steps */
  readonly against: string[];
  readonly quote: string;
}

const ISSUED: ReadonlySet<Act["type"]> = new Set<Act["type"]>([
  "declaration",
  "award",
  "resolution",
  "decision",
  "ultimatum",
  "constitution",
  "decree",
  "note",
]);

/** Steps in the order in which they must come. */
const ORDER: readonly Stage["stage"][] = ["signed", "ratified", "exchanged", "in-force", "registered"];

export class TreatyDrafts {
  readonly #source: string;
  readonly #drafts = new Map<string, Draft>();

  constructor(source: string) {
    this.#source = source;
  }

  #id = (act: Act): string => `${this.#source}-${slug(act.key)}`;

  /** Makes sure that the act has a draft, and gives its id. */
  touch(act: Act, mention: Mention): string {
    this.#draft(act, mention);
    return this.#id(act);
  }

  #draft(act: Act, { finding: { sentence }, rule, quote }: Mention): Draft {
    const draft: Draft = this.#drafts.get(act.key) ?? {
      act,
      parties: new Set<string>(),
      stages: [],
      articles: new Map<string, Data>(),
      sentences: [],
      rules: new Set<string>(),
      effects: [],
      against: [],
      quote,
    };
    this.#drafts.set(act.key, draft);
    if (!draft.sentences.includes(sentence.id)) draft.sentences.push(sentence.id);
    draft.rules.add(rule);
    return draft;
  }

  /** A dated step: signed by several, ratified by one. */
  stage(act: Act, step: Step): void {
    const { stage, finding, roles, rule, at, quote } = step;
    const date = step.date ?? dateOfStep(finding, at, roles.clause, stage);
    const draft = this.#draft(act, step);
    const agents = idsOf(roles.agents);
    // “signed the treaty and renounced all claims to Lithuania”: who stands after another verb is no signatory.
    const others = finding.cues.filter((c) => c.cue.kind.of !== "stage" && c.start > at).map((c) => c.start);
    const objects = idsOf(roles.objects.filter((name) => others.every((start) => start > name.start)));
    const all = [...new Set([...agents, ...(stage === "signed" ? objects : [])])];
    for (const id of all) draft.parties.add(id);
    const key = `${stage} ${agents.join(" ")} ${date?.edtf ?? ""}`;
    if (draft.stages.some((s) => s.key === key || (stage === "signed" && s.key.startsWith("signed ") && date === undefined))) return;
    const rank = ORDER.indexOf(stage);
    const contrary = draft.stages.find(
      (s) =>
        rank >= 0 &&
        s.rank >= 0 &&
        date &&
        s.date &&
        (rank > s.rank
          ? (date.latest ?? Infinity) < (s.date.earliest ?? -Infinity)
          : rank < s.rank && (s.date.latest ?? Infinity) < (date.earliest ?? -Infinity)),
    );
    if (contrary) {
      draft.against.push(
        `${finding.sentence.id} has ${stage} on ${date?.edtf}, against the order of ${String(contrary.data["stage"])} on ${contrary.date?.edtf}`,
      );
      return;
    }
    const on = date ? written(date) : undated(finding);
    const places = idsOf(roles.places.filter((p) => p.kind === "place"));
    const by = stage === "signed" || stage === "in-force" || stage === "exchanged" || stage === "registered" ? [] : agents;
    draft.stages.push({
      key,
      rank,
      date,
      data: {
        stage,
        on,
        ...(by.length > 0 && { by }),
        ...(places.length > 0 && stage === "signed" && { at: places }),
        cite: { source: this.#source, locator: finding.sentence.id, quote },
        note: `proposed by ${rule}`,
      },
    });
  }

  /** “Article 1 stipulated …” or a secret clause; effects are for a person to put in. */
  article(act: Act, stipulation: Stipulation): void {
    const { number, finding, rule, quote, effects, agents, secret } = stipulation;
    const draft = this.#draft(act, stipulation);
    for (const id of agents) draft.parties.add(id);
    const { id } = finding.sentence;
    if (!draft.articles.has(number))
      draft.articles.set(number, {
        gist: toParaphrase(id),
        ...(secret && { secret: true }),
        cite: { source: this.#source, locator: id, quote },
        note: `proposed by ${rule}`,
      });
    for (const effect of effects)
      if (!draft.effects.includes(`article ${number}: ${effect}`)) draft.effects.push(`article ${number}: ${effect}`);
  }

  /** One proposal an act, in the order in which the article comes to them. */
  proposals(): Proposal[] {
    return [...this.#drafts.values()].map(({ act, parties, stages, articles, sentences, rules, effects, against, quote }): Proposal => {
      const order = [...stages].map(({ data }) => data);
      const bound = [...parties].sort();
      return {
        collection: "instruments",
        id: this.#id(act),
        sentences,
        rules: [...rules],
        quote,
        effects,
        data: {
          type: act.type,
          name: { [act.lang ?? "en"]: act.name },
          ...(bound.length > 0 && (ISSUED.has(act.type) && bound.length === 1 ? { issued_by: bound } : { parties: bound })),
          ...(order.length > 0 && { stages: order }),
          ...(articles.size > 0 && { articles: Object.fromEntries(articles) }),
          ...((act.known.length > 0 || against.length > 0) && {
            note: [
              ...(act.known.length > 0 ? [`the atlas has ${act.known.join(", ")}: move there what is new, and remove this`] : []),
              ...against,
            ].join("; "),
          }),
          gist: toParaphrase(sentences.join(", ")),
        },
      };
    });
  }
}
