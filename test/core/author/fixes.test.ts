/** Remedies that a program carries out: what nothing else can have meant, and nothing that makes more wrong. */
import { describe, expect, test } from "vitest";
import { mend, remedyOf } from "../../../src/core/author/fixes.ts";
import { NameIndex } from "../../../src/core/author/references.ts";
import { compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { smallAtlas, textIn } from "./small-atlas.ts";

const check = (files: readonly SourceFile[]) => compile(files).diagnostics;
const event = (lines: string): SourceFile[] =>
  smallAtlas({ "events/events.yaml": `avia:\n  type: war\n  when: 1900\n  basis: general-knowledge\n${lines}` });
const mended = (lines: string, guesses = false): string =>
  textIn(mend(event(lines), check, guesses).files, "events/events.yaml")
    .split("basis: general-knowledge\n")
    .slice(1)
    .join("basis: general-knowledge\n");

describe("beyond doubt", () => {
  test.each([
    ["a date in words", "b: { type: war, when: 14 October 1920 }\n", "b: { type: war, when: 1920-10-14 }\n"],
    ["a date with dots", "b: { type: war, when: 14.10.1920 }\n", "b: { type: war, when: 1920-10-14 }\n"],
    ["a word in capitals", "b: { type: War, when: 1920 }\n", "b: { type: war, when: 1920 }\n"],
    ["a key with a hyphen", "b: { type: war, when: 1920, part-of: avia }\n", "b: { type: war, when: 1920, part_of: avia }\n"],
    ["yes for true", "b: { type: war, when: 1920, draft: yes }\n", "b: { type: war, when: 1920, draft: true }\n"],
    [
      "an address without scheme",
      "b: { type: war, when: 1920, links: www.example.org }\n",
      "b: { type: war, when: 1920, links: https://www.example.org }\n",
    ],
    ["an id in capitals", "b: { type: war, when: 1920, actors: [Avia] }\n", "b: { type: war, when: 1920, actors: [avia] }\n"],
  ])("%s", (_, wrong, right) => {
    expect(mended(wrong)).toBe(right);
  });
  test("comments and layout stay", () => {
    expect(mended("b: # why\n  type:   War # so\n\n  when: '1920'\n")).toBe("b: # why\n  type:   war # so\n\n  when: '1920'\n");
  });
});

describe("left to a person", () => {
  test.each([
    ["a date of two readings", "b: { type: war, when: 03/04/1920 }\n"],
    ["one end of an interval in words", "b: { type: war, when: 14.10.1920/1921 }\n"],
    ["a misspelt word", "b: { type: waar, when: 1920 }\n"],
    ["a misspelt id", "b: { type: war, when: 1920, actors: avja }\n"],
    ["half a file", "b: { type: War, when: 14 October 1920\n"],
  ])("%s", (_, wrong) => {
    expect(mended(wrong)).toBe(wrong);
  });
  test("and with guesses, the nearest word and id", () => {
    expect(mended("b: { type: waar, when: 1920, actors: avja }\n", true)).toBe("b: { type: war, when: 1920, actors: avia }\n");
  });
});

test("a remedy that would bring another error is left out, and said", () => {
  // The misspelt key may stand for one that is there already.
  const { files, left, done } = mend(event("b: { type: war, when: 1920, When: 1921 }\n"), check, true);
  expect(done).toEqual([]);
  expect(left.map(({ diagnostic }) => diagnostic.rule)).toEqual(["unknown-key"]);
  expect(textIn(files, "events/events.yaml")).toContain("When: 1921");
});

test("of a sound atlas there is nothing to mend", () => {
  const index = new NameIndex(smallAtlas());
  expect(check(smallAtlas()).flatMap((diagnostic) => remedyOf(diagnostic, index) ?? [])).toEqual([]);
  expect(mend(smallAtlas(), check).done).toEqual([]);
});
