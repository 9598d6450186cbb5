import type { Atlas } from "../../core/model/atlas.ts";
import type { Localized } from "../../core/model/values.ts";
import { textIn } from "../site/text-in.ts";

/** A localised text in the language asked for, else the first language of the atlas that it has. */
export function inWords(atlas: Atlas, text: Localized | undefined, lang?: string): string | undefined {
  if (text === undefined || Object.keys(text).length === 0) return undefined;
  const [first = "en", ...others] = [...(lang === undefined ? [] : [lang]), ...(atlas.head.languages ?? [])];
  return textIn(text, first, others).text;
}

/** The same atlas for who reads one language first: its texts are taken in that language where it has them. */
export const inLanguage = (atlas: Atlas, lang: string): Atlas =>
  Object.create(atlas, { head: { value: { ...atlas.head, languages: [lang, ...(atlas.head.languages ?? [])] } } });
