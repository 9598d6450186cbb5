/** `npm run bench [NAME…]`: measures side by side, prints the table, writes bench/results.json and docs/bench.md. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { ensureInstalled, root } from "./install.mjs";

const OUT = join(root, ".cache/bench");
const SUFFIX = ".bench.ts";

ensureInstalled();
process.chdir(root);
const { build } = await import("vite");

const all = readdirSync(join(root, "bench"))
  .filter((name) => name.endsWith(SUFFIX))
  .map((name) => name.slice(0, -SUFFIX.length))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`there is no benchmark ${unknown.join(", ")}; there are ${all.join(", ")}`);
  process.exit(2);
}
const names = wanted.length > 0 ? wanted : all;

// compiled beforehand, as users run it: a loader's helpers would slow our side
await build({
  configFile: false,
  logLevel: "error",
  build: {
    ssr: true,
    target: "node20",
    outDir: OUT,
    emptyOutDir: true,
    minify: false,
    rollupOptions: { input: Object.fromEntries(names.map((name) => [name, join(root, `bench/${name}${SUFFIX}`)])) },
  },
});

const results = {};
let failed = false;
for (const name of names) {
  console.error(`\n── ${name} ──`);
  const target = join(OUT, `${name}.json`);
  const { status } = spawnSync(process.execPath, ["--expose-gc", "--max-old-space-size=6144", join(OUT, `${name}.js`)], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { DEJURE_CORPORA: join(root, "../shared/corpora"), ...process.env, DEJURE_BENCH_OUT: target },
  });
  if (status === 0 && existsSync(target)) results[name] = JSON.parse(readFileSync(target, "utf8"));
  else failed = true;
}

const digits = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value >= 0.01 ? value.toFixed(3) : value.toFixed(4);
const time = (figure) =>
  figure === undefined ? "–" : `${digits(figure.median)} ms${figure.p99 === undefined ? "" : ` (p99 ${digits(figure.p99)})`}`;
const ratio = (row) =>
  row.ratio === undefined ? "–" : row.ratio < 0.5 ? `${digits(1 / row.ratio)} × faster` : `${row.ratio.toFixed(2)} ×`;
const memory = (figure) => (figure?.memory_mb === undefined ? "–" : `${figure.memory_mb.toFixed(0)} MB`);
const line = (cells) => `| ${cells.join(" | ")} |`;

/** The table as Markdown; skipped rows stay visible. */
function table(rows) {
  const lines = [line(["Work", "dejure", "Peer", "Ratio", "Memory", "Goal", "Met"]), "|---|---|---|---|---|---|---|"];
  for (const row of rows)
    lines.push(
      "skipped" in row
        ? line([row.work, "skipped", row.skipped, "–", "–", "–", "–"])
        : line([
            row.work,
            time(row.ours),
            row.peer ? `${row.peer.name}: ${time(row.peer)}` : "–",
            ratio(row),
            row.peer ? `${memory(row.ours)} : ${memory(row.peer)}` : memory(row.ours),
            row.goal,
            row.met === undefined ? "–" : row.met ? "yes" : "no",
          ]),
    );
  return lines.join("\n");
}

const RESULTS = join(root, "bench/results.json");
const before = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")).results : {};
const date = new Date().toISOString().slice(0, 10);
const processor = cpus();
const machine = {
  processor: processor[0]?.model ?? "unknown",
  cores: processor.length,
  memory_gib: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${release().split("-")[0]}`,
  node: process.version,
};
for (const outcomes of Object.values(results)) for (const row of outcomes) row.date = date;
const merged = Object.fromEntries(
  Object.entries({ ...before, ...results })
    .filter(([name]) => all.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
const rows = Object.values(merged).flat();

writeFileSync(RESULTS, `${JSON.stringify({ date, machine, results: merged }, null, 2)}\n`);
writeFileSync(
  join(root, "docs/bench.md"),
  `# Measurements

Written by \`npm run bench\`; the figures in full stand in \`bench/results.json\`.

${date} · ${machine.processor}, ${machine.cores} cores, ${machine.memory_gib} GiB · ${machine.system} · Node ${machine.node}

Medians of several runs after warm-up, contenders in turn in one process. The ratio is ours ÷ peer where near 1; read differences under 1.5 as ties.
Before anything is timed, the answers are compared; a benchmark whose answers differ fails.

${table(rows)}

## What was compared

${rows
  .map((row) =>
    "skipped" in row
      ? `- **${row.work}**: skipped, ${row.skipped}.`
      : `- **${row.work}** (${row.date}). Data: ${row.data}. Agreement: ${row.agreement}.${row.note ? ` Not like for like: ${row.note}.` : ""}`,
  )
  .join("\n")}
`,
);
console.log(`\n${table(Object.values(results).flat())}`);
process.exitCode = failed ? 1 : 0;
