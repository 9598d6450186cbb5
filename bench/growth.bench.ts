/** How cost grows: compiling, each kind of edit, and folding for many viewpoints; processor time. */
import { type Compilation, CompileCache, compile } from "../src/core/compile.ts";
import type { SourceFile } from "../src/core/model/atlas.ts";
import { done, inChild, task } from "./child.ts";
import { editsOf, grouped, processorTime } from "./edits.ts";
import { agree, figure, median, type Outcome, QUICK, report } from "./harness.ts";
import { generatedAtlas } from "./record-files.ts";
import { dealt } from "./schools.ts";
import { lattice } from "./worlds.ts";

const outcomes: Outcome[] = [];
const DAY = -18_000;
const map = ({ resolver }: Compilation) => resolver.snapshot(DAY, "everyone", "control");
const exponent = (small: number, large: number, times: number): number => Math.log(large / small) / Math.log(times);

/** Each kind of edit beside the cold compilation of the same atlas; rows of them where `layout` names it. */
function edits(files: readonly SourceFile[], layout?: string): Map<string, number> {
  const cache = new CompileCache();
  const cold = figure(
    "compiled cold",
    Array.from({ length: QUICK ? 1 : 3 }, () => processorTime(() => map(compile(files)))),
  );
  compile(files, { cache });
  const medians = new Map<string, number>();
  for (const { name, variants } of editsOf(files, QUICK ? 2 : 12)) {
    const times = variants.map((variant) => processorTime(() => map(compile(variant, { cache }))));
    const last = variants.at(-1) ?? [];
    agree(
      JSON.stringify(compile(last, { cache }).diagnostics) === JSON.stringify(compile(last).diagnostics),
      `after an edit of ${name}, other findings than compiling anew`,
    );
    const own = figure("check and map after the edit", times.slice(times.length > 4 ? 2 : 0));
    medians.set(name, own.median);
    if (layout === undefined) continue;
    outcomes.push({
      work: `Edit: ${name}, check and map (${layout})`,
      data: `${files.length} files`,
      ours: own,
      peer: cold,
      ratio: own.median / cold.median,
      goal: "≤ 1/30 of the cold compile",
      met: own.median <= cold.median / 30,
      agreement: "the same findings as compiling anew",
      note: "the peer is dejure itself without what it kept; processor time",
    });
  }
  return medians;
}

const SIZES = QUICK ? [300, 1000] : [1000, 10_000, 100_000, 300_000];
/** Compiles in this process, which is there for it alone. */
function compileCold(size: number): void {
  const files = grouped(generatedAtlas(size), 4000);
  done(
    Array.from({ length: size > 10_000 ? 1 : 3 }, () => processorTime(() => compile(files))),
    null,
  );
}
function growth(): void {
  const compiled = SIZES.map((size) => {
    const { times, peak_mb } = inChild(`compile ${size}`);
    return { size, ms: median(times), peak_mb };
  });
  const [smallest, tens] = compiled;
  for (const { size, ms, peak_mb } of compiled) {
    const from = size > 10_000 ? tens : undefined;
    const grown = from && exponent(from.ms, ms, size / from.size);
    const bytes = smallest && size > smallest.size ? ((peak_mb - smallest.peak_mb) * 1e6) / (size - smallest.size) : undefined;
    outcomes.push({
      work: `Compile ${size.toLocaleString("en")} records, cold`,
      data: "generated records in files of 4,000, in a process of its own",
      ours: { ...figure("compile", [ms]), memory_mb: peak_mb, peak: true },
      goal: from ? "exponent ≤ 1.1, ≤ 12 kB of memory a record" : "–",
      ...(grown !== undefined && { met: grown <= 1.1 && (bytes ?? 0) <= 12_000 }),
      agreement: [
        ...(grown === undefined ? [] : [`exponent ${grown.toFixed(2)} from 10,000 records`]),
        ...(bytes === undefined ? [] : [`${(bytes / 1000).toFixed(1)} kB a record beyond the smallest`]),
      ].join("; "),
      note: "processor time; peak of the whole process",
    });
  }
}

/** How the dearest and the median edit grow with the atlas. */
function editGrowth(): void {
  const [small, large] = (QUICK ? [300, 1000] : [1000, 30_000]) as [number, number];
  const [before, after] = [small, large].map((size) => edits(generatedAtlas(size)));
  for (const [name, ms] of after ?? []) {
    const first = before?.get(name);
    if (first === undefined) continue;
    const grown = exponent(first, ms, large / small);
    outcomes.push({
      work: `Edit: ${name}, as the atlas grows`,
      data: `one-record files, ${small.toLocaleString("en")} and ${large.toLocaleString("en")} records`,
      ours: figure("check and map after the edit, the larger", [ms]),
      goal: "exponent ≤ 0.3",
      met: grown <= 0.3,
      agreement: `exponent ${grown.toFixed(2)}`,
      note: "processor time",
    });
  }
}

const SCHOOLS = [1, 10, 100] as const;
/** Folds in this process, which is there for it alone. */
function foldAll(schools: number): void {
  const { atlas, resolver } = compile(dealt(lattice(QUICK ? 6 : 20, 8, 6, 40), schools));
  const ms = processorTime(() => {
    for (const viewpoint of atlas.collections.viewpoints.keys())
      for (let cell = 0; cell < resolver.cells.count; cell++) resolver.timelineOf(cell, "control", viewpoint);
  });
  done([ms], resolver.cells.count);
}
function viewpoints(): void {
  const folded = SCHOOLS.map((schools) => {
    const { times, peak_mb } = inChild(`fold ${schools}`);
    return { schools, ms: median(times), peak_mb };
  });
  for (const [i, { schools, ms, peak_mb }] of folded.entries()) {
    const before = folded[i - 1];
    const last = schools === SCHOOLS.at(-1) && before;
    outcomes.push({
      work: `Fold control of all land for ${schools} ${schools === 1 ? "viewpoint" : "viewpoints"}`,
      data: "the dated outlines of a lattice, dealt out to as many schools, in a process of its own",
      ours: { ...figure("timelineOf", [ms]), memory_mb: peak_mb, peak: true },
      goal: last ? "≤ 12 × of ten, ≤ 2 × its memory" : "–",
      ...(last && { met: ms <= 12 * last.ms && peak_mb <= 2 * last.peak_mb }),
      agreement: before
        ? `${(ms / before.ms).toFixed(1)} × of ${before.schools}, ${(peak_mb / before.peak_mb).toFixed(2)} × its memory`
        : "one",
      note: "processor time; peak of the whole process",
    });
  }
}

if (task === undefined) {
  growth();
  edits(generatedAtlas(QUICK ? 500 : 10_000), "one-record files");
  edits(grouped(generatedAtlas(QUICK ? 500 : 10_000), 4000), "files of 4,000");
  editGrowth();
  viewpoints();
  report(outcomes);
} else {
  const [what, size] = task.split(" ");
  if (what === "compile") compileCold(Number(size));
  else foldAll(Number(size));
}
