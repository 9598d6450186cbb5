/** Serves the atlas named in the first argument from the sources, as on a terminal, with progress shown from its first step. */
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

process.env.TSX_TSCONFIG_PATH = fileURLToPath(new URL("../../tsconfig.base.json", import.meta.url));
register();
const { nodeWorld } = await import("../../src/cli/node-world.ts");
const { run } = await import("../../src/cli/run.ts");
const { startWorker } = await import("../../src/worker/node.ts");
const world = nodeWorld();
const entry = new URL("../worker/from-sources.mjs", import.meta.url);
process.exitCode = await run(["serve", process.argv[2], "--port", "0"], {
  ...world,
  stderr: { ...world.stderr, isTerminal: true },
  now: () => 1e6 * world.now(),
  startEngine: async (settings, onFault) => startWorker({ ...settings, onFault, entry }),
});
