/** How much of what a careful reader finds the rules find, and how much of what they find is so. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { draftArticle } from "../../../src/import/draft/draft.ts";
import { filesOf } from "../../rules/examples.ts";
import * as expected from "./expected.ts";
import * as names from "./names.ts";
import { scoresOf } from "./score.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");
const DOSSIER = process.env["DEJURE_DOSSIER"] ?? join(root, "../shared/dossier");

const measured = (path: string, atlas: readonly SourceFile[], wanted: expected.Expected) => {
  const draft = draftArticle(readFileSync(path), { path, atlas: compile(atlas).atlas, language: "en" });
  if (!draft.analysis) throw new Error("not read");
  return { draft, scores: new Map(scoresOf(draft.analysis, wanted).map((score) => [score.what, score])) };
};

describe.each([
  ["Schleswig, Markdown", "schleswig.md", names.SCHLESWIG, expected.SCHLESWIG],
  ["Åland, HTML", "aland.html", names.ALAND, expected.ALAND],
  ["Tacna and Arica, wikitext", "tacna-arica.wiki", names.TACNA, expected.TACNA],
  ["Trieste, plain text with broken lines", "trieste.txt", names.TRIESTE, expected.TRIESTE],
] as const)("%s", (_, file, atlas, wanted) => {
  const path = join(here, "articles", file);
  const { draft, scores } = measured(path, atlas, wanted);
  test("has its sentences", () => {
    expect(draft.analysis?.findings.length).toBe(wanted.sentences);
  });
  test.each(["dates", "markers", "quantities", "parties", "holders"])("%s: precision and recall of 0.95 or more", (what) => {
    const score = scores.get(what);
    expect(score?.precision, score?.extra.join("; ")).toBeGreaterThanOrEqual(0.95);
    expect(score?.recall, score?.missed.join("; ")).toBeGreaterThanOrEqual(0.95);
  });
});

const ARTICLE = join(DOSSIER, "article.txt");
describe.skipIf(!existsSync(ARTICLE))("the article of the flagship atlas, after section 1 of the dossier", () => {
  const { scores } = existsSync(ARTICLE)
    ? measured(ARTICLE, filesOf(join(root, "atlases/vilnius")), expected.VILNIUS)
    : { scores: new Map() };
  test.each([
    // “interwar” is a period that only knowledge dates
    ["dates", 1, 0.85],
    // two markers whose sentence the dossier leaves open
    ["markers", 0.8, 1],
    ["quantities", 1, 1],
    ["parties", 0.9, 0.95],
    ["holders", 0.9, 0.9],
  ])("%s: precision %d, recall %d", (what, precision, recall) => {
    const score = scores.get(what);
    expect(score?.precision, score?.extra.join("; ")).toBeGreaterThanOrEqual(precision);
    expect(score?.recall, score?.missed.join("; ")).toBeGreaterThanOrEqual(recall);
  });
});
test.runIf(!existsSync(ARTICLE))(`skipped: the flagship's article is not at ${ARTICLE}`, () => {});
