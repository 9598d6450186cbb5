/** Compiling with what an earlier compilation left gives exactly what compiling anew gives, whatever was edited in between. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generatedAtlas } from "../../bench/record-files.ts";
import { type Compilation, CompileCache, compile } from "../../src/core/compile.ts";
import type { SourceFile } from "../../src/core/model/atlas.ts";
import { ArrangeCancelled } from "../../src/core/space/arrange.ts";
import { editable, type Variants } from "./edits.ts";
import { everything } from "./everything.ts";
import { folderFiles } from "./folder-files.ts";
import { filesOf, middle, toDay, world } from "./resolve/world.ts";

const encoder = new TextEncoder();

const files = (state: ReadonlyMap<string, string>): SourceFile[] =>
  [...state].map(([path, text]) => ({ path, bytes: encoder.encode(text) }));

/** Walks through edits; each step puts another variant of some files in place and compares warm with cold. */
function walk(
  start: ReadonlyMap<string, string>,
  variants: Variants,
  steps: readonly (readonly (readonly [number, number])[])[],
  days: readonly number[],
  spots: readonly (readonly [number, number])[],
): void {
  const cache = new CompileCache();
  const state = new Map(start);
  const paths = [...variants.keys()];
  for (const step of [[], ...steps]) {
    for (const [p, v] of step) {
      const path = paths[p % paths.length] as string;
      const choices = variants.get(path) as readonly (string | undefined)[];
      const text = choices[v % choices.length];
      if (text === undefined) state.delete(path);
      else state.set(path, text);
    }
    const warm = compile(files(state), { cache });
    const cold = compile(files(state));
    // Asked on some steps only, so that what answers need is also brought up to date after a while.
    if (step.length % 3 === 2) expect(warm.diagnostics).toEqual(cold.diagnostics);
    else expect(everything(warm, days, spots)).toEqual(everything(cold, days, spots));
  }
}

const text = (f: SourceFile): string => new TextDecoder().decode(f.bytes);
const steps = fc.array(fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 8 });

describe("compiling again after edits gives what compiling anew gives", () => {
  test("acts, polities and viewpoints of random worlds", () => {
    fc.assert(
      fc.property(fc.array(world, { minLength: 3, maxLength: 3 }), steps, (worlds, edits) => {
        const variants = new Map<string, (string | undefined)[]>();
        for (const w of worlds)
          for (const f of filesOf(w)) {
            const list = variants.get(f.path) ?? [undefined, "type: [", "oops: 1\n"];
            list.push(text(f), text(f).replace(/act1/g, "act2"));
            variants.set(f.path, list);
          }
        const start = new Map(filesOf(worlds[0] as (typeof worlds)[number]).map((f) => [f.path, text(f)]));
        walk(start, variants, edits, [toDay(4), toDay(9)], [middle(0), middle(3)]);
      }),
      { numRuns: 12 },
    );
  });

  test("records that hang on each other: land, dates, acts upon acts, texts, sheets", () => {
    fc.assert(
      fc.property(steps, (edits) => {
        const start = new Map([...editable].flatMap(([path, [first]]) => (first === undefined ? [] : [[path, first] as const])));
        walk(
          start,
          editable,
          edits,
          [-18_000, -17_000],
          [
            [10.5, 50.5],
            [11.5, 50.5],
          ],
        );
      }),
      { numRuns: 15 },
    );
  });

  test("what a finding about one file says of others", () => {
    const base = new Map([
      ["atlas.yaml", "title: { en: A }\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: all }\n"],
      ["viewpoints/all.yaml", "name: { en: All }\ngroups: [[all-polities]]\n"],
      ["events/e.yaml", "type: battle\nwhen: 1920-01-01\nat: vilnia\nactors: [aa]\nbasis: derived\n"],
      ["events/f.yaml", "type: battle\nwhen: 1921-01-01\nbasis: derived\n"],
      ["territories/half.yaml", "extent: whole\nlicence: CC-BY-NC-4.0\n"],
      ["territories/whole.yaml", "extent: { polygon: [[[10,50],[11,50],[11,51],[10,51],[10,50]]] }\nprecision_km: 1\n"],
      ["places/in.yaml", "at: { lat: 50.5, lon: 10.5 }\nin: half\n"],
    ]);
    const edits: readonly (readonly [string, string | undefined])[] = [
      ["places/vilnius.yaml", "at: { lat: 54, lon: 25 }\n"], // a better suggestion
      ["places/vilnia.yaml", "at: { lat: north }\n"], // there, though it cannot be read
      ["places/vilnia.yaml", "at: { lat: 54, lon: 25 }\n"],
      ["places/vilnia.yaml", undefined],
      ["polities/aa.yaml", "type: state\nname: { en: Aa }\nexists: { from: f#start }\n"],
      ["events/f.yaml", "type: battle\nwhen: 1919-01-01\nbasis: derived\n"], // the day on which another begins to exist
      ["territories/whole.yaml", "extent: { polygon: [[[20,50],[21,50],[21,51],[20,51],[20,50]]] }\nprecision_km: 1\n"], // land of others
      ["atlas.yaml", "title: { en: A }\nlicence: CC-BY-NC-4.0\ndefault: { date: 1920-01-01, viewpoint: all }\n"], // what the head allows
    ];
    const state = new Map(base);
    const cache = new CompileCache();
    let last: unknown = compile(files(state), { cache }).diagnostics;
    for (const [path, content] of edits) {
      if (content === undefined) state.delete(path);
      else state.set(path, content);
      const warm = compile(files(state), { cache }).diagnostics;
      expect(warm).toEqual(compile(files(state)).diagnostics);
      expect(warm, `${path} changes what is found`).not.toEqual(last);
      last = warm;
    }
  });

  test("the order of two steps narrows the days of one of them, until the other is moved", () => {
    const treaty = (inForce: string): string =>
      `type: treaty\nparties: [aa, bb]\nbinding: signed\nstages:\n  - { stage: signed, on: "[1920-01-01..1920-12-31]" }\n  - { stage: in-force, on: ${inForce} }\neffects: [{ title: bb, over: land }]\n`;
    const state = new Map([
      ["atlas.yaml", "title: { en: A }\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: all }\n"],
      ["viewpoints/all.yaml", "name: { en: All }\ngroups: [[all-polities]]\n"],
      ["polities/aa.yaml", "type: state\nname: { en: Aa }\n"],
      ["polities/bb.yaml", "type: state\nname: { en: Bb }\n"],
      ["territories/land.yaml", "extent: { polygon: [[[10,50],[11,50],[11,51],[10,51],[10,50]]] }\nprecision_km: 1\n"],
    ]);
    const cache = new CompileCache();
    const told = ["1920-06-15", "1920-10-15", "1920-06-15"].map((inForce) => {
      state.set("instruments/t.yaml", treaty(inForce));
      const ask = ({ resolver }: Compilation) => resolver.history({ at: [10.5, 50.5] }, { viewpoint: "all" });
      const warm = ask(compile(files(state), { cache }));
      expect(warm).toEqual(ask(compile(files(state))));
      return warm;
    });
    expect(told[1]).not.toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  test("what begins with the period of the atlas was so before, until the period is another", () => {
    const head = "title: { en: A }\nlicence: CC0-1.0\ndefault: { date: 1920-06-01, viewpoint: all }\n";
    const state = new Map([
      ["viewpoints/all.yaml", "name: { en: All }\ngroups: [[consensus]]\n"],
      ["polities/aa.yaml", "type: state\nname: { en: Aa }\n"],
      ["territories/land.yaml", "extent: { polygon: [[[10,50],[11,50],[11,51],[10,51],[10,50]]] }\nprecision_km: 1\n"],
      ["events/e.yaml", "type: handover\nname: { en: E }\nwhen: 1920-01-01\neffects: [{ control: aa, over: land }]\n"],
    ]);
    const cache = new CompileCache();
    const day = Date.UTC(1920, 5, 1) / 86_400_000;
    const before = ["", "period: 1920-01-01/1930-12-31\n", "period: 1919-01-01/1930-12-31\n", "period: 1920-01-01/1930-12-31\n"].map(
      (period) => {
        state.set("atlas.yaml", head + period);
        const ask = ({ resolver }: Compilation) => resolver.who({ at: [10.5, 50.5] }, day, { viewpoint: "all" });
        const warm = ask(compile(files(state), { cache }));
        expect(warm).toEqual(ask(compile(files(state))));
        return warm.control.since_before ?? false;
      },
    );
    expect(before).toEqual([false, true, false, true]);
  });

  test("after a compilation that was cancelled, while files were read or while land was arranged", () => {
    for (const polls of [0, 1, 2, 5]) {
      const state = new Map([...editable].flatMap(([path, [first]]) => (first === undefined ? [] : [[path, first] as const])));
      const cache = new CompileCache();
      compile(files(state), { cache });
      for (const path of ["territories/west.yaml", "events/hold.yaml"]) state.set(path, editable.get(path)?.[1] as string);
      let asked = 0;
      expect(() => compile(files(state), { cache, cancelled: () => asked++ >= polls })).toThrow(ArrangeCancelled);
      expect(compile(files(state), { cache }).diagnostics).toEqual(compile(files(state)).diagnostics);
    }
  });

  test("how far it is rises over reading, land and checking", () => {
    const told: [number, string][] = [];
    compile(generatedAtlas(600), { progress: (fraction, stage) => told.push([fraction, stage]) });
    const fractions = told.map(([fraction]) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
    expect(new Set(told.map(([, stage]) => stage))).toContain("reading files");
    expect(told.at(-1)?.[1]).toBe("checking");
  });

  test("a generated atlas, and the flagship", () => {
    for (const all of [generatedAtlas(300), folderFiles("atlases/vilnius")]) {
      const start = new Map(all.map((f) => [f.path, text(f)]));
      const edited = [...start.keys()]
        .filter((path) => path.endsWith(".yaml"))
        .filter((_, i, paths) => i % Math.ceil(paths.length / 12) === 0);
      const variants: Variants = new Map(
        edited.map((path) => {
          const original = start.get(path) as string;
          return [path, [original.replace(/19(\d\d)/, "18$1"), undefined, original.replace(/: /, " "), `# moved\n${original}`, original]];
        }),
      );
      const each = edited.map((_, p) => [[p, p]] as const);
      walk(start, variants, each, [-18_000, -17_500], [[25.28, 54.689]]);
    }
  });
});
