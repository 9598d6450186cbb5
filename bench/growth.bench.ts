/** How cost grows: compiling, each kind of edit, and folding for many viewpoints; processor time. */
import { type Compilation, CompileCache, compile } from "../src/core/compile.ts";
import type { SourceFile } from "../src/core/model/atlas.ts";
import { editsOf, grouped, processorTime } from "./edits.ts";
import { agree, figure, median, type Outcome, QUICK, report, sized } from "./harness.ts";
import { generatedAtlas } from "./record-files.ts";
import { atlasOfSchools } from "./schools.ts";
import { lattice, type World } from "./worlds.ts";

const outcomes: Outcome[] = [];
const DAY = -18_000;
const map = ({ resolver }: Compilation) => resolver.snapshot(DAY, "everyone", "control");
const exponent = (small: number, large: number, times: number): number => Math.log(large / small) / Math.log(times);

/** Each kind of edit beside the cold compilation of the same atlas. */
function edits(layout: string, files: readonly SourceFile[]): Map<string, number> {
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

const SIZES = QUICK ? [300, 1000] : [1000, 10_000, 100_000];
const compiled = SIZES.map((size) => {
  const files = grouped(generatedAtlas(size), 4000);
  const times = Array.from({ length: size > 10_000 ? 1 : 3 }, () => processorTime(() => compile(files)));
  return { size, ms: median(times) };
});
for (const [i, { size, ms }] of compiled.entries()) {
  const before = compiled[i - 1];
  const grown = before && exponent(before.ms, ms, size / before.size);
  outcomes.push({
    work: `Compile ${size.toLocaleString("en")} records, cold`,
    data: "generated records in files of 4,000",
    ours: figure("compile", [ms]),
    goal: before ? "exponent ≤ 1.1" : "–",
    ...(grown !== undefined && { met: grown <= 1.1 }),
    agreement: before ? `exponent ${grown?.toFixed(2)} from ${before.size.toLocaleString("en")} records` : "the smallest",
    note: "processor time",
  });
}

edits("one-record files", generatedAtlas(QUICK ? 500 : 10_000));
edits("files of 4,000", grouped(generatedAtlas(QUICK ? 500 : 10_000), 4000));

/** One world, its outlines dealt out to so many schools, each with a viewpoint that hears itself before all others. */
function dealt(world: World, count: number): SourceFile[] {
  const schools = Array.from(
    { length: count },
    (_, s) => [`school-${s}`, { ...world, outlines: world.outlines.filter((_, i) => i % count === s) }] as const,
  );
  const names = schools.map(([name]) => name);
  return atlasOfSchools(Object.fromEntries(schools)).map((file) => {
    const name = /^viewpoints\/(.*)\.yaml$/.exec(file.path)?.[1];
    if (name === undefined) return file;
    const others = names.filter((other) => other !== name);
    const groups = `[[${name}]${others.length > 0 ? `, [${others.join(", ")}]` : ""}]`;
    return { path: file.path, bytes: new TextEncoder().encode(`name: { en: As ${name} draws it }\ngroups: ${groups}\n`) };
  });
}
const world = lattice(QUICK ? 6 : 20, 8, 6, 40);
const folded = [1, 10, 100].map((schools) => {
  const { atlas, resolver } = compile(dealt(world, schools));
  const ms = processorTime(() => {
    for (const viewpoint of atlas.collections.viewpoints.keys())
      for (let cell = 0; cell < resolver.cells.count; cell++) resolver.timelineOf(cell, "control", viewpoint);
  });
  return { schools, ms };
});
for (const [i, { schools, ms }] of folded.entries()) {
  const before = folded[i - 1];
  outcomes.push({
    work: `Fold control of all land for ${schools} ${schools === 1 ? "viewpoint" : "viewpoints"}`,
    data: `${world.outlines.length} dated outlines of a lattice, dealt out to as many schools`,
    ours: figure("timelineOf", [ms]),
    goal: schools === 100 ? "≤ 12 × of ten" : "–",
    ...(schools === 100 && before && { met: ms <= 12 * before.ms }),
    agreement: before ? `${(ms / before.ms).toFixed(1)} × of ${before.schools}` : "one",
    note: "processor time",
  });
}
outcomes.push({
  work: "Peak memory of all of this",
  data: "the whole process",
  ours: sized("peak", process.resourceUsage().maxRSS / 1000, "MB"),
  goal: "–",
  agreement: "–",
});
report(outcomes);
