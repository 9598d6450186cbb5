import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const PURE = ["atlases", "cartography", "core", "import", "publish", "rules", "server", "spec", "web"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    // a page that draws in software may miss a beat on a loaded machine: browser tests, and only they, may try again
    projects: [
      // what has neither processes nor servers shares its modules from file to file: loading them takes longer than many a test
      { extends: true, test: { name: "pure", isolate: false, include: PURE } },
      { extends: true, test: { name: "whole", include: ["test/**/*.test.ts"], exclude: ["test/browser/**", ...PURE] } },
      { extends: true, test: { name: "browser", include: ["test/browser/**/*.test.ts"], retry: 2 } },
    ],
    // both cores of a small machine: by itself it leaves one to whoever watches
    maxWorkers: Math.max(2, availableParallelism()),
    // only against hangs: a loaded machine may be ten times slower than an idle one
    testTimeout: 240_000,
    hookTimeout: 240_000,
    env: {
      DEJURE_CORPORA: process.env.DEJURE_CORPORA ?? fileURLToPath(new URL("../shared/corpora", import.meta.url)),
      TZ: "Pacific/Apia",
      NO_COLOR: "1",
    },
  },
});
