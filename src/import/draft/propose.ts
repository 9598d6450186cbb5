/** From what was found in an article to proposals: one record a kind and sentence, treaties gathered over all sentences. */
import type { Analysis } from "./analysis.ts";
import { deedsIn } from "./deeds.ts";
import { figuresIn } from "./figures.ts";
import { type Proposal, slug } from "./proposal.ts";
import type { Proposed, SentenceInArticle } from "./proposed.ts";
import { idsOf } from "./roles.ts";
import { Acts } from "./treaties.ts";
import { TreatyDrafts } from "./treaty-drafts.ts";
import { viewsIn } from "./views.ts";

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
    acts.read(finding);
    out.push(...proposalsOf({ finding, source, acts, treaties, lastParties }));
    const parties = idsOf(finding.names.filter((n) => n.kind === "polity"));
    if (parties.length > 0) lastParties = [...new Set([...parties, ...lastParties])].slice(0, 4);
  }
  return [...treaties.proposals(), ...out];
}

/** The records of one sentence; a figure may be about one of the others, so that they have their ids first. */
function proposalsOf(here: SentenceInArticle): Proposal[] {
  const withId = numbering(here);
  const proposals = [...viewsIn(here), ...deedsIn(here)].map(withId);
  return [...proposals, ...figuresIn(here, proposals).map(withId)];
}

/** Gives ids that no other proposal of the sentence has. */
function numbering({ finding: { sentence }, source }: SentenceInArticle): (proposed: Proposed) => Proposal {
  const ids = new Set<string>();
  return ({ called, collection, effects = [], ...rest }) => {
    const base = `${source}-${sentence.id.toLowerCase()}-${slug(called)}`;
    let id = base;
    for (let n = 2; ids.has(id); n++) id = `${base}-${n}`;
    ids.add(id);
    return { effects, collection, id, ...rest, sentences: [sentence.id] };
  };
}
