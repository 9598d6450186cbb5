import type { Localized } from "../../core/model/values.ts";

/** Text in a language, falling back to its base language, the atlas's languages, English, then whatever there is. */
export function textIn(
  text: Localized | undefined,
  lang: string,
  fallback: readonly string[] = [],
): { readonly text: string; readonly lang: string } {
  if (text === undefined) return { text: "", lang };
  for (const tag of [lang, lang.split("-")[0] as string, ...fallback, "en", "und"]) {
    if (Object.hasOwn(text, tag)) return { text: text[tag] as string, lang: tag };
  }
  const first = Object.keys(text)[0];
  return first === undefined ? { text: "", lang } : { text: text[first] as string, lang: first };
}
