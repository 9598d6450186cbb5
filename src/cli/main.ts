#!/usr/bin/env node
import { packageVersion } from "./version.ts";

// A reader such as `head` that closes its end has had enough; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
const argv = process.argv.slice(2);
// Asked by scripts and installers: nothing else is loaded for it.
if (argv.length === 1 && /^(-V|--version)$/.test(argv[0] ?? "")) process.stdout.write(`${packageVersion()}\n`);
else {
  const [{ run }, { nodeWorld }] = await Promise.all([import("./run.ts"), import("./node-world.ts")]);
  process.exitCode = await run(argv, nodeWorld());
}
