import { EN, type Words } from "./en.ts";
import { LT } from "./lt.ts";
import { PL } from "./pl.ts";
import { type Say, speaker } from "./speaker.ts";

/** Words of answers in each language that has them. */
export const WORDS = { en: EN, lt: LT, pl: PL } as const satisfies Readonly<Record<string, Words>>;

export type SpokenLanguage = keyof typeof WORDS;

/** The language in which answers are said to who asks for one: itself or the one that it is a kind of (`pl-PL`), English where none is. */
export function spokenLanguage(lang: string | undefined): SpokenLanguage {
  const tag = lang?.toLowerCase().split("-")[0] ?? "";
  return Object.hasOwn(WORDS, tag) ? (tag as SpokenLanguage) : "en";
}

/** Says answers in a language. */
export const wordsIn = (lang: string | undefined): Say => speaker(WORDS[spokenLanguage(lang)]);
