/** `npm run profile NAME [-- ARGUMENTS]`: runs a piece of work under the sampling profiler and says in which functions its time went. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

const VILNIUS = join(root, "atlases/vilnius");
const WHO = ["who", "vilnius", "1921-06-01", "--as", "lithuania", "--atlas", VILNIUS];
const OFF = { DEJURE_CACHE: "off" };

/** What can be profiled: arguments of the command, and what its environment has beside the usual. */
const WORK = {
  who: { args: WHO, env: OFF },
  "who-kept": { args: WHO, env: {}, before: WHO },
  history: { args: ["history", "vilnius", "--atlas", VILNIUS], env: OFF },
  check: { args: ["check", VILNIUS], env: OFF },
  map: { args: ["map", "1923-03-15", "--atlas", VILNIUS, "--format", "geojson"], env: OFF },
  build: { args: ["build", VILNIUS, "-o", join(tmpdir(), "dejure-profiled-site")], env: OFF },
  command: { args: [], env: OFF },
};

const [name = "", ...given] = process.argv.slice(2);
const work = WORK[name];
if (!work || (name === "command" && given.length === 0)) {
  console.error(
    `profile one of ${Object.keys(WORK).join(", ")}; after command, say which: npm run profile command -- check atlases/vilnius\nbenchmarks: npm run bench, then node --cpu-prof .cache/bench/NAME.js`,
  );
  process.exit(2);
}
ensureInstalled();
if (!existsSync(command)) {
  console.error("the command is not built: npm run build");
  process.exit(3);
}
const folder = join(root, ".cache/profile", name);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const run = (flags, args) =>
  spawnSync(process.execPath, [...flags, command, ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...work.env },
  });
if (work.before) run([], work.before);
run(["--cpu-prof", "--cpu-prof-interval", "500", "--cpu-prof-dir", folder], [...work.args, ...given]);

const MOST = 25;
for (const file of readdirSync(folder).filter((each) => each.endsWith(".cpuprofile"))) {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const above = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const named = ({ callFrame: { functionName, url, lineNumber } }) =>
    `${functionName || "(anonymous)"} ${url.split("/").slice(-2).join("/")}${lineNumber < 0 ? "" : `:${lineNumber + 1}`}`;
  const [own, within] = [new Map(), new Map()];
  const add = (times, key, time) => times.set(key, (times.get(key) ?? 0) + time);
  samples.forEach((id, i) => {
    const time = timeDeltas[i] / 1000;
    add(own, named(byId.get(id)), time);
    const seen = new Set();
    for (let at = id; at !== undefined; at = above.get(at)) seen.add(named(byId.get(at)));
    for (const key of seen) add(within, key, time);
  });
  const table = (times) =>
    [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST)
      .map(([key, time]) => `${time.toFixed(1).padStart(9)}  ${key}`)
      .join("\n");
  console.log(`${join(folder, file)}\n\nms in the function itself\n${table(own)}\n\nms with all that it calls\n${table(within)}\n`);
}
