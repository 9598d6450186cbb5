/** Remedies that a program carries out: what nothing else can have meant, and nothing that makes more wrong. */
import { describe, expect, test } from "vitest";
import { changed } from "../../../src/core/author/edits.ts";
import { mend, remedyOf } from "../../../src/core/author/fixes.ts";
import { NameIndex } from "../../../src/core/author/name-index.ts";
import { compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { file, smallAtlas, textIn } from "./small-atlas.ts";

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

describe("a key to be added", () => {
  const offered = (files: readonly SourceFile[], rule: string): string => {
    const index = new NameIndex(files);
    const found = check(files).find((diagnostic) => diagnostic.rule === rule);
    const remedy = found && remedyOf(found, index);
    return remedy ? textIn(changed(files, remedy.change), "events/events.yaml") : "nothing";
  };
  test("stands behind the first one, as the map is written", () => {
    expect(offered(event("b:\n  type: war # why\n  at: mill\n"), "missing-key")).toContain("b:\n  type: war # why\n  when: \n  at: mill\n");
    expect(offered(event("b: { type: war, at: mill }\n"), "missing-key")).toContain("b: { type: war, when: , at: mill }\n");
    expect(offered(event("b:\n  gist: |\n    Two\n    lines.\n  type: war\n"), "missing-key")).toContain(
      "    lines.\n  when: \n  type: war\n",
    );
  });
  test("is never written without its value", () => {
    expect(mended("b: { type: war }\n", true)).toBe("b: { type: war }\n");
  });
  test("until, where a holder has ended", () => {
    const polities =
      "avia: { type: state, exists: { until: 1930-01-01 }, basis: general-knowledge }\nbovia: { type: state, basis: general-knowledge }\n";
    const files = smallAtlas({
      "polities/polities.yaml": polities,
      "events/events.yaml":
        "avia:\n  type: war\n  when: 1900\n  basis: general-knowledge\n  effects: [{ control: avia, over: far-bank }]\n",
    });
    expect(offered(files, "holder-has-ended")).toContain("[{ control: avia, until: 1930-01-01, over: far-bank }]");
    const { files: after, done } = mend(files, check, true);
    expect(done.map(({ title }) => title)).toContain("add until: 1930-01-01");
    expect(check(after).map(({ rule }) => rule)).not.toContain("holder-has-ended");
  });
});

test("a file of another name is taken for the one that was meant", () => {
  const land = textIn(smallAtlas(), "territories/land.yaml");
  const files = [
    ...smallAtlas({
      "territories/land.yaml": `${land}isle: { type: island, extent: land.geojsn.geojson#isle, precision_km: 1, basis: general-knowledge }\n`,
    }),
    file(
      "territories/land.geojson",
      '{"type":"FeatureCollection","features":[{"type":"Feature","id":"isle","properties":{},"geometry":{"type":"Polygon","coordinates":[[[25,50],[26,50],[26,51],[25,50]]]}}]}',
    ),
  ];
  expect(textIn(mend(files, check, true).files, "territories/land.yaml")).toContain("extent: land.geojson#isle");
});
