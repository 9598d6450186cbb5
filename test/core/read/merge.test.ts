import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { mergeFiles } from "../../../src/core/read/merge.ts";
import { filesOf, middle, toDay, world } from "../resolve/world.ts";

const part = (files: readonly SourceFile[], keep: readonly number[]): SourceFile[] => files.filter((_, i) => keep.includes(i % 7));
const some = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 7 });

test("merging atlases is associative: files, conflicts and answers", () => {
  fc.assert(
    fc.property(world, world, some, some, some, (one, other, i, j, k) => {
      // Two worlds share paths and differ in content, so that there is something to fall out about.
      const [a, b, c] = [part(filesOf(one), i), part(filesOf(other), j), part(filesOf(one), k)];
      const ab = mergeFiles(a, b);
      const bc = mergeFiles(b, c);
      const left = mergeFiles(ab.files, c);
      const right = mergeFiles(a, bc.files);
      expect(left.files).toEqual(right.files);
      expect(mergeFiles(a, b, c).files).toEqual(left.files);
      const all = (...lists: readonly (readonly string[])[]) => [...new Set(lists.flat())].sort();
      expect(all(ab.conflicts, left.conflicts)).toEqual(all(bc.conflicts, right.conflicts));
      const [x, y] = [compile(left.files), compile([...right.files].reverse())];
      const ask = { viewpoint: "asked" };
      expect(y.resolver.who({ at: middle(0) }, toDay(9), ask)).toEqual(x.resolver.who({ at: middle(0) }, toDay(9), ask));
      expect(y.diagnostics).toEqual(x.diagnostics);
    }),
    { numRuns: 80 },
  );
});

test("the earlier atlas wins, and what it wins over is named", () => {
  const file = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) });
  const merged = mergeFiles([file("places/a.yaml", "one")], [file("places/a.yaml", "two"), file("places/b.yaml", "three")]);
  expect(merged.files.map((f) => new TextDecoder().decode(f.bytes))).toEqual(["one", "three"]);
  expect(merged.conflicts).toEqual(["places/a.yaml"]);
});
