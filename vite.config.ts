import { readFileSync, readdirSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** Message files go along as they are: the pages are rendered with them, and the map fetches the one it needs. */
const messages: Plugin = {
  name: "messages",
  generateBundle() {
    for (const name of readdirSync("src/web/messages").sort()) this.emitFile({ type: "asset", fileName: `assets/messages/${name}`, source: JSON.stringify(JSON.parse(readFileSync(`src/web/messages/${name}`, "utf8"))) });
  },
};

/** Bundles the browser's part into `dist/web/`: hashed files and a manifest, from which the site builder takes names. */
export default defineConfig({
  root: "src/web",
  base: "./",
  publicDir: false,
  plugins: [messages],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    chunkSizeWarningLimit: 1400,
    rollupOptions: { input: { map: "src/web/main.tsx", search: "src/web/search.ts", pages: "src/web/pages.css" } },
  },
});
