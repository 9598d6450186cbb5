import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import type { LayerAnswer } from "../../../src/core/resolve/answer.ts";
import { parseDay } from "../../import/day.ts";
import { sourceFiles } from "../../import/source-files.ts";

/** A square of land, four polities and the instruments given; title at its middle in one polity's eyes. */
function titleIn(instruments: string, events = "") {
  const files = {
    "atlas.yaml": 'dejure: "0.1"\ntitle: { en: A test }\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: third }\n',
    "polities/all.yaml": "aa: { type: state }\nbb: { type: state }\nthird: { type: state }\n",
    "viewpoints/all.yaml": "aa: { groups: [[aa]] }\nthird: { groups: [[third]] }\n",
    "territories/land.yaml": "extent: { polygon: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }\nprecision_km: 1\n",
    "instruments/all.yaml": instruments,
    "events/all.yaml": events,
  };
  const { resolver } = compile(sourceFiles(files));
  return (viewpoint: string, day: string, knownOn?: string): string =>
    short(
      resolver.who({ at: [0.5, 0.5] }, parseDay(day), { viewpoint, ...(knownOn !== undefined && { knownOn: parseDay(knownOn) }) }).title,
    );
}
const short = (a: LayerAnswer): string => [a.answer, ...a.holders.map((h) => h.polity), ...(a.silence ? [a.silence] : [])].join(" ");

const treaty = (effect: string, stages = "{ stage: in-force, on: 1920-03-01 }"): string =>
  `treaty:\n  type: treaty\n  parties: [aa, bb]\n  stages: [{ stage: signed, on: 1920-01-01 }, ${stages}]\n  effects: [${effect}]\n`;
const accepting = "acceptance: { type: declaration, issued_by: third, on: 1920-05-01, effects: [{ accepts: treaty }] }\n";
const vote = "vote: { type: vote, when: 1920-04-01, outcome: bb }\n";

test("who accepts an act later believes it from then", () => {
  const title = titleIn(treaty("{ title: bb, over: land }") + accepting);
  expect([title("aa", "1920-03-01"), title("third", "1920-04-30"), title("third", "1920-05-01")]).toEqual([
    "held bb",
    "unknown no-record",
    "held bb",
  ]);
});

test("an effect that is still to come is accepted as one still to come", () => {
  const title = titleIn(treaty("{ title: bb, over: land, when: 1925-01-01 }") + accepting);
  expect([title("third", "1924-12-31"), title("third", "1925-01-01"), title("aa", "1924-12-31")]).toEqual([
    "unknown no-record",
    "held bb",
    "unknown signed-not-in-force",
  ]);
});

test("the same by a stage of the act itself", () => {
  const title = titleIn(
    treaty(
      "{ title: bb, over: land, when: 1925-01-01 }",
      "{ stage: in-force, on: 1920-03-01 }, { stage: accepted, by: third, on: 1920-05-01 }",
    ),
  );
  expect([title("third", "1924-12-31"), title("third", "1925-01-01")]).toEqual(["unknown no-record", "held bb"]);
});

test("acceptance does not reach back to a day before it", () => {
  const title = titleIn(treaty("{ title: bb, over: land, when: 1910-01-01 }") + accepting);
  expect([title("third", "1920-04-30"), title("third", "1920-05-01"), title("aa", "1910-01-01")]).toEqual([
    "unknown no-record",
    "held bb",
    "held bb",
  ]);
});

test("what did not come about is accepted as what did not come about", () => {
  const title = titleIn(
    treaty("{ title: aa, over: land, if: { record: vote, outcome: aa } }, { title: bb, over: land, if: { record: vote, outcome: bb } }") +
      accepting,
    vote,
  );
  expect([title("third", "1920-05-01"), title("aa", "1920-03-31"), title("aa", "1920-04-01")]).toEqual([
    "held bb",
    "unknown condition-open",
    "held bb",
  ]);
});

test("a condition that came about before the act was in force waits for it", () => {
  const title = titleIn(
    treaty("{ title: bb, over: land, if: { record: vote, outcome: bb } }", "{ stage: in-force, on: 1920-06-01 }"),
    vote,
  );
  expect([title("aa", "1920-04-01"), title("aa", "1920-05-31"), title("aa", "1920-06-01")]).toEqual([
    "unknown signed-not-in-force",
    "unknown signed-not-in-force",
    "held bb",
  ]);
});

test("a condition that came about does not bring an act into force that never was", () => {
  const title = titleIn(
    treaty("{ title: bb, over: land, if: { record: vote, outcome: bb } }", "{ stage: ratified, by: aa, on: 1920-02-01 }"),
    vote,
  );
  expect(title("aa", "1921-01-01")).toBe("unknown signed-not-in-force");
});

test("an effect with a day of its own is not known before its condition", () => {
  const title = titleIn(treaty("{ title: bb, over: land, if: { record: vote, outcome: bb }, when: 1920-07-01 }"), vote);
  expect([title("aa", "1920-07-01"), title("aa", "1920-07-01", "1920-03-31"), title("aa", "1920-07-01", "1920-04-01")]).toEqual([
    "held bb",
    "unknown condition-open",
    "held bb",
  ]);
});

test("a secret act that is signed but not in force is not pending before it is disclosed", () => {
  const secret = treaty("{ title: bb, over: land }", "{ stage: in-force, on: 1920-06-01 }").replace(
    "  parties",
    "  secret: true\n  disclosed: 1922-01-01\n  parties",
  );
  const title = titleIn(secret);
  expect([
    title("aa", "1920-05-01"),
    title("aa", "1920-05-01", "1921-12-31"),
    title("aa", "1920-07-01", "1921-12-31"),
    title("aa", "1920-07-01", "1922-01-01"),
  ]).toEqual(["unknown signed-not-in-force", "unknown no-record", "unknown no-record", "held bb"]);
});
