/** `npm run bench [NAME…]`: measures side by side, prints the table, writes bench/results.json and docs/bench.md. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
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
    rollupOptions: {
      input: Object.fromEntries(names.map((name) => [name, join(root, `bench/${name}${SUFFIX}`)])),
      // all in one folder: some find the project's root from where they lie
      output: { chunkFileNames: "[name]-[hash].js" },
    },
  },
});

// before anything runs: others may commit while it does
const git = (...args) => spawnSync("git", args, { cwd: root, encoding: "utf8" }).stdout?.trim();
const commit = `${git("rev-parse", "--short=10", "HEAD") || "unknown"}${git("status", "--porcelain", "--", "src", "bench", "package-lock.json") ? ", with changes" : ""}`;
const results = {};
const load_before = Number(loadavg()[0].toFixed(2));
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
  figure === undefined
    ? "–"
    : `${digits(figure.median)} ${figure.unit ?? "ms"}${figure.p99 === undefined ? "" : ` (p99 ${digits(figure.p99)})`}`;
const ratio = (row) =>
  row.ratio === undefined
    ? "–"
    : row.ratio < 0.5
      ? `${digits(1 / row.ratio)} × ${row.ours.unit ? "smaller" : "faster"}`
      : `${row.ratio.toFixed(2)} ×`;
const memory = (figure) => (figure?.memory_mb === undefined ? "–" : `${figure.memory_mb.toFixed(0)} MB${figure.peak ? " peak" : ""}`);
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
for (const outcomes of Object.values(results)) for (const row of outcomes) Object.assign(row, { date, commit, load_before });
const merged = Object.fromEntries(
  Object.entries({ ...before, ...results })
    .filter(([name]) => all.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
const rows = Object.values(merged).flat();

const quick = process.env.DEJURE_BENCH_QUICK === "1";
if (quick) console.error("\na quick run: nothing is written");
else writeFileSync(RESULTS, `${JSON.stringify({ date, commit, load_before, machine, results: merged }, null, 2)}\n`);
const page = `# Measurements

Written by \`npm run bench\`; the figures in full stand in \`bench/results.json\`.

${date} · commit ${commit} · ${machine.processor}, ${machine.cores} cores, ${machine.memory_gib} GiB · ${machine.system} · Node ${machine.node} · load before the run ${load_before}

A load above 1 before the run means that other work shared the cores: ratios then say more than times, and figures of the browser (which draws in software) are far above those of a quiet machine.

Medians of several runs after warm-up, contenders in turn in one process. The ratio is ours ÷ peer where near 1; read differences under 1.5 as ties.
Before anything is timed, the answers are compared; a benchmark whose answers differ fails.
\`npm run bench NAME\` runs one; rows of the others stay, each with its own date and commit. Where PostgreSQL with PostGIS is installed (or DEJURE_PG names one) it is the peer, else PGlite.

## Points on a border

dejure counts a point on a border to the land just north-east of it, so every point has exactly one answer.
PostGIS' \`ST_Intersects\` gives every outline that touches the point, geopoly likewise; counting edges (DuckDB) gives one or none.
The points asked here are random: none lies on a border, so all are asked the same.

## Peers

- **PostgreSQL with PostGIS**: a cluster of its own in a temporary folder, asked through a local socket with prepared statements; GiST on outlines, b-tree on days, 512 MB of shared buffers, 64 MB of working memory, all else as it comes. Where none is installed, PGlite (WebAssembly); \`DEJURE_PG=pglite\` asks for it, \`DEJURE_PG=postgres://…\` for another server.
- **SQLite** in memory, native (\`libsql\`), R*Tree and geopoly. **DuckDB** in memory, native, without its spatial extension, which has to be fetched.
- **mapshaper** \`-mosaic\`, in a process of its own as ours is, so that each has its own peak of memory.
- **MapLibre with one GeoJSON**: a page written by hand over the same data, in the same browser (Chromium, headless, WebGL in software: frames are slow, so script is measured). Ours is measured with both that draw: WebGL, and SVG, which the page chooses by itself where no graphics card helps.

## Figures

${table(rows)}

## What was compared

${rows
  .map((row) =>
    "skipped" in row
      ? `- **${row.work}**: skipped, ${row.skipped}.`
      : `- **${row.work}** (${row.date}, commit ${row.commit}, load before ${row.load_before}). Data: ${row.data}. Agreement: ${row.agreement}.${row.note ? ` Not like for like: ${row.note}.` : ""}`,
  )
  .join("\n")}
`;
if (!quick) writeFileSync(join(root, "docs/bench.md"), page);
console.log(`\n${table(Object.values(results).flat())}`);
process.exitCode = failed ? 1 : 0;
