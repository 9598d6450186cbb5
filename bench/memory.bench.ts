/** Memory with every viewpoint of an atlas worked out in full, beside that with one; each in a process of its own. */
import { compile } from "../src/core/compile.ts";
import type { SourceFile } from "../src/core/model/atlas.ts";
import { done, inChild, task } from "./child.ts";
import { flagship, naturalEarthBase } from "./flagship.ts";
import { dice, type Outcome, report, sized } from "./harness.ts";
import { atlasOf, cshapesWorld, dayOf, isoOf, lattice, VIEWPOINT, type World } from "./worlds.ts";

const SCHOOLS = 8;
const encoder = new TextEncoder();

/** A world in which each school gives a fifth of all land to others than the background does, in a viewpoint of its own. */
function contested(world: World): SourceFile[] {
  const next = dice(7);
  const holders = [...new Set(world.outlines.map(({ holder }) => holder))];
  const files = Array.from({ length: SCHOOLS }, (_, index): [string, string][] => {
    const id = `school-${index}`;
    const effects = world.outlines
      .filter(() => next() < 0.2)
      .map(
        (outline) =>
          `  - { control: ${holders[Math.floor(next() * holders.length)]}, over: ${outline.id}, when: ${outline.start}, until: ${isoOf(dayOf(outline.end) + 1)} }\n`,
      );
    return [
      [`historiographies/${id}.yaml`, `type: school\nname: { en: ${id} }\ncite: data\n`],
      [`viewpoints/${id}.yaml`, `name: { en: ${id} }\ngroups: [[${id}], [consensus]]\n`],
      [`statements/${id}.yaml`, `according_to: ${id}\nwhen: 1900\nname: { en: ${id} }\ncite: data\neffects:\n${effects.join("")}`],
    ];
  }).flat();
  return [...atlasOf(world), ...files.map(([path, text]) => ({ path, bytes: encoder.encode(text) }))];
}

const CASES: Readonly<Record<string, () => { readonly name: string; readonly files: readonly SourceFile[]; readonly first: string }>> = {
  flagship: () => ({ name: "the flagship atlas", files: flagship(), first: "everyone" }),
  world: () => {
    const world = cshapesWorld() ?? lattice(20, 24, 6, 40);
    return { name: world.name, files: contested(world), first: VIEWPOINT };
  },
};

const inUse = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
};

interface Answer {
  readonly name: string;
  readonly viewpoints: number;
  readonly spells: number;
  readonly cells: number;
  readonly assertions: number;
  readonly before_mb: number;
  readonly after_mb: number;
}

/** Compiles, then folds every cell's timelines of one viewpoint or all, and keeps them. */
function hold(key: string, which: string): void {
  const { name, files, first } = (CASES[key] ?? CASES["flagship"])!();
  const empty = inUse();
  const { atlas, resolver } = compile(files, key === "flagship" ? { base: naturalEarthBase() } : {});
  const before = inUse() - empty;
  const viewpoints = which === "all" ? [...atlas.collections.viewpoints.keys()] : [first];
  let spells = 0;
  for (const viewpoint of viewpoints)
    for (let cell = 1; cell < resolver.cells.count; cell++)
      for (const layer of ["title", "control"] as const) spells += resolver.timelineOf(cell, layer, viewpoint).length;
  const after = inUse() - empty;
  // asked after the measuring, so that atlas and resolver were alive while it was done
  const cells = resolver.cells.count;
  const assertions = atlas.assertions.length;
  done([], { name, viewpoints: viewpoints.length, spells, cells, assertions, before_mb: before, after_mb: after } satisfies Answer);
}

function compare(key: string): Outcome {
  const [one, all] = [inChild(`${key} one`), inChild(`${key} all`)].map(({ answer }) => answer as Answer) as [Answer, Answer];
  const ratio = all.after_mb / one.after_mb;
  const atlas = key === "flagship" ? "flagship" : "world";
  return {
    work: `Memory for all viewpoints at once (${atlas})`,
    data: `${all.name}, ${all.assertions.toLocaleString("en")} assertions, ${all.cells.toLocaleString("en")} cells, ${all.viewpoints} viewpoints; title and control of every cell over all time`,
    ours: sized(`${all.viewpoints} viewpoints`, all.after_mb, "MB"),
    peer: sized("one viewpoint", one.after_mb, "MB"),
    ratio,
    goal: "< 2 × that of one",
    met: ratio < 2,
    agreement: `${all.spells.toLocaleString("en")} spells against ${one.spells.toLocaleString("en")}; the compiled atlas alone is ${all.before_mb.toFixed(1)} MB`,
    note: "heap and buffers in use after collection, less what the process had before it compiled; the atlas is the same on both sides",
  };
}

if (task === undefined) report(Object.keys(CASES).map(compare));
else {
  const [key = "", which = ""] = task.split(" ");
  hold(key, which);
}
