import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchorsOf } from "../../../src/core/law/anchors.ts";
import { findPassage, pointAt, unitAt } from "../../../src/core/law/passages.ts";
import { atlasWith } from "./world.ts";

const TEXT =
  "Article 1.\r\n  Russia recognises — without reserve — the “independence”\nof Lithuania. It does so for ever.\nArticle 2. It does so for ever.\n";

describe("a passage", () => {
  test("is found in spite of line breaks, quotation marks and dashes, and given as it stands", () => {
    const hit = findPassage(TEXT, { exact: 'Russia recognises - without reserve - the "independence" of Lithuania.' });
    expect(hit?.selection.exact).toBe("Russia recognises — without reserve — the “independence”\nof Lithuania.");
    expect(TEXT.slice(hit?.selection.start, hit?.selection.end)).toBe(hit?.selection.exact);
    expect(hit?.selection).toMatchObject({ prefix: "Article 1.\r\n  ", suffix: " It does so for ever.\nArticle 2." });
  });

  test("is told from the same words elsewhere by what stands before, else by its offset", () => {
    expect(findPassage(TEXT, { exact: "It does so for ever.", prefix: "Article 2. " })?.selection.start).toBe(TEXT.lastIndexOf("It does"));
    expect(findPassage(TEXT, { exact: "It does so for ever.", start: 110 })?.selection.start).toBe(TEXT.lastIndexOf("It does"));
    expect(findPassage(TEXT, { exact: "It does so for ever." })?.selection.start).toBe(TEXT.indexOf("It does"));
    expect(findPassage(TEXT, { exact: "It does so for ever.", prefix: "Article 7. " })?.elsewhere).toBe(true);
  });

  test("may leave words out", () => {
    expect(findPassage(TEXT, { exact: "Russia recognises … of Lithuania." })?.selection.exact).toContain("without reserve");
    expect(findPassage(TEXT, { exact: "of Lithuania … Russia recognises" })).toBeUndefined();
  });

  test("is ambiguous where its words stand in several places and nothing says which", () => {
    const words = { exact: "It does so for ever." };
    expect(findPassage(TEXT, words)?.places).toBe(2);
    for (const more of [{ prefix: "Article 2. " }, { suffix: "Article 2." }, { start: 110 }])
      expect(findPassage(TEXT, { ...words, ...more })?.places, JSON.stringify(more)).toBe(1);
  });

  test("is counted in code points, as Web Annotations count", () => {
    const text = "𝌆𝌆 Article 1";
    expect(findPassage(text, { start: 3, end: 12 })?.selection).toMatchObject({ exact: "Article 1", start: 5, end: 14 });
    expect([unitAt(text, 3), pointAt(text, 5), unitAt(text, 99)]).toEqual([5, 3, undefined]);
  });

  test("may be given by offsets alone", () => {
    expect(findPassage(TEXT, { start: 0, end: 9 })?.selection.exact).toBe("Article 1");
    expect(findPassage(TEXT, { start: 0, end: 9999 })).toBeUndefined();
  });

  test("of any text is found where it was cut", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), fc.nat(59), fc.nat(59), (text, a, b) => {
        const [from, to] = [Math.min(a, b) % text.length, (Math.max(a, b) % text.length) + 1];
        const exact = text.slice(Math.min(from, to - 1), Math.max(from + 1, to)).toWellFormed();
        if (!text.includes(exact) || exact.trim() === "" || /…|\.\.\.|^\p{M}/u.test(exact)) return;
        const hit = findPassage(text, { exact });
        if (hit) expect(text.slice(hit.selection.start, hit.selection.end)).toBe(hit.selection.exact);
      }),
    );
  });
});

test("anchors of sentences and quotes are found, moved or orphaned; quotes from texts that the atlas does not carry are said", () => {
  const { atlas } = atlasWith({
    "sources/treaty.txt": TEXT,
    "sources/treaty.yaml": `type: treaty
title: Treaty
text: treaty.txt
locators: optional
sentences:
  "1": { gist: Recognition, annotation: { exact: without reserve, start: 33, end: 48 } }
  "2": { gist: Gone, annotation: { exact: with great reserve } }
  "3": { gist: Elsewhere, annotation: { exact: for ever, prefix: "never and " } }
`,
    "events/e.yaml":
      "type: conference\nwhen: 1920\ncite: [{ source: treaty, locator: art. 1, quote: 'recognises — without reserve' }, { source: book, quote: not here }]\n",
  });
  const { found, orphaned, unchecked } = anchorsOf(atlas);
  expect(found.map((a) => [a.locator, a.quoted_by?.record ?? null, a.selection.exact, a.moved])).toEqual([
    ["1", null, "without reserve", true],
    ["art. 1", "events/e", "recognises — without reserve", false],
  ]);
  expect(orphaned.map((o) => [o.locator, o.elsewhere])).toEqual([
    ["2", false],
    ["3", true],
  ]);
  expect(unchecked).toEqual([{ source: "book", locator: null, exact: "not here", quoted_by: { record: "events/e", path: "cite" } }]);
});
