import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { siteMessages } from "./scripts/site-messages.ts";

/** Message files go along as they are: the pages are rendered with them, and the map fetches the one it needs. */
const messages: Plugin = {
  name: "messages",
  generateBundle() {
    for (const [lang, messages] of siteMessages())
      this.emitFile({ type: "asset", fileName: `assets/messages/${lang}.json`, source: JSON.stringify(messages) });
  },
};

/** The licence of the letters goes along with them. */
export const letters: Plugin = {
  name: "letters",
  generateBundle() {
    this.emitFile({
      type: "asset",
      fileName: "assets/source-serif-4-license.txt",
      source: readFileSync("node_modules/@fontsource/source-serif-4/LICENSE", "utf8"),
    });
  },
};

const PACKAGE = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;
const NOTICE = /^(licen[cs]e|copying|notice)/i;

/** The notices of every package of which something is in the bundle, which their licences ask to pass on. */
export const notices: Plugin = {
  name: "notices",
  generateBundle(_options, bundle) {
    const folders = new Map<string, string>();
    for (const chunk of Object.values(bundle))
      for (const module of chunk.type === "chunk" ? Object.keys(chunk.modules) : []) {
        const [folder, name] = PACKAGE.exec(module.replace(/^\0/, "")) ?? [];
        if (folder === undefined || name === undefined) continue;
        // Some packages carry others inside, without their notices: those stand where npm put them.
        const own = fileURLToPath(new URL(`node_modules/${name}`, import.meta.url));
        const place = [folder, own].find((path) => existsSync(join(path, "package.json")));
        if (place === undefined) this.error(`no package.json of ${name}, of which something is bundled`);
        folders.set(name.replaceAll("\\", "/"), place);
      }
    const texts = [...folders]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, folder]) => {
        const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, string>;
        const files = readdirSync(folder)
          .filter((file) => NOTICE.test(file))
          .sort();
        return [`${name} ${version} (${license})`, ...files.map((file) => readFileSync(join(folder, file), "utf8").trim())].join("\n\n");
      });
    const head = "The pages of this site use the software below, each under its own licence. dejure itself is under this one:";
    const own = readFileSync(fileURLToPath(new URL("LICENSE", import.meta.url)), "utf8").trim();
    this.emitFile({
      type: "asset",
      fileName: "assets/licences.txt",
      source: `${[head, own, ...texts].join(`\n\n${"─".repeat(60)}\n\n`)}\n`,
    });
  },
};

/** Bundles the browser's part into `dist/web/`: hashed files and a manifest, from which the site builder takes names. */
export default defineConfig({
  root: "src/web",
  base: "./",
  publicDir: false,
  plugins: [messages, letters, notices],
  resolve: {
    alias: [
      // its package names a file for browsers that is no module
      { find: /^gifenc$/, replacement: "gifenc/dist/gifenc.esm.js" },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
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
