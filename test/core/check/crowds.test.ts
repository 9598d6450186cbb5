/** Thousands of records about one place: work and findings grow with the records, not with their pairs. */
import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { formatDay } from "../../../src/core/time/format-day.ts";
import { sourceFiles } from "../../import/source-files.ts";

const CROWD = 2000;
const WHO = ["aa", "bb", "cc"];

/** How often each rule fires where `statement` is written for each of `count` records about one square. */
function fired(count: number, statement: (i: number) => string): Readonly<Record<string, number>> {
  const { diagnostics } = compile(
    sourceFiles({
      "atlas.yaml": "title: { en: A crowd }\nlicence: CC0-1.0\ndefault: { date: 1900-01-01, viewpoint: all }\n",
      "polities/all.yaml": WHO.map((id) => `${id}: { type: state }`).join("\n"),
      "viewpoints/all.yaml": "all: { groups: [[all-polities], [consensus]] }\n",
      "territories/land.yaml": "extent: { polygon: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }\nprecision_km: 1\nbasis: derived\n",
      "statements/all.yaml": Array.from({ length: count }, (_, i) => `s${i}: { basis: derived, ${statement(i)} }`).join("\n"),
    }),
  );
  const counts: Record<string, number> = {};
  for (const { rule } of diagnostics) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}
const day = (i: number): string => formatDay(-60_000 + i);
const turn = (i: number): string => WHO[i % 3] as string;

test.each([
  [
    "one day, title",
    "same-day-conflict",
    2,
    (i: number) => `according_to: aa, when: 1900-01-01, effects: [{ title: ${turn(i)}, over: land }]`,
  ],
  [
    "one day, control",
    "two-holders",
    2,
    (i: number) => `according_to: consensus, when: 1900-01-01, effects: [{ control: ${turn(i)}, over: land }]`,
  ],
  [
    "control that outlasts the next",
    "two-holders",
    1,
    (i: number) => `according_to: consensus, when: ${day(i)}, effects: [{ control: ${turn(i)}, over: land, until: 1999-01-01 }]`,
  ],
  [
    "consensus and dissent by turns",
    "consensus-contradicted",
    1,
    (i: number) => `according_to: ${i % 2 ? "consensus" : "bb"}, when: ${day(i)}, effects: [{ title: ${i % 2 ? "aa" : "cc"}, over: land }]`,
  ],
] as const)("%s", (_, rule, each, statement) => {
  const found = fired(CROWD, statement)[rule] ?? 0;
  expect(found).toBeGreaterThan(CROWD / 3);
  expect(found).toBeLessThanOrEqual(CROWD * each);
});

test("of thousands that agree on one day nothing is said", () => {
  expect(fired(CROWD, () => "according_to: aa, when: 1900-01-01, effects: [{ title: bb, over: land }]")).toEqual({ "unused-record": 1 });
});
