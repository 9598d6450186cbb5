import { describe, expect, test } from "vitest";
import { disagreementsOf, sourcedAt } from "../../../src/core/law/disagreements.ts";
import { atlasWith } from "./world.ts";

const { atlas, diagnostics } = atlasWith({
  "territories/land.yaml": "extent: { polygon: [[[25, 54], [26, 54], [26, 55], [25, 55], [25, 54]]] }\nprecision_km: 1\n",
  "places/p.yaml": "inside: { at: { lat: 54.5, lon: 25.5 } }\noutside: { at: { lat: 50, lon: 20 } }\n",
  "events/taken.yaml": `type: capture
when: [{ value: 1920-10-08, cite: book p. 1 }, { value: 1920-10-09, cite: other p. 1, note: after noon }, { value: 1919-10-09, cite: other p. 9, rank: deprecated }]
cite: book p. 1
effects: [{ control: aa, over: land }, { passes: something, certainty: disputed }]
`,
  "events/ended.yaml":
    "type: withdrawal\nwhen: [{ value: 1921-01-01, cite: book p. 2 }, { value: 1921-02-01, cite: other p. 2 }]\neffects: [{ withdraws: aa, over: land }]\n",
  "figures/area.yaml": "about: land\nmeasure: area\nvalue: [{ value: 100 km2, cite: book p. 3 }, { value: 10000 ha, cite: other p. 3 }]\n",
  "figures/other.yaml":
    "about: land\nmeasure: area\nvalue: [{ value: 100 km2, cite: book p. 3 }, { value: 200 km2, cite: other p. 3, rank: deprecated }]\n",
  "figures/twice.yaml": `taken-share:
  about: land
  measure: area
  value: [{ value: 100 sq-mi, cite: book p. 4, note: { en: round } }, { value: 300 km2, cite: other p. 4 }]
taken-share-again:
  about: land
  measure: area
  value: [{ value: 100 sq-mi, cite: [book p. 4, other p. 5], note: { en: all told } }, { value: 300 km2, cite: other p. 4, rank: deprecated }]
`,
  "disagreements/d.yaml": `d0:
  question: How large?
  about: land
  at: [taken-share/value, taken-share-again/value, area/value]
  treatment: both
d1:
  question: On which day?
  about: taken
  at: [taken/when, taken/nowhere]
  values: [{ value: Some day in autumn, basis: general-knowledge }]
  treatment: both
  affects: Who held it on the eighth.
`,
});
const all = disagreementsOf(atlas);
const of = (id: string) => all.find((d) => d.id === id);

describe("disagreements", () => {
  test("are authored ones with their values, and values found in records that no authored one points at", () => {
    expect(diagnostics.filter((d) => d.severity === "error").map((d) => d.rule)).toEqual(["path-without-value"]);
    expect(all.map((d) => [d.kind, d.id])).toEqual([
      ["authored", "d0"],
      ["authored", "d1"],
      ["value", "events/ended/when"],
      ["value", "figures/other/value"],
    ]);
  });

  test("hold every answer with its source, plain errors among them as such", () => {
    expect(of("d1")?.answers.map((a) => [a.text.und, a.counts, a.cite[0]?.source ?? a.basis, a.at])).toEqual([
      ["Some day in autumn", true, "general-knowledge", []],
      ["1920-10-08", true, "book", ["events/taken/when/0"]],
      ["1920-10-09", true, "other", ["events/taken/when/1"]],
      ["1919-10-09", false, "other", ["events/taken/when/2"]],
    ]);
    expect(of("d1")).toMatchObject({
      open: true,
      at: ["events/taken/when"],
      astray: ["taken/nowhere"],
      affects: { und: "Who held it on the eighth." },
    });
    expect(of("figures/other/value")).toMatchObject({ treatment: "plain-error", open: false });
  });

  test("tell a value that stands in two records once, with the sources, notes and places of both", () => {
    expect(of("d0")?.answers.map((a) => [a.text.und, a.rank, a.cite.map((c) => `${c.source} ${c.locator}`), a.note?.en, a.at])).toEqual([
      [
        "100 sq-mi",
        "normal",
        ["book p. 4", "other p. 5"],
        "round; all told",
        ["figures/taken-share/value/0", "figures/taken-share-again/value/0"],
      ],
      ["300 km2", "normal", ["other p. 4"], undefined, ["figures/taken-share/value/1"]],
      // Where one record ranks it lower, that is another answer.
      ["300 km2", "deprecated", ["other p. 4"], undefined, ["figures/taken-share-again/value/1"]],
      ["100 km2", "normal", ["book p. 3"], undefined, ["figures/area/value/0"]],
      ["10000 ha", "normal", ["other p. 3"], undefined, ["figures/area/value/1"]],
    ]);
    expect(of("d0")?.answers[0]).toMatchObject({ of: ["territories/land"], converted: { unit: "km2" } });
  });

  test("know what hangs on a date: assertions, land, places and the days between", () => {
    const depends = of("d1")?.depends;
    expect(depends).toMatchObject({ assertions: ["taken#1", "taken#2"], places: ["inside"], days: "[1920-10-08..1920-10-09]" });
    expect(depends?.area_km2).toBeGreaterThan(7000);
    expect(of("events/ended/when")?.depends).toMatchObject({ assertions: ["ended#1"], days: "[1921-01-01,1921-02-01]" });
  });

  test("one quantity in two units is no disagreement", () => {
    expect(of("figures/area/value")).toBeUndefined();
  });

  test("paths may name the collection, and ids may hold slashes", () => {
    expect(sourcedAt(atlas, "events/taken/when")?.values).toHaveLength(3);
    expect(sourcedAt(atlas, "taken/when")?.values).toHaveLength(3);
    expect(sourcedAt(atlas, "taken/__proto__/when")).toBeUndefined();
    expect(sourcedAt(atlas, "taken")).toBeUndefined();
  });
});
