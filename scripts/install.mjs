/** Installs what package-lock.json names, where it is not there yet. Plain Node: it runs before any dependency exists. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const MINIMUM = [20, 19];

const readJson = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** Whether node_modules holds every package of package-lock.json in its locked version. */
function upToDate() {
  if (!existsSync(join(root, "node_modules/.package-lock.json"))) return false;
  const wanted = readJson("package-lock.json").packages;
  const present = readJson("node_modules/.package-lock.json").packages;
  for (const [path, entry] of Object.entries(wanted)) {
    // packages for other platforms are locked but not installed here
    if (path === "" || entry.optional || entry.devOptional || entry.peer) continue;
    if (present[path]?.version !== entry.version || !existsSync(join(root, path))) return false;
  }
  return true;
}

/** Runs npm in the project's root and returns its exit status; its output goes to the terminal. */
function npm(...args) {
  const script = process.env.npm_execpath;
  const result = script?.endsWith(".js")
    ? spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (result.error) console.error(`npm could not be started: ${result.error.message}`);
  return result.status ?? 1;
}

/** Installs the locked dependencies if they are missing or differ; ends the process where that fails. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
    console.error(`dejure needs Node ${MINIMUM.join(".")} or later; this is Node ${process.versions.node}`);
    process.exit(1);
  }
  if (upToDate()) return;
  console.error("Installing the locked dependencies (npm ci) …");
  const status = npm("ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund");
  if (status !== 0) {
    console.error(`npm ci failed with status ${status}`);
    process.exit(status);
  }
}
