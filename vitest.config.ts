import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // two cores carry unit tests well; browser and database tests need the patience
    testTimeout: 30_000,
    hookTimeout: 90_000,
    env: {
      DEJURE_CORPORA: process.env.DEJURE_CORPORA ?? fileURLToPath(new URL("../shared/corpora", import.meta.url)),
      TZ: "Pacific/Apia",
      NO_COLOR: "1",
    },
  },
});
