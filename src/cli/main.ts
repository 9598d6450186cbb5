#!/usr/bin/env node
import { nodeWorld } from "./node-world.ts";
import { run } from "./run.ts";

// A reader such as `head` that closes its end has had enough; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await run(process.argv.slice(2), nodeWorld());
