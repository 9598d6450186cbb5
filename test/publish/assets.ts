import { siteMessages } from "../../scripts/site-messages.ts";
import type { SpokenLanguage } from "../../src/core/words/languages.ts";

const messages = (lang: SpokenLanguage): Uint8Array => new TextEncoder().encode(JSON.stringify(siteMessages().get(lang)));

/** The browser's part of sites, as far as pages name it. */
export const webAssets = new Map<string, Uint8Array>([
  ["assets/messages/en.json", messages("en")],
  ["assets/messages/lt.json", messages("lt")],
  ["assets/map-1.js", new TextEncoder().encode("")],
  ["manifest.json", new TextEncoder().encode(JSON.stringify({ "main.tsx": { file: "assets/map-1.js", css: [] } }))],
]);
