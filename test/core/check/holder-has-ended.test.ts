import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { sourceFiles } from "../../import/source-files.ts";

const square = (x: number): string => `{ polygon: [[[${x}, 0], [${x + 1}, 0], [${x + 1}, 1], [${x}, 1]]] }`;

/** What the rule says of a world in which `old` ended in 1922. */
function told(texts: Record<string, string>): string[] {
  const { diagnostics } = compile(
    sourceFiles({
      "atlas.yaml": "title: { en: A test }\nlicence: CC0-1.0\nperiod: 1900/1940\ndefault: { date: 1920-01-01, viewpoint: all }\n",
      "polities/all.yaml": "old: { type: state, exists: { until: 1922-12-30 } }\nother: { type: state }\n",
      "viewpoints/all.yaml": "all: { groups: [[all-polities], [consensus]] }\n",
      "territories/all.yaml": `west: { extent: ${square(0)}, precision_km: 1 }\neast: { extent: ${square(5)}, precision_km: 1 }\n`,
      "events/taken.yaml": "type: capture\nwhen: 1910-05-01\neffects:\n  - { control: old, over: { union: [west, east] } }\n",
      ...texts,
    }),
  );
  return diagnostics.filter((d) => d.rule === "holder-has-ended").map((d) => d.message);
}

test("an ended polity keeps nothing", () => {
  expect(told({})).toEqual([
    expect.stringMatching(/^old existed only until 1922-12-30, but by consensus it keeps control of \d+ km² to the end of the records$/),
  ]);
});

test("land on which something came by then, or is long over, is no matter", () => {
  const next = (when: string, over: string) => ({
    "events/next.yaml": `type: capture\nwhen: ${when}\neffects:\n  - { control: other, over: ${over} }\n`,
  });
  expect(told(next("1922-12-30", "{ union: [west, east] }"))).toEqual([]);
  const [all, half] = [told({}), told(next("1921", "west"))].map(([one]) => Number(/(\d+) km²/.exec(one as string)?.[1]));
  expect((half as number) / (all as number)).toBeCloseTo(0.5, 2);
  expect(told(next("1923-01-09", "{ union: [west, east] }"))[0]).toMatch(/ for 10 days more, until 1923-01-09$/);
});

test("an heir in holdings takes over, unless it has ended too", () => {
  const heir = (rest: string) => ({
    "polities/all.yaml": `old: { type: state, exists: { until: 1922-12-30 } }\nother: { type: state }\nheir: { type: state, exists: { from: 1922-12-30${rest} }, succeeds: { polity: old, inherits: [holdings] } }\n`,
  });
  expect(told(heir(""))).toEqual([]);
  expect(told(heir(", until: 1991-12-26"))).toEqual([]);
  expect(told(heir(", until: 1930-01-01"))).toEqual([expect.stringMatching(/^heir existed only until 1930-01-01, /)]);
});

test("an end after what the records cover is none, with a period or without", () => {
  const polities = { "polities/all.yaml": "old: { type: state, exists: { until: 1991-12-26 } }\nother: { type: state }\n" };
  expect(told(polities)).toEqual([]);
  const head = (date: string) => ({
    "atlas.yaml": `title: { en: A test }\nlicence: CC0-1.0\ndefault: { date: ${date}, viewpoint: all }\n`,
  });
  expect(told({ ...polities, ...head("1920-01-01") })).toEqual([]);
  expect(told({ ...polities, ...head("2000-01-01") })).toHaveLength(1);
});

test("what the ended one said of itself lapses; what others said of it stands, and is told with their names", () => {
  const said = (by: string) => ({
    "events/taken.yaml": "type: battle\nwhen: 1910-05-01\n",
    "statements/said.yaml": `according_to: [${by}]\nwhen: 1911-01-01\neffects:\n  - { title: old, over: west }\n`,
  });
  expect(told(said("old"))).toEqual([]);
  expect(told(said("other"))).toEqual([
    expect.stringMatching(/^old existed only until 1922-12-30, but by other it keeps title to \d+ km² to the end/),
  ]);
});

test("an interruption replaces nothing, and what stands behind it only counts once it is over", () => {
  const occupied = (until: string) => ({
    "events/occupied.yaml": `type: occupation\nwhen: 1920-01-01\neffects:\n  - { control: other, over: { union: [west, east] }, until: ${until}, reverts: true }\n`,
  });
  const next = { "events/next.yaml": "type: capture\nwhen: 1930-01-01\neffects:\n  - { control: other, over: { union: [west, east] } }\n" };
  expect(told(occupied("1921-01-01"))).toHaveLength(1);
  expect(told(occupied("1925-01-01"))).toHaveLength(1);
  expect(told({ ...occupied("1925-01-01"), ...next })[0]).toContain("until 1930-01-01");
  expect(told({ ...occupied("1930-01-01"), ...next })).toEqual([]);
});

test("many turns on one piece of land are told for the last alone", () => {
  const turns = Array.from(
    { length: 2000 },
    (_, i) =>
      `e${i}: { type: capture, when: ${1000 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, "0")}, effects: [{ control: ${i % 2 ? "old" : "other"}, over: west }] }`,
  );
  expect(told({ "events/taken.yaml": "type: battle\nwhen: 1910-05-01\n", "events/turns.yaml": turns.join("\n") })).toHaveLength(1);
});
