/** What an answer says of itself: what decided, what lost and why, which dates would change it. */
import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import type { LayerAnswer } from "../../../src/core/resolve/answer.ts";
import { parseDay } from "../../import/day.ts";
import { sourceFiles } from "../../import/source-files.ts";

/** A square of land and three polities, with the records given; title or control at its middle. */
function asked(records: Readonly<Record<string, string>>) {
  const { resolver, diagnostics } = compile(
    sourceFiles({
      "atlas.yaml": "title: { en: A test }\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: aa }\n",
      "polities/all.yaml": "aa: { type: state }\nbb: { type: state }\ncc: { type: state }\n",
      "viewpoints/all.yaml":
        "aa: { groups: [[aa], [consensus]] }\nbb: { groups: [[bb], [consensus]] }\ncc: { groups: [[cc], [consensus]] }\n",
      "territories/land.yaml": "extent: { polygon: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }\nprecision_km: 1\n",
      ...records,
    }),
  );
  const spot = { at: [0.5, 0.5] } as const;
  return {
    rules: diagnostics.map((d) => d.rule),
    who: (day: string, viewpoint = "aa") => resolver.who(spot, parseDay(day), { viewpoint, explain: true }),
    history: (viewpoint = "aa") => resolver.history(spot, { viewpoint }),
  };
}
const readings = (answer: LayerAnswer): unknown => (answer.alternatives ?? []).map((a) => [a.holders[0]?.polity, a.reading]);
const reasons = (answer: LayerAnswer): unknown => (answer.rejected ?? []).map((r) => [r.assertion, r.assertor, r.reason, r.by]);

const taken = {
  "events/all.yaml": [
    "before: { type: occupation, when: 1910-01-01, effects: [{ control: bb, over: land }] }",
    "taken: { type: capture, when: 1920-01-17/1920-02-11, effects: [{ control: aa, over: land }] }",
  ].join("\n"),
};

test("an uncertain answer says which dates give which answer on the very day asked for", () => {
  expect(readings(asked(taken).who("1920-01-25").control)).toEqual([
    ["bb", [{ act: "taken", what: "took-effect", on: ["[1920-01-26..1920-02-11]"] }]],
    ["aa", [{ act: "taken", what: "took-effect", on: ["[1920-01-17..1920-01-25]"] }]],
  ]);
});

test("a run of days names no date that would be another on another of its days", () => {
  const spell = asked(taken)
    .history()
    .spells.find((s) => s.control.certainty === "uncertain");
  expect(spell && readings(spell.control)).toEqual([
    ["bb", undefined],
    ["aa", undefined],
  ]);
});

test("a run of days names the dates that hold for all of it", () => {
  const { history } = asked({
    "events/all.yaml": [
      'first: { type: capture, when: "[1920-01-01, 1920-03-01]", effects: [{ control: aa, over: land }] }',
      "second: { type: capture, when: 1920-02-01, effects: [{ control: bb, over: land }] }",
    ].join("\n"),
  });
  expect(history().spells.map((s) => [s.start, readings(s.control)])).toContainEqual([
    "1920-03-01",
    [
      ["bb", [{ act: "first", what: "took-effect", on: ["1920-01-01"] }]],
      ["aa", [{ act: "first", what: "took-effect", on: ["1920-03-01"] }]],
    ],
  ]);
});

test("a history has a run of its own from the day on which a treaty is signed that binds nobody yet", () => {
  const { history, who } = asked({
    "instruments/treaty.yaml":
      "type: treaty\nparties: [aa, bb]\nstages: [{ stage: signed, on: 1920-01-10 }, { stage: in-force, on: 1920-03-01 }]\neffects: [{ title: aa, over: land }]\n",
  });
  expect(history("cc").spells.map((s) => [s.start, s.title.silence])).not.toContainEqual(["1920-01-10", "signed-not-in-force"]);
  expect(history().spells.map((s) => [s.start, s.title.silence])).toContainEqual(["1920-01-10", "signed-not-in-force"]);
  expect([who("1920-01-09").title.silence, who("1920-01-10").title.silence]).toEqual(["no-record", "signed-not-in-force"]);
});

test("a date reckoned from another act's is that of what hangs on it", () => {
  const { who } = asked({
    "instruments/treaty.yaml":
      "type: treaty\nparties: [aa, bb]\nstages: [{ stage: in-force, on: 1920-01-10 }]\neffects: [{ control: aa, over: land, when: within 15 days of treaty#in-force }]\n",
  });
  expect(readings(who("1920-01-15").control)).toEqual([
    [undefined, [{ act: "treaty#1", what: "took-effect", on: ["[1920-01-16..1920-01-25]"] }]],
    ["aa", [{ act: "treaty#1", what: "took-effect", on: ["[1920-01-10..1920-01-15]"] }]],
  ]);
});

test("the end of an assertor is called an end", () => {
  const { who } = asked({
    "polities/all.yaml": "aa: { type: state, exists: { until: 1931 } }\nbb: { type: state }\ncc: { type: state }\n",
    "statements/aa.yaml": "{ according_to: aa, when: 1920-01-01, effects: [{ title: bb, over: land }] }",
  });
  expect(readings(who("1931-06-01").title)).toEqual([
    ["bb", [{ act: "aa", what: "ended", on: ["[1931-06-02..1931-12-31]"] }]],
    [undefined, [{ act: "aa", what: "ended", on: ["[1931-01-01..1931-06-01]"] }]],
  ]);
});

test("of two annulments the one that is void from the start is named", () => {
  const { who } = asked({
    "statements/all.yaml": [
      "said: { according_to: aa, when: 1939-08-23, effects: [{ title: bb, over: land }] }",
      "later: { according_to: aa, when: 1941-07-30, effects: [{ annuls: said, mode: from-now }] }",
      "last: { according_to: aa, when: 1989-12-24, effects: [{ annuls: said, mode: ab-initio }] }",
    ].join("\n"),
  });
  expect(reasons(who("1939-09-30").title)).toEqual([["said#1", "aa", "annulled", "last#1"]]);
});

test("of two suspensions the one that lasts that day is named", () => {
  const { who } = asked({
    "statements/all.yaml": [
      "said: { according_to: aa, when: 1920-01-01, effects: [{ title: bb, over: land }] }",
      "first: { according_to: aa, when: 1921-01-01, effects: [{ suspends: said, until: 1921-06-01 }] }",
      "second: { according_to: aa, when: 1922-01-01, effects: [{ suspends: said, until: 1922-06-01 }] }",
    ].join("\n"),
  });
  expect(reasons(who("1922-03-01").title)).toEqual([["said#1", "aa", "suspended", "second#1"]]);
});

test("what would not count that day anyway is out for the day's reason, whoever said it", () => {
  const { who } = asked({
    "statements/all.yaml": [
      "said: { according_to: bb, when: 1920-01-01, effects: [{ title: bb, over: land }] }",
      "again: { according_to: bb, when: 1921-01-01, effects: [{ title: cc, over: land }] }",
      "to-come: { according_to: bb, when: 1925-01-01, effects: [{ title: aa, over: land }] }",
    ].join("\n"),
  });
  expect(reasons(who("1922-01-01").title)).toEqual([
    ["again#1", "bb", "assertor-not-in-viewpoint", undefined],
    ["said#1", "bb", "superseded", "again#1"],
    ["to-come#1", "bb", "not-yet", undefined],
  ]);
});

test("what decided has not lost by another's saying it too", () => {
  const { who } = asked({ "statements/both.yaml": "{ according_to: [aa, bb], when: 1920-01-01, effects: [{ title: bb, over: land }] }" });
  expect([who("1922-01-01").title.because, reasons(who("1922-01-01").title)]).toEqual([["both#1"], []]);
});

test.each([
  ["as articles stand", "", ["held bb", "certain"]],
  ["as they worked", ", when: 1930-01-01", ["held aa", "certain"]],
])("what is accepted in one act keeps its order, %s", (_, when, wanted) => {
  const { who } = asked({
    "instruments/all.yaml": `treaty:\n  type: treaty\n  parties: [aa, bb]\n  on: 1920-01-01\n  articles:\n    "1": { effects: [{ title: aa, over: land${when} }] }\n    "2": { effects: [{ title: bb, over: land }] }\nyes: { type: declaration, issued_by: cc, on: 1935-01-01, effects: [{ accepts: treaty }] }\n`,
  });
  const own = who("1935-01-01").title;
  const { title } = who("1935-01-01", "cc");
  expect([`${title.answer} ${title.holders[0]?.polity}`, title.certainty]).toEqual(wanted);
  expect(`${own.answer} ${own.holders[0]?.polity}`).toBe(wanted[0]);
});

test("an effect whose day cannot be read is withheld: on another day it would say what nobody wrote", () => {
  const { who, rules } = asked({
    "statements/all.yaml": "said: { according_to: aa, when: 1920-01-01, effects: [{ title: bb, over: land, when: someday }] }",
  });
  expect([rules.includes("unreadable-date"), who("1922-01-01").title.answer]).toEqual([true, "unknown"]);
});

test("an effect reckoned from a step that was never taken does not work", () => {
  const { who } = asked({
    "instruments/treaty.yaml":
      "type: treaty\nparties: [aa, bb]\non: 1920-01-01\neffects: [{ title: bb, over: land, when: treaty#denounced + 1 year }]\n",
  });
  expect([who("1922-01-01").title.answer, reasons(who("1922-01-01").title)]).toEqual([
    "unknown",
    [
      ["treaty#1", "aa", "condition-not-met", undefined],
      ["treaty#1", "bb", "condition-not-met", undefined],
    ],
  ]);
});

test("a resolution is adopted where a treaty is signed", () => {
  const { who } = asked({
    "instruments/res.yaml":
      "type: resolution\nissued_by: aa\nstages: [{ stage: adopted, on: 1924-03-14 }]\neffects: [{ title: bb, over: land, when: res#signed + 3 months }]\n",
  });
  expect(who("1930-01-01").title.basis_since).toBe("1924-06-14");
});

test("what lost has lost to what had surely come, not to what may have", () => {
  const { who } = asked({
    "events/all.yaml": [
      "before: { type: occupation, when: 1900-01-01, effects: [{ control: bb, over: land }] }",
      "taken: { type: capture, when: 1910-01-01, effects: [{ control: cc, over: land }] }",
      'perhaps: { type: capture, when: "[1920-01-01, 1920-03-01]", effects: [{ control: aa, over: land }] }',
    ].join("\n"),
  });
  expect(reasons(who("1920-02-01").control)).toEqual([["before#1", "consensus", "superseded", "taken#1"]]);
});
