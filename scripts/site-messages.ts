import { readFileSync } from "node:fs";
import { type SpokenLanguage, WORDS } from "../src/core/words/languages.ts";

const LANGUAGES = Object.keys(WORDS) as SpokenLanguage[];

/** What a site says in each language: words of answers, which the command says too, and what pages and map alone say. */
export const siteMessages = (): ReadonlyMap<SpokenLanguage, Readonly<Record<string, string>>> =>
  new Map(
    LANGUAGES.map((lang) => {
      const own = JSON.parse(readFileSync(new URL(`../src/web/messages/${lang}.json`, import.meta.url), "utf8")) as Record<string, string>;
      return [lang, { ...own, ...WORDS[lang] }];
    }),
  );
