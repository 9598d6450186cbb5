/** Every question that was worked out by hand, put to what is kept of its atlas. */
import { describe, expect, test } from "vitest";
import { partsOf } from "../../src/cli/kept/keep.ts";
import { type KeptAtlas, keptAtlas } from "../../src/cli/kept/kept-atlas.ts";
import { type KeptCell, keptCell } from "../../src/cli/kept/kept-cell.ts";
import { packed, unpacked } from "../../src/cli/kept/kept-file.ts";
import { answerTo, casesWithQuestions, compileCase, questionsOf } from "./questions.ts";

/** The atlas as a file would give it back, with what is known of its cells. */
function reopened(name: string, cells: ReadonlyMap<number, KeptCell> = new Map()): KeptAtlas {
  const compiled = compileCase(name);
  const file = Buffer.concat(packed("key", "place", partsOf({ root: "", files: [], ...compiled }) ?? {}));
  const parts = unpacked((at, length) => new Uint8Array(file.subarray(at, at + length)), "key", "place");
  if (!parts) throw new Error("nothing was kept");
  return keptAtlas(parts, (cell) => cells.get(cell));
}

describe.each(casesWithQuestions())("%s, as it is kept", (name) => {
  test("answers as worked out by hand, also once its cells are kept", () => {
    const first = reopened(name);
    const questions = questionsOf(name);
    const asked = (of: KeptAtlas) => questions.map((question) => [question.text, answerTo({ ...of, diagnostics: [] }, question)]);
    const expected = questions.map(({ text, expected }) => [text, expected]);
    expect(asked(first)).toEqual(expected);
    const { cells, dockets } = first.resolver;
    const kept = new Map<number, KeptCell>();
    for (const cell of first.touched.keys()) {
      const worked = dockets.ground.workedSoFar(cells.assertionsOf(cell));
      const found = worked && keptCell(dockets.ground, cells.assertionsOf(cell), worked);
      if (found) kept.set(cell, structuredClone(found));
    }
    expect(kept.size).toBeGreaterThan(0);
    expect(asked(reopened(name, kept))).toEqual(expected);
  });
});
