/** A record that a rule proposes, with the words and the rule that made it. */
import type { CollectionName } from "../../core/model/field.ts";

/** Plain data as it will stand in a YAML file. */
export type Data = { readonly [key: string]: string | number | boolean | Data | readonly (string | Data)[] };

export interface Proposal {
  readonly collection: CollectionName;
  readonly id: string;
  /** the sentences that it rests on, first one first */
  readonly sentences: readonly string[];
  /** rules that proposed it */
  readonly rules: readonly string[];
  /** verbatim words */
  readonly quote: string;
  readonly data: Data;
  /** effects to put in once a person has found them true; a proposal never moves a border by itself */
  readonly effects: readonly string[];
}

/** A gist that is still to be written, of one sentence or several. */
export const toParaphrase = (sentences: string): string => `[to be paraphrased from ${sentences}]`;

/** A short ASCII word list as part of an id. */
export const slug = (words: string): string =>
  words
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[łŁ]/g, "l")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
