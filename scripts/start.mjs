/** `npm start`: installs, builds, checks the flagship atlas and serves it. Arguments go to `dejure serve`. */
import { createServer } from "node:net";
import { pathToFileURL } from "node:url";
import { build, command } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

const HOST = "127.0.0.1";
const FIRST_PORT = 4173;
const TRIES = 20;

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });

async function freePort() {
  for (let port = FIRST_PORT; port < FIRST_PORT + TRIES; port++) if (await isFree(port)) return port;
  return 0;
}

ensureInstalled();
console.error("Building …");
const status = build();
if (status !== 0) process.exit(status);

process.chdir(root);
const given = process.argv.slice(2);
const atlas = given[0] && !given[0].startsWith("-") ? given.shift() : "atlases/vilnius";
const port = given.some((argument) => argument === "--port" || argument.startsWith("--port=")) ? [] : ["--port", String(await freePort())];

// same process, so that signals reach the server without a middleman
process.argv = [process.execPath, command, "serve", atlas, ...port, ...given];
await import(pathToFileURL(command).href);
