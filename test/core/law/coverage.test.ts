import { describe, expect, test } from "vitest";
import { coverageOf } from "../../../src/core/law/coverage.ts";
import { attributionDrifts } from "../../../src/core/law/drifting-attribution.ts";
import { sentencesNamed } from "../../../src/core/law/locators.ts";
import { atlasWith } from "./world.ts";

const { atlas } = atlasWith({
  "sources/page.yaml": `type: webpage
title: A Page
standing: tertiary
seen: mirror
sentences:
  S1: { gist: One }
  S2: { gist: Two, citation_needed: true, stated_as: fact }
  S3: { gist: Three, stated_as: view }
  S4: { gist: Four, stated_as: fact }
`,
  "events/battle.yaml": `type: battle
when: [{ value: 1920-01-01, cite: page S1 }, { value: 1920-01-02, cite: book p. 1 }]
cite: [page S1]
effects:
  - { passes: one }
  - { passes: two, cite: page S2 }
  - { passes: three, cite: [page S1, book p. 2] }
`,
  "events/unwritten.yaml": "type: census\nwhen: 1923\nbasis: general-knowledge\neffects: [{ passes: a }, { passes: b, basis: derived }]\n",
  "events/half.yaml": "type: census\nwhen: 1925\ncite: page S1\neffects: [{ passes: d, basis: general-knowledge }]\n",
  "events/bare.yaml": "type: census\nwhen: 1924\neffects: [{ passes: c }]\n",
  "interpretations/all.yaml": `held: { view: Held, about: battle, cite: page S3 }
told: { view: Told, about: battle, restates: held, cite: page S4 }
`,
});
const coverage = coverageOf(atlas);

describe("coverage", () => {
  test("tells for each sentence who rests on it, whether the citation is the effect's own or its record's", () => {
    const page = coverage.sources.find((s) => s.source === "page");
    expect(page?.sentences.map((s) => [s.key, s.carried_by.map((c) => c.assertion ?? `${c.record}/${c.path}`)])).toEqual([
      ["S1", ["events/battle/when/0/cite", "events/battle/cite", "battle#3", "battle#1", "events/half/cite"]],
      ["S2", ["battle#2"]],
      ["S3", ["interpretations/held/cite"]],
      ["S4", ["interpretations/told/cite"]],
    ]);
    expect(page?.uncarried).toEqual([]);
    expect(coverage.sources.find((s) => s.source === "book")?.locators.map((l) => [l.locator, l.carried_by.length])).toEqual([
      ["p. 1", 1],
      ["p. 2", 1],
    ]);
  });

  test("tells which assertions cite nothing, and what stands in for it", () => {
    expect(coverage.uncited).toEqual([
      { assertion: "bare#1", basis: null },
      { assertion: "half#1", basis: "general-knowledge" },
      { assertion: "unwritten#1", basis: "general-knowledge" },
      { assertion: "unwritten#2", basis: "derived" },
    ]);
  });

  test("tells which rest on one weak source", () => {
    expect(coverage.weak).toEqual([
      { assertion: "battle#1", source: "page", reasons: ["tertiary", "mirror"] },
      { assertion: "battle#2", source: "page", reasons: ["tertiary", "mirror", "citation-needed"] },
    ]);
  });

  test("adds up", () => {
    expect(coverage.totals).toEqual({
      sources: 3,
      unused: 1,
      sentences: 4,
      sentences_carried: 4,
      assertions: 7,
      cited: 3,
      general_knowledge: 2,
      derived: 1,
      bare: 1,
      weak: 2,
    });
  });

  test("reads locators that name several sentences", () => {
    const keys = ["S1", "S2", "S3", "S4"];
    expect(sentencesNamed("S1, S3", keys)).toEqual(["S1", "S3"]);
    expect(sentencesNamed("S2–S4", keys)).toEqual(["S2", "S3", "S4"]);
    expect(sentencesNamed("S1 and S4", keys)).toEqual(["S1", "S4"]);
    expect(sentencesNamed("p. 12", keys)).toEqual([]);
    expect(sentencesNamed("S1, p. 12", keys)).toEqual([]);
  });

  test("finds a view that became a fact, by the sentences cited", () => {
    expect(attributionDrifts(atlas).map((d) => [d.fact.id, d.view.id])).toEqual([["told", "held"]]);
  });
});
