import { defineConfig } from "vite";
import { letters, notices } from "./vite.config.ts";

/** Bundles the workbench of `dejure serve` into `dist/workbench/`, apart from what goes into sites. */
export default defineConfig({
  root: "src/web/workbench",
  base: "./",
  publicDir: false,
  plugins: [letters, notices],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../../../dist/workbench",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { workbench: "src/web/workbench/main.tsx" } },
  },
});
