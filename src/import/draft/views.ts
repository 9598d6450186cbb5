/** Positions and interpretations: what a sentence says in somebody's name, or only supposes. */
import type { Attribution } from "./attribution.ts";
import type { CueFound } from "./cues.ts";
import type { NameFound } from "./names.ts";
import { type Data, toParaphrase } from "./proposal.ts";
import { namedBeside, type Proposed, quoteOf, type SentenceInArticle } from "./proposed.ts";
import { rolesOf } from "./roles.ts";
import { whenOf } from "./when.ts";

/** A record for each who is given as the source of the sentence; one for a supposition that is nobody's. */
export function viewsIn(here: SentenceInArticle): Proposed[] {
  const { attributions, cues } = here.finding;
  const supposed = cues.find(({ cue }) => cue.kind.of === "counterfactual");
  if (attributions.length === 0) return supposed ? [suppositionOf(here, supposed)] : [];
  return attributions.map((attribution) => {
    const rules = supposed ? [attribution.rule, "cue-counterfactual"] : [attribution.rule];
    const ids = attribution.name?.ids ?? [];
    return attribution.kind === "position" && ids.length === 1
      ? positionOf(here, attribution, { ids, rules })
      : viewOf(here, attribution, { rules, counterfactual: supposed !== undefined });
  });
}

function positionOf(
  { finding }: SentenceInArticle,
  { start, clause }: Attribution,
  { ids, rules }: { readonly ids: readonly string[]; readonly rules: readonly string[] },
): Proposed {
  return {
    collection: "statements",
    called: `position ${ids[0]}`,
    rules,
    quote: quoteOf(finding, clause),
    data: { according_to: [...ids], when: whenOf(finding, start, clause), gist: toParaphrase(finding.sentence.id) },
  };
}

function viewOf(
  here: SentenceInArticle,
  { name, holder, kind, clause }: Attribution,
  { rules, counterfactual }: { readonly rules: readonly string[]; readonly counterfactual: boolean },
): Proposed {
  const held: Data = name?.ids.length === 1 ? { holder: [...name.ids] } : { holder_name: holder };
  return {
    collection: "interpretations",
    called: `${kind === "motive" ? "motive" : "view"} ${holder}`,
    rules,
    quote: quoteOf(here.finding, clause),
    data: {
      ...held,
      view: toParaphrase(here.finding.sentence.id),
      about: aboutOf(here, name),
      stated_as: kind === "motive" ? "fact" : "view",
      ...(counterfactual && { counterfactual: true }),
    },
  };
}

function suppositionOf(here: SentenceInArticle, found: CueFound): Proposed {
  const { finding } = here;
  return {
    collection: "interpretations",
    called: "counterfactual",
    rules: [found.cue.rule],
    quote: quoteOf(finding, rolesOf(finding, found).clause),
    data: {
      holder_name: "the article itself, which attributes it to nobody",
      view: toParaphrase(finding.sentence.id),
      about: aboutOf(here),
      stated_as: "fact",
      counterfactual: true,
    },
  };
}

const ACT_WORD = /\b(?:treaty|agreement|convention|armistice|protocol|pact|accord|award)\b/i;

/** What an interpretation is about: the act that the sentence speaks of, and what it names. */
function aboutOf({ finding, source, acts, treaties }: SentenceInArticle, holder?: NameFound): string[] {
  const named = namedBeside(finding, source, holder);
  const { plain } = finding.sentence;
  const act = ACT_WORD.test(plain) ? acts.at(finding, plain.search(ACT_WORD), 0) : undefined;
  if (act === undefined) return named;
  const id = act.known[0] ?? treaties.touch(act, { finding, rule: "act-named", quote: quoteOf(finding, { start: 0, end: plain.length }) });
  return [...new Set([id, ...named.filter((n) => n !== source)])];
}
