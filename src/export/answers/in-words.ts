import type { Atlas } from "../../core/model/atlas.ts";
import type { Localized } from "../../core/model/values.ts";

/** A localised text in the language asked for, else the first language of the atlas that it has. */
export function inWords(atlas: Atlas, text: Localized | undefined, lang?: string): string | undefined {
  if (!text) return undefined;
  const languages = [...(lang === undefined ? [] : [lang, lang.split("-")[0] ?? lang]), ...(atlas.head.languages ?? []), "en", "und"];
  for (const language of languages) if (Object.hasOwn(text, language)) return text[language] ?? "";
  return Object.values(text)[0];
}
