/** Building the site of CShapes: the first time, after one edit, and beside an earlier version whose command DEJURE_BEFORE names; needs the built command. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCorpus } from "../test/corpora.ts";
import { CSHAPES } from "./cshapes.ts";
import { agree, type Figure, figure, type Outcome, report } from "./harness.ts";

const WORK = "Build the site of CShapes";
const COMMAND = join(process.cwd(), "dist/bin/dejure.js");
const BEFORE = process.env.DEJURE_BEFORE;
const folder = mkdtempSync(join(tmpdir(), "dejure-bench-"));
const [world, peak] = [join(folder, "cshapes"), join(folder, "peak")];
/** Leaves the peak of memory of a process, its threads included, in a file. */
const WATCH = `data:text/javascript,import{writeFileSync as w}from"node:fs";process.on("exit",()=>w(${JSON.stringify(peak)},String(process.resourceUsage().maxRSS)))`;

function run(command: string, args: readonly string[]): Figure {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", WATCH, command, ...args], { encoding: "utf8", maxBuffer: 1e9 });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return { ...figure(args[0] ?? "", [ms], Number(readFileSync(peak, "utf8")) / 1000), peak: true };
}
const build = (command: string, name: string): Figure => ({ ...run(command, ["build", world, "-o", join(folder, name)]), name });

/** Another name for the first polity. */
function edit(): void {
  const file = readdirSync(join(world, "polities"), { recursive: true, encoding: "utf8" }).find((path) => path.endsWith(".yaml"));
  const path = join(world, "polities", file ?? "");
  const text = readFileSync(path, "utf8");
  const edited = text.replace(/(en: "?)(\p{L})/u, "$1The $2");
  agree(edited !== text, "there is no name to edit");
  writeFileSync(path, edited);
}

const outcomes: Outcome[] = [];
const topology = readCorpus<object>(CSHAPES);
if (!existsSync(COMMAND)) outcomes.push({ work: WORK, skipped: "the command is not built: npm run build" });
else if (topology === undefined) outcomes.push({ work: WORK, skipped: "CShapes is not in the corpora" });
else {
  writeFileSync(join(folder, "cshapes.topojson"), JSON.stringify(topology));
  run(COMMAND, ["import", "cshapes", join(folder, "cshapes.topojson"), "-o", world]);
  const earlier = BEFORE === undefined ? undefined : build(BEFORE, "an earlier version");
  const first = build(COMMAND, "site");
  const data = "CShapes as imported, the whole process from the shell";
  outcomes.push({
    work: WORK,
    data,
    ours: { ...first, name: "the first time" },
    ...(earlier && { peer: earlier, ratio: first.median / earlier.median }),
    goal: "≤ 0.25 × the time and ≤ 0.5 × the memory of the earlier version",
    ...(earlier && { met: first.median <= 0.25 * earlier.median && (first.memory_mb ?? 0) <= 0.5 * (earlier.memory_mb ?? 0) }),
    agreement: "–",
    note: earlier ? "the site of the earlier version has fewer files" : "no earlier version was named (DEJURE_BEFORE)",
  });
  edit();
  const again = build(COMMAND, "site");
  outcomes.push({
    work: `${WORK}, after one edit`,
    data: `${data}; the name of one polity`,
    ours: again,
    peer: { ...first, name: "the first time" },
    ratio: again.median / first.median,
    goal: "≤ 0.1 × of the first time",
    met: again.median <= 0.1 * first.median,
    agreement: "–",
    note: "the peer is dejure itself",
  });
}
rmSync(folder, { recursive: true, force: true });
report(outcomes);
