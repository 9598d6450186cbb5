import { describe, expect, it } from "vitest";
import { obligationOn } from "../../../src/core/law/obligation-state.ts";
import { atlasWith } from "../law/world.ts";

const LAND = "extent: { polygon: [[[20, 50], [21, 50], [21, 51], [20, 51]]] }\nprecision_km: 5\ncite: book\n";

/** A treaty whose articles others annul, accept, follow and suspend, by whatever they are called. */
function world(first: string, second: string, effect: string) {
  return atlasWith({
    "territories/land.yaml": LAND,
    "instruments/peace.yaml": `type: treaty
parties: [aa, bb]
stages:
  - { stage: signed, on: 1920-01-01 }
  - { stage: in-force, on: 1920-02-01 }
  - { stage: accepted, by: dd, on: 1920-03-01, articles: ["${first}"] }
  - { stage: suspended, on: 1921-01-01, articles: ["${second}"] }
cite: book
articles:
  "1": { effects: [{ title: aa, over: land }] }
  "2": { effects: [{ control: bb, over: land }, { promises: gold }] }
`,
    "instruments/decree.yaml": `type: decree
issued_by: aa
on: 1920-06-01
cite: book
effects:
  - { annuls: "peace#${second}" }
  - { title: bb, over: land, after: "peace#${effect}" }
  - { accepts: "peace#${first}", by: aa }
`,
    "obligations/gold.yaml": `type: money
by: bb
to: aa
amount: 5 gold-rouble
arises_from: "peace#${second}"
cite: book
`,
  });
}

const told = ({ atlas, diagnostics }: ReturnType<typeof world>) => ({
  faults: diagnostics.filter((d) => d.rule !== "unused-record").map((d) => `${d.rule} ${d.message}`),
  assertions: atlas.assertions.map((a) => [
    a.id,
    a.effect.after,
    a.assertors.map((x) => x.assertor),
    a.annulments.map((n) => n.by),
    a.suspensions.map((s) => s.by),
  ]),
  gold: obligationOn(atlas, atlas.collections.obligations.get("gold") as never).arises?.on,
});

describe("parts of records", () => {
  it("are the same by eId as by key", () => {
    const byKey = told(world("1", "2", "1/1"));
    expect(byKey.faults).toEqual([]);
    expect(byKey.assertions).toContainEqual([
      "peace#2/1",
      undefined,
      ["aa", "bb", "consensus"],
      ["decree#1"],
      Array(3).fill("peace#suspended"),
    ]);
    expect(byKey.assertions).toContainEqual(["peace#1/1", undefined, ["aa", "bb", "dd"], [], []]);
    expect(byKey.assertions).toContainEqual(["decree#2", ["peace#1/1"], ["aa"], [], []]);
    expect(told(world("art_1", "art_2", "art_1__para_1"))).toEqual(byKey);
    // An article stands for all of its effects.
    expect(told(world("1", "art_2", "art_1"))).toEqual(byKey);
  });

  it("that a record does not have are said, in the spelling of the author", () => {
    const { diagnostics } = world("art_1", "art_3", "1/7");
    const said = diagnostics.filter((d) => d.rule === "dangling-reference").map((d) => [d.message, d.help]);
    expect(said).toContainEqual(["peace has no article, effect or stage art_3", "did you mean peace#art_1"]);
    expect(said).toContainEqual(["peace has no article, effect or stage 1/7", "did you mean peace#1/1"]);
    expect(said).toHaveLength(4);
  });

  it("of a date are stages that there can be", () => {
    const { diagnostics } = atlasWith({
      "events/battle.yaml": "type: battle\nwhen: 1920-01-01\ncite: book\n",
      "events/retreat.yaml": "type: retreat\nwhen: 2 days after battle#begin\ncite: book\npart_of: battle\n",
    });
    expect(diagnostics.filter((d) => d.rule === "dangling-reference").map((d) => [d.message, d.help])).toEqual([
      ["battle has no part begin", "battle has start, end; correct the address, or record the part"],
    ]);
  });
});
