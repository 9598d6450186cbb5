import { describe, expect, test } from "vitest";
import { disagreementsOf } from "../../../src/core/law/disagreements.ts";
import { recognitionHistory, recognitionMatrix } from "../../../src/core/law/recognition.ts";
import { atlasWith, on } from "./world.ts";

const { atlas } = atlasWith({
  "historiographies/scholar.yaml": "type: author\n",
  "instruments/note.yaml": "type: note\nissued_by: bb\non: 1919-09-23\neffects: [{ recognises: aa, mode: de-facto, cite: book p. 1 }]\n",
  "instruments/treaty.yaml":
    "type: treaty\nparties: [aa, bb]\nbinding: signed\non: 1920-07-12\neffects: [{ recognises: aa, by: bb, mode: de-jure, ground: The right of peoples, cite: book p. 2 }]\n",
  "instruments/act.yaml": "type: declaration\nissued_by: dd\non: 1922-07-28\neffects: [{ recognises: aa, cite: other p. 1 }]\n",
  "statements/reading.yaml":
    "according_to: aa\nwhen: 1922-07-28\neffects: [{ recognises: aa, by: dd, mode: de-jure, according_to: aa, cite: other p. 2 }]\n",
  "statements/doubt.yaml":
    "according_to: scholar\nwhen: 2002\neffects: [{ recognises: aa, by: dd, according_to: scholar, conditional: true, condition: governments only, when: 1922-07-28, cite: book p. 3 }]\n",
});

describe("recognition", () => {
  test("is a history of steps for each pair", () => {
    const pair = recognitionHistory(atlas).find((p) => p.by === "bb");
    expect(pair?.steps.map((s) => [s.since, s.accounts.map((a) => a.mode), s.differ_on])).toEqual([
      ["1919-09-23", ["de-facto"], []],
      ["1920-07-12", ["de-jure"], []],
    ]);
    expect(pair?.steps[1]?.accounts[0]).toMatchObject({
      ground: { und: "The right of peoples" },
      act: "treaty",
      cite: [{ source: "book", locator: "p. 2" }],
    });
  });

  test("on a day the latest step decides, and where accounts of it differ nobody is preferred", () => {
    const before = recognitionMatrix(atlas, on("1920-01-01"));
    expect(before.cells.map((c) => [c.by, c.of, c.mode])).toEqual([["bb", "aa", "de-facto"]]);
    const after = recognitionMatrix(atlas, on("1923-01-01"));
    expect(after).toMatchObject({ by: ["bb", "dd"], of: ["aa"] });
    expect(after.cells.map((c) => [c.by, c.mode, c.conditional, c.step.differ_on])).toEqual([
      ["bb", "de-jure", false, []],
      ["dd", null, null, ["mode", "conditional"]],
    ]);
    expect(after.cells[1]?.step.accounts.map((a) => a.according_to)).toEqual([["dd"], ["scholar"], ["aa"]]);
  });

  test("passes to who inherits it", () => {
    const { cells, by } = recognitionMatrix(atlas, on("1926-01-01"));
    expect(by).toEqual(["cc", "dd"]);
    expect(cells[0]?.step.accounts[0]).toMatchObject({ by: "cc", after: "bb", mode: "de-jure" });
  });

  test("of which accounts differ is among the disagreements", () => {
    const found = disagreementsOf(atlas).find((d) => d.kind === "recognition");
    expect(found).toMatchObject({ id: "dd→aa", open: true, treatment: "both" });
    expect(found?.answers.map((a) => a.text.und)).toEqual([
      "unspecified, 1922-07-28",
      "unspecified, conditional, 1922-07-28",
      "de-jure, 1922-07-28",
    ]);
  });
});
