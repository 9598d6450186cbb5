/** Of a day outside the period of the atlas nothing is said, wherever it is asked; least of all by the nearest record. */
import { expect, test } from "vitest";
import { areaSeries } from "../../../src/core/resolve/series.ts";
import { diffAnswer } from "../../../src/export/answers/diff.ts";
import { recognitionMatrixRows } from "../../../src/export/answers/law-lists.ts";
import { listed } from "../../../src/export/answers/lists.ts";
import { obligationRows, recognitionRows } from "../../../src/export/ledgers.ts";
import { parseDay } from "../../import/day.ts";
import { atlasOf, event, statement, treaty } from "../resolve/small-atlas.ts";

const askable = atlasOf(
  {
    "events/e.yaml": event("1915-01-01", "title: h, over: land", "control: h, over: land"),
    "statements/a.yaml": statement("a", "1916-01-01", "claims: land", "recognises: b, mode: de-jure", "status: neutral, of: a, over: land"),
    "instruments/t.yaml": treaty("a, b", "1917-01-01", "permits: Passage, by: a, to: b, over: land", "promises: payment"),
    "obligations/payment.yaml": "{ type: payment, by: a, to: b, arises_from: t, gist: To pay, basis: derived }",
  },
  { period: "1915/1940" },
);
const { atlas, resolver } = askable;
const [before, during, after] = ["1914-12-31", "1920-01-01", "1941-01-01"].map(parseDay) as [number, number, number];
const OF_A_DAY = ["polities", "instruments", "disputes", "divergences", "areas", "recognitions", "obligations", "statuses"];

test("lists of what stands on a day are empty", () => {
  const rows = (kind: string, day: number): number => {
    const found = listed(askable, kind, day, "everyone");
    if (!found.ok) throw new Error(kind);
    return found.value.length;
  };
  for (const kind of OF_A_DAY) {
    if (kind !== "divergences") expect([kind, rows(kind, during) > 0]).toEqual([kind, true]);
    for (const day of [before, after]) expect([kind, rows(kind, day)]).toEqual([kind, 0]);
  }
  for (const day of [before, after])
    expect([obligationRows(atlas, day), recognitionRows(atlas, day), recognitionMatrixRows(atlas, day)]).toEqual([[], [], []]);
});

test("maps of every layer say so", () => {
  for (const layer of ["title", "control", "claims", "divergence", "dispute"] as const)
    for (const day of [before, after])
      expect(resolver.snapshot(day, "everyone", layer)).toMatchObject({
        outside_period: true,
        holdings: [{ answer: { answer: "unknown", holders: [], silence: "outside-period" } }],
      });
});

test("areas begin and end with it, claimed ones too", () => {
  for (const layer of ["title", "control", "claims"] as const)
    for (const steps of areaSeries(resolver, "everyone", layer).values()) {
      expect(steps.find((s) => s.held + s.disputed > 0)?.from).toBeGreaterThanOrEqual(parseDay("1915-01-01"));
      expect(steps.at(-1)).toEqual({ from: after, held: 0, disputed: 0 });
    }
});

test("a difference says which of its sides lies outside", () => {
  const side = (day: number) => ({ day, viewpoint: "everyone" });
  expect(diffAnswer(askable, side(before), side(after), ["title"])).toMatchObject({
    from: { outside_period: true },
    to: { outside_period: true },
    changes: [],
  });
  expect(diffAnswer(askable, side(during), side(during), ["title"]).from).not.toHaveProperty("outside_period");
});
