import { defineConfig } from "vite";

/** Bundles the browser's part into `dist/web/`: hashed files and a manifest, from which the site builder takes names. */
export default defineConfig({
  root: "src/web",
  base: "./",
  publicDir: false,
  esbuild: false,
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
    rollupOptions: { input: { map: "src/web/main.tsx", pages: "src/web/pages.css" } },
  },
});
