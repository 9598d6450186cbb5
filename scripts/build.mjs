/** Builds dist/: the library, the command and the web bundle. What is up to date is left alone. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled, root } from "./install.mjs";

/** Path of the command's entry in dist/. */
export const command = join(root, "dist/cli/main.js");

/** Runs the JavaScript file of an installed package and returns its exit status; its output goes to the terminal. */
export function tool(path, args, options = {}) {
  const result = spawnSync(process.execPath, [join(root, "node_modules", path), ...args], { cwd: root, stdio: "inherit", ...options });
  if (result.error) console.error(`${path}: ${result.error.message}`);
  return result.status ?? 1;
}

function* filesUnder(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return;
  const entries = readdirSync(whole, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* filesUnder(inner);
    else yield join(root, inner);
  }
}

/** Changes exactly when something changes that the web bundle is made of. */
function webFingerprint() {
  const hash = createHash("sha256");
  for (const folder of ["src/web", "src/core", "src/cartography", "src/export"])
    for (const file of filesUnder(folder)) hash.update(relative(root, file)).update("\0").update(readFileSync(file));
  for (const file of ["package-lock.json", "vite.config.ts"]) if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function buildWeb() {
  const stamp = join(root, ".cache/web.stamp");
  const fingerprint = webFingerprint();
  if (existsSync(join(root, "dist/web")) && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) return 0;
  const status = tool("vite/bin/vite.js", ["build", "--logLevel", "warn"]);
  if (status === 0) {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, fingerprint);
  }
  return status;
}

/** Builds everything and returns the exit status. `projects` are the TypeScript projects to build. */
export function build(projects = ["tsconfig.node.json", "tsconfig.web.json"]) {
  let types = tool("typescript/bin/tsc", ["-b", ...projects]);
  // the build info outlives a deleted dist/, and tsc then believes that nothing is left to do
  if (!existsSync(command)) types = tool("typescript/bin/tsc", ["-b", "--force", ...projects]);
  if (existsSync(command)) chmodSync(command, 0o755);
  const web = existsSync(join(root, "vite.config.ts")) ? buildWeb() : 0;
  return types || web;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  process.exit(build());
}
