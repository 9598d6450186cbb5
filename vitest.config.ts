import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
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
