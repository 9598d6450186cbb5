import { expect, test } from "vitest";
import { instrumentSpells, obligationSpells } from "../../../src/core/law/law-spells.ts";
import { obligationOn } from "../../../src/core/law/obligation-state.ts";
import { formatDay } from "../../../src/core/time/format-day.ts";
import { atlasWith } from "./world.ts";

const { atlas } = atlasWith({
  "instruments/treaty.yaml": `type: treaty
parties: [aa, bb]
stages:
  - { stage: negotiated, on: 1920-05-01/1920-07-11 }
  - { stage: signed, on: 1920-07-12 }
  - { stage: ratified, by: aa, on: "[1920-08-06,1920-08-08]" }
  - { stage: in-force, on: 1920-10-14 }
articles: { "12": { effects: [{ promises: debt, by: bb, to: aa }] } }
`,
  "obligations/debt.yaml":
    'type: money\nby: bb\nto: aa\narises_from: "treaty#12"\ndue: { value: "within 1 month 15 days of treaty#in-force" }\nperformances: [{ state: partial, when: 1921-02 }, { state: disputed, according_to: cc }]\n',
});

test("an act over time, for each side and those that take its place", () => {
  const treaty = atlas.collections.instruments.get("treaty");
  const told =
    treaty &&
    instrumentSpells(atlas, treaty).map((side) => [
      side.party,
      ...side.spells.map((s) => `${formatDay(s.start)} ${s.state.standings.join("|")} ${s.state.binds}`),
    ]);
  expect(told).toEqual([
    [
      "aa",
      "1920-05-01 negotiated no",
      "1920-07-12 signed no",
      "1920-08-06 signed|ratified no",
      "1920-08-08 ratified no",
      "1920-10-14 in-force yes",
    ],
    ["bb", "1920-05-01 negotiated no", "1920-07-12 signed no", "1920-10-14 in-force yes", "1925-01-01 passed-on no"],
    ["cc", "1925-01-01 in-force yes"],
  ]);
});

test("a promise over time agrees with its state on every day", () => {
  const debt = atlas.collections.obligations.get("debt");
  if (!debt) throw new Error("no debt");
  const spells = obligationSpells(atlas, debt);
  expect(spells.map((s) => `${formatDay(s.start)} ${s.state.text}`)).toEqual([
    ".. not yet",
    "1920-10-14 due, no performance recorded",
    "1920-11-30 overdue, no performance recorded",
    "1921-02-01 overdue or performed in part",
    "1921-02-28 performed in part",
    "1925-01-01 performed in part or disputed",
  ]);
  for (const { start, end, state } of spells)
    for (let day = Math.max(start, -18_300); day < Math.min(end, -15_000); day += 7)
      expect(obligationOn(atlas, debt, day).text).toBe(state.text);
});
