/** Importing CShapes and a large file as whole processes, beside mapshaper, which only converts; needs the built command. */
import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { readCorpus } from "../test/corpora.ts";
import { CSHAPES } from "./cshapes.ts";
import { agree, type Figure, figure, type Outcome, QUICK, report } from "./harness.ts";

const DEJURE = join(process.cwd(), "dist/bin/dejure.js");
const MAPSHAPER = join(process.cwd(), "node_modules/mapshaper/bin/mapshaper");
const folder = mkdtempSync(join(tmpdir(), "dejure-bench-"));
const RUNS = QUICK ? 1 : 3;

/** Each process leaves its peak of memory, in kB, in a file as it ends. */
const PEAK = join(folder, "peak");
const TELL = `data:text/javascript,${encodeURIComponent(
  `import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(${JSON.stringify(PEAK)},String(process.resourceUsage().maxRSS)))`,
)}`;

interface Run {
  readonly ms: number;
  readonly peak_mb: number;
}

function run(script: string, args: readonly string[]): Run {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", TELL, script, ...args], { encoding: "utf8", maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return { ms: performance.now() - start, peak_mb: Number(readFileSync(PEAK, "utf8")) / 1024 };
}

const figured = (name: string, runs: readonly Run[]): Figure => ({
  ...figure(
    name,
    runs.map(({ ms }) => ms),
    Math.max(...runs.map(({ peak_mb }) => peak_mb)),
  ),
  peak: true,
});

/** Features of every GeoJSON file of a territories folder. */
function outlinesIn(atlas: string): number {
  const land = join(atlas, "territories");
  return readdirSync(land)
    .filter((name) => name.endsWith(".geojson"))
    .reduce((sum, name) => sum + JSON.parse(readFileSync(join(land, name), "utf8")).features.length, 0);
}

/** Both in turn, so that a busy moment hits both. */
function beside(work: string, data: string, file: string, format: readonly string[], goal: number | undefined): Outcome {
  const [atlas, converted] = [join(folder, "atlas"), join(folder, "out.geojson")];
  const [ours, peer]: [Run[], Run[]] = [[], []];
  for (let i = 0; i < RUNS; i++) {
    rmSync(atlas, { recursive: true, force: true });
    ours.push(run(DEJURE, ["import", ...format, file, "-o", atlas]));
    peer.push(run(MAPSHAPER, [file, "-o", converted, "format=geojson"]));
  }
  const rows = JSON.parse(readFileSync(converted, "utf8")).features.length as number;
  const outlines = outlinesIn(atlas);
  agree(outlines > 0 && outlines <= rows, `${outlines} outlines of ${rows} features`);
  const [mine, theirs] = [figured(`dejure import ${format.join(" ")}`, ours), figured("mapshaper, to GeoJSON", peer)];
  const ratio = mine.median / theirs.median;
  return {
    work,
    data,
    ours: mine,
    peer: theirs,
    ratio,
    goal: goal === undefined ? "under 1 GiB" : `≤ ${goal} ×`,
    met: goal === undefined ? (mine.memory_mb ?? Infinity) < 1074 : ratio <= goal,
    agreement: `${outlines} outlines of ${rows} features (rows of one land and outline are one)`,
    note: "whole processes; ours reads, writes an atlas of records, and overlays and checks all of it before it writes; the peer reads and writes",
  };
}

/** A file of 100 MB: 280 outlines of 9,000 points each. */
async function large(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write('{"type":"FeatureCollection","features":[\n');
  for (let n = 0; n < 280; n++) {
    const [cx, cy] = [-120 + (n % 25) * 9.6, -55 + Math.floor(n / 25) * 9.6];
    const ring = Array.from({ length: 9001 }, (_, i) => {
      const a = ((i % 9000) / 9000) * 2 * Math.PI;
      const r = 4.7 * (1 + 0.01 * Math.sin(a * 371));
      return [cx + r * Math.cos(a), cy + r * Math.sin(a)];
    });
    const properties = { name: `Land ${n}`, start: 1900 + (n % 50), end: 1980, holder: `State ${n % 37}` };
    out.write(
      `${n === 0 ? "" : ",\n"}${JSON.stringify({ type: "Feature", properties, geometry: { type: "Polygon", coordinates: [ring] } })}`,
    );
  }
  out.end("\n]}\n");
  await finished(out);
}

const outcomes: Outcome[] = [];
const topology = readCorpus<object>(CSHAPES);
if (topology === undefined) outcomes.push({ work: "Import of CShapes", skipped: "its corpus is not here" });
else {
  const file = join(folder, "cshapes_2_gw.topojson");
  writeFileSync(file, JSON.stringify(topology));
  outcomes.push(beside("Import CShapes", "CShapes 2.0, coding of Gleditsch and Ward, TopoJSON", file, ["cshapes"], 1.5));
}
const file = join(folder, "large.geojson");
await large(file);
outcomes.push(beside("Import a large GeoJSON file", `generated, ${(statSync(file).size / 1e6).toFixed(0)} MB`, file, ["data"], undefined));
rmSync(folder, { recursive: true, force: true });
report(outcomes);
