import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

// where it really lies: bundled files are named so, and node_modules may be a link
const mapLibre = `${realpathSync(fileURLToPath(new URL("node_modules/maplibre-gl/src", import.meta.url))).replaceAll("\\", "/")}/`;

/** Message files go along as they are: the pages are rendered with them, and the map fetches the one it needs. */
const messages: Plugin = {
  name: "messages",
  generateBundle() {
    for (const name of readdirSync("src/web/messages").sort())
      this.emitFile({
        type: "asset",
        fileName: `assets/messages/${name}`,
        source: JSON.stringify(JSON.parse(readFileSync(`src/web/messages/${name}`, "utf8"))),
      });
  },
};

/** The licence of the letters goes along with them. */
const letters: Plugin = {
  name: "letters",
  generateBundle() {
    this.emitFile({
      type: "asset",
      fileName: "assets/source-serif-4-license.txt",
      source: readFileSync("node_modules/@fontsource/source-serif-4/LICENSE", "utf8"),
    });
  },
};

/**
 * Builds MapLibre from its sources and without its worker: the map asks for no tiles, so there is nothing for one to do.
 * Its ready-made files would repeat a third of each other, and load 500 KB more before the first map stands.
 */
const noWorker: Plugin = {
  name: "no-worker",
  enforce: "pre",
  resolveId: (id, importer) =>
    id === "./web_worker.ts" && importer?.startsWith(mapLibre)
      ? fileURLToPath(new URL("src/web/map/no-worker.ts", import.meta.url))
      : undefined,
};

/** Bundles the browser's part into `dist/web/`: hashed files and a manifest, from which the site builder takes names. */
export default defineConfig({
  root: "src/web",
  base: "./",
  publicDir: false,
  plugins: [messages, letters, noWorker],
  resolve: { alias: [{ find: /^maplibre-gl$/, replacement: `${mapLibre}index.ts` }] },
  oxc: {
    jsx: { runtime: "automatic", importSource: "preact" },
    // MapLibre's sources declare fields that a base class has already filled
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    chunkSizeWarningLimit: 1400,
    rollupOptions: {
      input: {
        map: "src/web/main.tsx",
        early: "src/web/early.ts",
        search: "src/web/search.ts",
        pages: "src/web/pages.css",
        "dejure-map": "src/web/element.ts",
      },
      // Other people's pages name the element by its address: it has no hash.
      output: { entryFileNames: ({ name }) => (name === "dejure-map" ? "dejure-map.js" : "assets/[name]-[hash].js") },
    },
  },
});
