/** Builds dist/: the library, the command, the web bundle and the documentation. What is up to date is left alone. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled, root } from "./install.mjs";

/** Path of the command's entry in dist/: its own modules in a few files, which Node loads many times faster than one by one. */
export const command = join(root, "dist/bin/dejure.js");
/** What it is made of. */
const compiled = join(root, "dist/cli/main.js");

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

/** What is bundled for the browser: the pages of sites, and the workbench of `dejure serve`. */
const BROWSER = ["vite.config.ts", "vite.workbench.config.ts"];

/** Changes exactly when something changes that the web bundle is made of. */
function webFingerprint() {
  const hash = createHash("sha256");
  for (const folder of ["src/web", "src/core", "src/cartography", "src/export"])
    for (const file of filesUnder(folder)) hash.update(relative(root, file)).update("\0").update(readFileSync(file));
  for (const file of ["package-lock.json", "scripts/site-messages.ts", ...BROWSER])
    if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function buildWeb() {
  const stamp = join(root, ".cache/web.stamp");
  const fingerprint = webFingerprint();
  const built = ["dist/web", "dist/workbench"].every((folder) => existsSync(join(root, folder)));
  if (built && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) return 0;
  let status = 0;
  for (const config of BROWSER) status ||= tool("vite/bin/vite.js", ["build", "--config", config, "--logLevel", "warn"]);
  if (status === 0) {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, fingerprint);
  }
  return status;
}

/** Packages of many small files that every question of the command loads: finding seventy of them takes as long as reading an atlas. */
const BUNDLED = new Set(["yaml"]);

/** Bundles the command and its worker beside it; other packages stay packages. */
async function buildCommand() {
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    input: {
      dejure: compiled,
      "node-worker": join(root, "dist/worker/node-worker.js"),
      "shard-thread": join(root, "dist/cli/shards/shard-thread.js"),
    },
    platform: "node",
    external: (id) => !id.startsWith(".") && !isAbsolute(id) && !BUNDLED.has(id),
  });
  rmSync(dirname(command), { recursive: true, force: true });
  await bundle.write({ dir: dirname(command), format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" });
  await bundle.close();
  // What is kept of an atlas is of one code: whatever code of dejure may answer is part of its fingerprint.
  const hash = createHash("sha256");
  for (const file of filesUnder("dist/bin")) hash.update(relative(root, file)).update("\0").update(readFileSync(file));
  writeFileSync(join(dirname(command), "build.txt"), hash.digest("hex"));
  chmodSync(command, 0o755);
}

/** The library as one file, for pages that load it without a bundler of their own. */
async function buildLibrary() {
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({ input: join(root, "dist/library/index.js"), platform: "browser" });
  await bundle.write({ file: join(root, "dist/dejure.js"), format: "esm", minify: true });
  await bundle.close();
}

/** What the documentation is made of, beside the interface: when none of it changed, neither did the documentation. */
function buildDocs() {
  const hash = createHash("sha256");
  const alone = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "package-lock.json", ".cache/web.stamp"];
  const folders = ["docs", "spec", "examples", "editors", "scripts/docs", "src/publish/pages"];
  for (const file of [...folders.flatMap((folder) => [...filesUnder(folder)]), ...alone.map((path) => join(root, path))])
    if (existsSync(file)) hash.update(relative(root, file)).update("\0").update(readFileSync(file));
  const stamp = join(root, ".cache/docs.stamp");
  const fingerprint = hash.digest("hex");
  if (existsSync(join(root, "dist/docs/index.html")) && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) return 0;
  const status = tool("tsx/dist/cli.mjs", ["--tsconfig", "tsconfig.base.json", "scripts/docs.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status === 0) writeFileSync(stamp, fingerprint);
  return status;
}

/** Builds everything and returns the exit status. `projects` are the TypeScript projects to build. */
export async function build(projects = ["tsconfig.node.json", "tsconfig.web.json"]) {
  let types = tool("typescript/bin/tsc", ["-b", ...projects]);
  // the build info outlives a deleted dist/, and tsc then believes that nothing is left to do
  if (!existsSync(compiled)) types = tool("typescript/bin/tsc", ["-b", "--force", ...projects]);
  if (types === 0) await Promise.all([buildCommand(), buildLibrary()]);
  const web = existsSync(join(root, "vite.config.ts")) ? buildWeb() : 0;
  const docs = web === 0 ? buildDocs() : 0;
  return types || web || docs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  process.exit(await build());
}
