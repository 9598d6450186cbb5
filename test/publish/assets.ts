import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const messages = (lang: string): Uint8Array => readFileSync(fileURLToPath(new URL(`../../src/web/messages/${lang}.json`, import.meta.url)));
/** The browser's part of sites, as far as pages name it. */
export const webAssets = new Map<string, Uint8Array>([
  ["assets/messages/en.json", messages("en")],
  ["assets/messages/lt.json", messages("lt")],
  ["assets/map-1.js", new TextEncoder().encode("")],
  ["manifest.json", new TextEncoder().encode(JSON.stringify({ "main.tsx": { file: "assets/map-1.js", css: [] } }))],
]);
