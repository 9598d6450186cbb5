import { expect, test } from "vitest";
import type { SiteRecords } from "../../src/export/site/contract.ts";
import type { ShownHolding } from "../../src/export/site/model.ts";
import { becauseOf, captionOf, shownCells, sourcesOf } from "../../src/web/caption.ts";
import type { Reading } from "../../src/web/context.ts";

const records: SiteRecords = {
  assertions: {
    "a#1": { record: "events/a", verb: "control", cites: [{ source: "book" }, { source: "note" }], by: [] },
    "b#1": { record: "events/b", verb: "control", cites: [{ source: "book" }], by: [] },
  },
  records: {},
  sources: { book: { title: { en: "Book" }, short: "Book 1921" }, note: { title: { en: "Note" }, short: "Note" } },
};
const holding = { cells: [1] } as unknown as ShownHolding;
const land = { title: { because: ["a#1"] }, control: { because: ["b#1", "a#1"] }, claims: [{ because: ["c#1"] }] };
const seen = (layer: string) => ({ model: { land: () => land, cellCount: 3 }, view: { layer } }) as unknown as Reading;

test("what stands behind a layer is what decides it", () => {
  expect(becauseOf(seen("title"), [0])).toEqual(["a#1"]);
  expect(becauseOf(seen("divergence"), [0])).toEqual(["a#1", "b#1"]);
  expect(becauseOf(seen("claims"), [0])).toEqual(["c#1"]);
  expect(shownCells(seen("title"), [holding])).toEqual([1]);
  expect(shownCells(seen("divergence"), [])).toEqual([0, 1, 2]);
});

test("a picture says its day and viewpoint, its licence, its sources, and whose drawing it is", () => {
  const reading = {
    model: { atlas: { title: { en: "Atlas" }, licence: "CC0", attribution: ["Drawn here; Natural Earth", "Natural Earth"] } },
    say: (key: string, holes?: object) => `${key} ${Object.values(holes ?? {}).join()}`.trim(),
    text: () => ({ text: "Atlas", lang: "en" }),
  } as unknown as Reading;
  expect(sourcesOf(["a#1", "b#1"], records)).toEqual(["Book 1921", "Note"]);
  const lines = captionOf(
    reading,
    "9 October 1920 · as Poland sees it",
    sourcesOf(["a#1", "b#1"], records),
    "https://example.org/map/",
    900,
  );
  expect(lines).toEqual([
    "9 October 1920 · as Poland sees it",
    "Atlas. attribution CC0",
    "pages.sources: Book 1921; Note",
    "Drawn here; Natural Earth · https://example.org/map/",
  ]);
  // a narrow picture breaks its lines and loses no word of them
  const narrow = captionOf(reading, "9 October 1920 · as Poland sees it", ["Book 1921"], "x", 240);
  expect(Math.max(...narrow.map((line) => line.length))).toBeLessThan(40);
  expect(narrow.join(" ")).toContain("as Poland sees it");
});
