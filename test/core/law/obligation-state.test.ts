import { describe, expect, test } from "vitest";
import { isRunning, obligationOn } from "../../../src/core/law/obligation-state.ts";
import { atlasWith, on } from "./world.ts";

const TREATY = `type: treaty
parties: [aa, bb]
stages: [{ stage: signed, on: 1920-07-12 }, { stage: exchanged, on: 1920-10-14 }, { stage: in-force, on: 1920-10-14 }]
articles:
  "12": { effects: [{ promises: debt, by: bb, to: aa }] }
  declaration: { effects: [{ promises: other, by: bb, to: aa, binding: signed }] }
`;
function promise(body: string, units = "") {
  const { atlas, diagnostics } = atlasWith({
    "instruments/treaty.yaml": TREATY,
    "obligations/all.yaml": `debt: { by: bb, to: aa, arises_from: "treaty#12", ${body} }\nother: { type: conduct, by: bb, to: aa, arises_from: "treaty#declaration" }\n`,
    ...(units !== "" && {
      "atlas.yaml": `title: Test\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: all }\nunits: ${units}\n`,
    }),
  });
  const record = atlas.collections.obligations.get("debt");
  if (!record) throw new Error(diagnostics.map((d) => d.message).join("; "));
  return (day?: string) => obligationOn(atlas, record, day === undefined ? Infinity : on(day));
}

describe("a promise of money due within a month and a half of the exchange", () => {
  const at = promise(
    'type: money, amount: { value: 3000000 gold-rouble, cite: book p. 1 }, due: { value: "within 1 month 15 days of treaty#exchanged", cite: book p. 1 }',
  );

  test("binds from force, is due until its last day, then overdue; that nothing is recorded is said beside it", () => {
    expect(at("1920-10-13").text).toBe("not yet");
    expect(at("1920-10-14").text).toBe("due, no performance recorded");
    expect(at("1920-11-29").text).toBe("due, no performance recorded");
    expect(at("1920-11-30")).toMatchObject({
      standings: ["overdue"],
      performance_recorded: false,
      text: "overdue, no performance recorded",
      on: "1920-11-30",
    });
    expect(at()).toMatchObject({
      on: null,
      due: { on: "1920-11-29", written: ["within 1 month 15 days of treaty#exchanged"], cite: [{ source: "book", locator: "p. 1" }] },
    });
  });

  test("currencies convert to nothing, and all is left", () => {
    expect(at("1921-01-01")).toMatchObject({
      amounts: [{ value: 3000000, unit: "gold-rouble" }],
      remaining: [{ left: [3000000, 3000000] }],
    });
    expect(at("1921-01-01").amounts[0]).not.toHaveProperty("converted");
  });
});

test("an effect that binds by signature makes its promise arise with it", () => {
  const { atlas } = atlasWith({
    "instruments/treaty.yaml": TREATY,
    "obligations/other.yaml": 'type: conduct\nby: bb\nto: aa\narises_from: "treaty#declaration"\n',
  });
  const other = atlas.collections.obligations.get("other");
  expect(other && obligationOn(atlas, other, on("1920-07-12"))).toMatchObject({ standings: ["due"], arises: { on: "1920-07-12" } });
});

describe("amounts", () => {
  const three =
    'type: goods, amount: [{ value: 100000 dessiatine, cite: book p. 1 }, { value: 107000 ha, cite: other }, { value: 1 ha, rank: deprecated }], lapses: "treaty#in-force + 20 years"';

  test("each source's stands in its own unit, with a conversion and where that comes from", () => {
    const { amounts } = promise(three)("1921-01-01");
    expect(amounts.map((a) => [a.value, a.unit, a.rank])).toEqual([
      [100000, "dessiatine", "normal"],
      [107000, "ha", "normal"],
      [1, "ha", "deprecated"],
    ]);
    expect(amounts[0]?.converted).toMatchObject({ value: 109250, unit: "ha", factor: 1.0925 });
    expect(amounts[0]?.converted?.source).toContain("statute of 1835");
  });

  test("a right that has run out has lapsed, and no default is found in that", () => {
    expect(promise(three)("1940-10-13").standings).toEqual(["due"]);
    expect(promise(three)("1940-10-14").text).toBe("lapsed, no performance recorded");
  });

  test("what is left is reckoned for each amount that counts, as a range where sources differ on what was done", () => {
    const at = promise(
      `${three}, performances: [{ state: partial, when: 1925-01-01, amount: [{ value: 10000 ha, cite: book }, { value: 20000 ha, cite: other }] }, { state: partial, when: 1930, amount: 1 ha }]`,
    );
    expect(at("1925-06-01")).toMatchObject({ standings: ["performed-in-part"], performance_recorded: true, text: "performed in part" });
    expect(at("1925-06-01").remaining.map((r) => [r.promised.unit, ...r.left])).toEqual([
      ["dessiatine", 81693.3638444, 90846.6819222],
      ["ha", 87000, 97000],
    ]);
  });

  test("parts that add up to the whole by every account are the whole", () => {
    const at = promise(
      "type: money, amount: 100 litas, performances: [{ state: partial, when: 1921-01-01, amount: 60 litas }, { state: partial, when: 1922-01-01, amount: 40 litas }]",
    );
    expect(at("1921-06-01").standings).toEqual(["performed-in-part"]);
    expect(at("1922-01-01").standings).toEqual(["performed"]);
    expect(isRunning(at("1922-01-01"))).toBe("no");
  });

  test("a part in another currency leaves the rest unreckoned", () => {
    expect(
      promise("type: money, amount: 100 litas, performances: [{ state: partial, when: 1921-01-01, amount: 60 usd }]")("1922-01-01")
        .remaining,
    ).toEqual([]);
  });

  test("the atlas's own unit converts by its own factor, with its citation", () => {
    const at = promise("type: goods, amount: 10 barrel", "{ barrel: { name: Barrel, factor: 0.16, of: m3, cite: book p. 9 } }");
    expect(at("1921-01-01").amounts[0]?.converted).toEqual({
      value: 1.6,
      unit: "m3",
      factor: 0.16,
      source: null,
      cite: [{ source: "book", locator: "p. 9" }],
    });
  });
});

describe("what was done", () => {
  const at = (performances: string) => promise(`type: things, due: 1921-01-01, performances: [${performances}]`);

  test("the latest counts", () => {
    const both = at("{ state: refused, when: 1921-06-01, by: bb }, { state: performed, when: 1930-01-01, by: cc }");
    expect(both("1925-01-01").standings).toEqual(["refused"]);
    expect(both("1930-01-01").standings).toEqual(["performed"]);
  });

  test("accounts that clash leave it disputed", () => {
    expect(
      at("{ state: performed, when: 1921-06-01, according_to: bb }, { state: refused, when: 1921-06-01, according_to: aa }")("1922-01-01")
        .standings,
    ).toEqual(["disputed"]);
  });

  test("what has no day may have come while those lived who did it", () => {
    const lost = at("{ state: refused, when: 1921-06-01 }, { state: disputed, by: cc }");
    expect(lost("1924-12-31").standings).toEqual(["refused"]);
    expect(lost("1950-01-01").standings).toEqual(["refused", "disputed"]);
    expect(lost().standings).toEqual(["disputed"]);
  });

  test("a day that may lie on either side leaves both answers", () => {
    expect(at("{ state: performed, when: 1920-12 }")("1920-12-15")).toMatchObject({
      standings: ["due", "performed"],
      text: "due or performed",
    });
  });

  test("one of two promisers alone performs a part", () => {
    const { atlas } = atlasWith({
      "instruments/treaty.yaml": TREATY,
      "obligations/both.yaml":
        'type: conduct\nby: [aa, bb]\nto: [aa, bb]\narises_from: "treaty#12"\nperformances: [{ state: performed, by: aa, when: 1921-01-01 }]\n',
    });
    const both = atlas.collections.obligations.get("both");
    expect(both && obligationOn(atlas, both, on("1922-01-01"))).toMatchObject({
      standings: ["performed-in-part"],
      promisers: [
        { polity: "aa", performed: true },
        { polity: "bb", performed: false },
      ],
    });
  });
});
