/** `npm start`: installs, builds, checks the flagship atlases and serves them from one page. Arguments go to `dejure serve`. */
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
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
const status = await build();
// the compiler writes its output beside its findings; what runs is worth showing
if (status !== 0 && !(existsSync(command) && existsSync(join(root, "dist/web")))) process.exit(status);

process.chdir(root);
const given = process.argv.slice(2);
const atlases = [];
while (given[0] && !given[0].startsWith("-")) atlases.push(given.shift());
if (atlases.length === 0) atlases.push("atlases/vilnius", "atlases/today");
const port = given.some((argument) => argument === "--port" || argument.startsWith("--port=")) ? [] : ["--port", String(await freePort())];

// npm runs scripts in a shell that dies of a signal without passing it on
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, 500).unref();

// same process, so that signals reach the server without a middleman
process.argv = [process.execPath, command, "serve", ...atlases, ...port, ...given];
await import(pathToFileURL(command).href);
