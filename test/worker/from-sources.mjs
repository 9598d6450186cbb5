/** What a thread runs in tests: dejure's own entry, from its sources. */
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

process.env.TSX_TSCONFIG_PATH = fileURLToPath(new URL("../../tsconfig.base.json", import.meta.url));
register();
await import("../../src/worker/node-worker.ts");
