/** What the parts of a proposal have in common: the sentence in its article, its words, and what it is about. */
import type { Finding } from "./analysis.ts";
import type { Clause } from "./clauses.ts";
import type { NameFound } from "./names.ts";
import type { Proposal } from "./proposal.ts";
import type { Acts } from "./treaties.ts";
import type { TreatyDrafts } from "./treaty-drafts.ts";

/** A sentence, and what was read in the article up to it. */
export interface SentenceInArticle {
  readonly finding: Finding;
  /** id of the source record */
  readonly source: string;
  readonly acts: Acts;
  /** takes what the sentence says of a treaty */
  readonly treaties: TreatyDrafts;
  /** polities named in the sentences before it, the last one first */
  readonly lastParties: readonly string[];
}

/** A proposal that has no id yet. */
export interface Proposed extends Pick<Proposal, "collection" | "rules" | "quote" | "data"> {
  /** what its id says after source and sentence */
  readonly called: string;
  readonly effects?: readonly string[];
}

const LONGEST_QUOTE = 600;

/** Verbatim words of a clause; of a very long one its beginning. */
export function quoteOf({ sentence }: Finding, { start, end }: Clause): string {
  const words = sentence.words.slice(start, end);
  return words.length <= LONGEST_QUOTE ? words : `${words.slice(0, words.lastIndexOf(" ", LONGEST_QUOTE))} …`;
}

/** What a sentence names, apart from who holds a view on it; else the source. */
export function namedBeside({ names }: Finding, source: string, holder?: NameFound): string[] {
  const found = names
    .filter((n) => n !== holder && n.ids.length === 1 && n.kind !== "person" && n.kind !== "historiography")
    .map((n) => n.ids[0] as string);
  const also = names.flatMap((n) => n.also.filter((a) => a.kind === "instrument").map((a) => a.id));
  const all = [...new Set([...also, ...found])];
  return all.length > 0 ? all.slice(0, 6) : [source];
}
