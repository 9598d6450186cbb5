import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // a page that draws in software may miss a beat on a loaded machine: browser tests, and only they, may try again
    projects: [
      { extends: true, test: { name: "pure", include: ["test/**/*.test.ts"], exclude: ["test/browser/**"] } },
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
