/** Compiling with what an earlier compilation left gives exactly what compiling anew gives, whatever was edited in between. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generatedAtlas } from "../../bench/record-files.ts";
import { type Compilation, CompileCache, compile } from "../../src/core/compile.ts";
import type { SourceFile } from "../../src/core/model/atlas.ts";
import type { MapLayer } from "../../src/core/resolve/answer.ts";
import { folderFiles } from "./folder-files.ts";
import { editable, type Variants } from "./edits.ts";
import { filesOf, middle, toDay, world } from "./resolve/world.ts";

const LAYERS: readonly MapLayer[] = ["title", "control", "claims", "divergence", "dispute"];
const encoder = new TextEncoder();

/** Everything an atlas answers, as one comparable value. */
function everything({ atlas, resolver, diagnostics }: Compilation, days: readonly number[], spots: readonly (readonly [number, number])[]): unknown {
  return {
    diagnostics,
    head: atlas.head,
    used: [...atlas.used].map((r) => `${r.collection}/${r.id}`).sort(),
    assertions: atlas.assertions.map(({ record, ...rest }) => [`${record.collection}/${record.id}`, rest]),
    collections: Object.entries(atlas.collections).map(([name, records]) => [name, [...records.keys()]]),
    faces: [...atlas.collections.territories.keys()].map((id) => [id, [...atlas.land.facesOfTerritory(id)]]),
    snapshots: [...atlas.collections.viewpoints.keys()].flatMap((viewpoint) =>
      LAYERS.flatMap((layer) => days.map((day) => resolver.snapshot(day, viewpoint, layer).holdings.map((h) => ({ ...h, faces: [...h.faces] })))),
    ),
    who: [...atlas.collections.viewpoints.keys()].flatMap((viewpoint) =>
      spots.map((at) => [resolver.who({ at }, days[0] as number, { viewpoint, explain: true }), resolver.history({ at }, { viewpoint, knownOn: days[1] })]),
    ),
    disputes: resolver.disputes().map((d) => ({ ...d, faces: [...d.faces] })),
  };
}

const files = (state: ReadonlyMap<string, string>): SourceFile[] => [...state].map(([path, text]) => ({ path, bytes: encoder.encode(text) }));

/** Walks through edits; each step puts another variant of some files in place and compares warm with cold. */
function walk(start: ReadonlyMap<string, string>, variants: Variants, steps: readonly (readonly (readonly [number, number])[])[], days: readonly number[], spots: readonly (readonly [number, number])[]): void {
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
        walk(start, editable, edits, [-18_000, -17_000], [[10.5, 50.5], [11.5, 50.5]]);
      }),
      { numRuns: 30 },
    );
  });

  test("a generated atlas, and the flagship", () => {
    for (const all of [generatedAtlas(300), folderFiles("atlases/vilnius")]) {
      const start = new Map(all.map((f) => [f.path, text(f)]));
      const edited = [...start.keys()].filter((path) => path.endsWith(".yaml")).filter((_, i, paths) => i % Math.ceil(paths.length / 12) === 0);
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
