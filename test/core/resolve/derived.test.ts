/** What follows from an atlas and nobody writes down: disputes, divergences, what bears on land. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { divergencesOf } from "../../../src/core/resolve/divergences.ts";
import { parseDay } from "../../import/day.ts";
import { sourceFiles } from "../../import/source-files.ts";
import { filesOf, middle, SIZE, toDay, world } from "./world.ts";

const square = (x: number): string => `{ polygon: [[[${x}, 0], [${x + 1}, 0], [${x + 1}, 1], [${x}, 1]]] }`;
const base = {
  "atlas.yaml": "title: { en: A test }\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: all }\n",
  "polities/all.yaml": "aa: { type: state }\nbb: { type: state }\ncc: { type: state }\n",
  "viewpoints/all.yaml": "all: { groups: [[all-polities], [consensus]] }\n",
  "territories/all.yaml": `west: { extent: ${square(0)}, precision_km: 1 }\neast: { extent: ${square(5)}, precision_km: 1 }\n`,
};

test("divergences over time are those of every day", () => {
  fc.assert(
    fc.property(world, fc.integer({ min: -1, max: 17 }), (w, d) => {
      const { resolver } = compile(filesOf(w));
      const day = toDay(d);
      const divergent = new Set(divergencesOf(resolver, "asked").flatMap((x) => (x.from <= day && day < x.until ? [...x.faces] : [])));
      for (let cell = 0; cell < SIZE * SIZE; cell++) {
        const at = middle(cell);
        const { face } = resolver.atlas.land.arrangement.locate(at);
        expect(divergent.has(face)).toBe(resolver.who({ at }, day, { viewpoint: "asked" }).divergent === true);
      }
    }),
    { numRuns: 60 },
  );
});

test("disputes come in the order of their days, before year 0 too, and go by ids of their own", () => {
  const { resolver } = compile(
    sourceFiles({
      ...base,
      "statements/all.yaml": [
        'old: { according_to: aa, when: "-0043-03-15", effects: [{ claims: { union: [west, east] } }] }',
        'older: { according_to: bb, when: "-0100-01-01", effects: [{ claims: { union: [west, east] } }] }',
        'gone: { according_to: bb, when: "-0020-01-01", effects: [{ renounces: { union: [west, east] }, by: bb }] }',
        "new: { according_to: cc, when: 1900-01-01, effects: [{ claims: west }] }",
      ].join("\n"),
    }),
  );
  const found = resolver.disputes();
  expect(found.map((d) => [d.since, d.until, d.parties.join()])).toEqual([
    ["-0043-03-15", "-0020-01-01", "aa,bb"],
    ["-0043-03-15", "-0020-01-01", "aa,bb"],
    ["1900-01-01", null, "aa,cc"],
  ]);
  expect(new Set(found.map((d) => d.id)).size).toBe(found.length);
});

test("a dispute from before all records has no first day", () => {
  const { resolver } = compile(
    sourceFiles({
      ...base,
      "statements/all.yaml":
        'a: { according_to: aa, when: "../1920", effects: [{ claims: west }] }\nb: { according_to: bb, when: "../1921", effects: [{ claims: west }] }\n',
    }),
  );
  expect(resolver.disputes().map((d) => d.since)).toHaveLength(1);
});

const passage = (effect = ""): string =>
  `type: agreement\nparties: [aa, bb]\non: 1920-01-01\neffects: [{ permits: passage, by: aa, to: bb, over: west${effect} }]\n`;
const also = (files: Readonly<Record<string, string>>, day: string): number =>
  compile(sourceFiles({ ...base, ...files })).resolver.who({ at: [0.5, 0.5] }, parseDay(day), { viewpoint: "all" }).also.length;

test.each([
  ["one party lives on", "aa: { type: state, exists: { until: 1925-01-01 } }\nbb: { type: state }\n", "", 1, 1],
  ["both are gone", "aa: { type: state, exists: { until: 1925-01-01 } }\nbb: { type: state, exists: { until: 1926-01-01 } }\n", "", 1, 0],
  [
    "an heir has its obligations",
    "aa: { type: state, exists: { until: 1925-01-01 } }\nbb: { type: state, exists: { until: 1926-01-01 } }\ncc: { type: state, succeeds: { polity: aa, when: 1925-01-01, inherits: obligations } }\n",
    "",
    1,
    1,
  ],
  [
    "it survives them",
    "aa: { type: state, exists: { until: 1925-01-01 } }\nbb: { type: state, exists: { until: 1926-01-01 } }\n",
    ", survives: true",
    1,
    1,
  ],
])("a right bears on land while somebody is there to stand by it: %s", (_, polities, effect, before, after) => {
  const files = { "polities/all.yaml": polities, "instruments/passage.yaml": passage(effect) };
  expect([also(files, "1924-12-31"), also(files, "1927-01-01")]).toEqual([before, after]);
});

test("land of one answer has it since the earliest of its days, before year 0 too", () => {
  const { resolver } = compile(
    sourceFiles({
      ...base,
      "statements/all.yaml": [
        'west: { according_to: aa, when: "-0043-03-15", effects: [{ title: aa, over: west }] }',
        'east: { according_to: aa, when: "-0100-01-01", effects: [{ title: aa, over: east }] }',
      ].join("\n"),
    }),
  );
  expect(resolver.snapshot(parseDay("1900-01-01"), "all", "title").holdings.map((h) => h.answer.since)).toEqual(["-0100-01-01"]);
});

test("a history has every day on which claims change, those that are no beliefs and ends that are disputed among them", () => {
  const { resolver } = compile(
    sourceFiles({
      ...base,
      "statements/all.yaml": [
        "old: { according_to: aa, when: 1900-01-01, effects: [{ claims: west }] }",
        "letter: { according_to: aa, when: 1910-01-01, effects: [{ renounces: west, by: aa, ended_according_to: [bb] }] }",
        "ask: { according_to: cc, when: 1920-01-01, effects: [{ claims: west, claims_only: true, until: 1930-01-01 }] }",
      ].join("\n"),
    }),
  );
  const { spells } = resolver.history({ at: [0.5, 0.5] }, { viewpoint: "all" });
  expect(spells.map((s) => [s.start, s.claims.map((c) => `${c.polity}${c.ended_according_to ? " ended?" : ""}`).join()])).toEqual([
    [null, ""],
    ["1900-01-01", "aa"],
    ["1910-01-01", "aa ended?"],
    ["1920-01-01", "aa ended?,cc"],
    ["1930-01-01", "aa ended?"],
  ]);
});
