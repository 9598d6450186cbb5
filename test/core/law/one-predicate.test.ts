/** Whether something stands on a day is told alike wherever it is asked: `who` (`also`) and the lists of the law. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { instrumentsOn } from "../../../src/core/law/instrument-state.ts";
import { recognitionMatrix } from "../../../src/core/law/recognition.ts";
import { statusesOn } from "../../../src/core/law/statuses.ts";
import { formatDay } from "../../../src/core/time/format-day.ts";
import { atlasWith } from "./world.ts";

const FIRST = -18_000;
const text = (d: number): string => `"${formatDay(FIRST + d)}"`;
const date = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 20 }).map(text) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 11, max: 20 }))
      .map((pair) => `"[${pair.map((d) => formatDay(FIRST + d)).join("..")}]"`),
  },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const day = fc.integer({ min: -3, max: 24 });
const world = fc.record({
  ends: fc.record({ aa: maybe(date), bb: maybe(date) }),
  heir: fc.record({ of: fc.constantFrom("aa", "bb"), when: date, what: fc.subarray(["assertions", "obligations", "holdings"]) }),
  act: fc.record({
    signed: fc.integer({ min: 0, max: 8 }).map(text),
    step: maybe(
      fc.record({
        stage: fc.constantFrom("terminated", "denounced", "superseded", "annulled", "suspended"),
        on: fc.integer({ min: 9, max: 20 }).map(text),
        by: fc.constantFrom("", ", by: [aa]", ", by: [bb]", ", by: [aa, bb]"),
      }),
    ),
    // not before the act: what is disclosed has been done
    disclosed: maybe(fc.integer({ min: 8, max: 20 }).map(text)),
  }),
  said: fc.array(
    fc.record({ by: fc.constantFrom("aa", "bb", "cc"), when: date, until: maybe(date), verb: fc.constantFrom("status", "recognises") }),
    { minLength: 1, maxLength: 3 },
  ),
  period: maybe(fc.constant(`${formatDay(FIRST + 2)}/${formatDay(FIRST + 18)}`)),
  day,
  known: maybe(day),
});

const land = "{ polygon: [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]] }";
const filesOf = ({ ends, heir, act, said, period }: typeof world extends fc.Arbitrary<infer W> ? W : never): Record<string, string> => ({
  "atlas.yaml": `title: Test\nlicence: CC0-1.0\n${period ? `period: ${period}\n` : ""}default: { date: 1920-10-01, viewpoint: all }\n`,
  "polities/all.yaml": [
    ...(["aa", "bb"] as const).map((id) => `${id}: { type: state${ends[id] ? `, exists: { until: ${ends[id]} }` : ""} }`),
    `cc: { type: state, succeeds: { polity: ${heir.of}, when: ${heir.when}, inherits: [${heir.what.join(", ")}] } }`,
    "dd: { type: state }",
  ].join("\n"),
  "instruments/act.yaml": [
    "type: treaty\nparties: [aa, bb]\nbinding: signed",
    ...(act.disclosed ? [`secret: true\ndisclosed: ${act.disclosed}`] : []),
    `stages:\n  - { stage: signed, on: ${act.signed} }`,
    ...(act.step ? [`  - { stage: ${act.step.stage}, on: ${act.step.on}${act.step.by} }`] : []),
    `effects: [{ permits: passage, by: aa, to: bb, over: ${land} }]`,
  ].join("\n"),
  "statements/all.yaml": said
    .map(({ by, when, until, verb }, i) => {
      const what = verb === "status" ? `status: neutral, of: ${by === "aa" ? "bb" : "aa"}` : `recognises: ${by === "aa" ? "bb" : "aa"}`;
      return `s${i}: { according_to: ${by}, when: ${when}, effects: [{ ${what}, over: ${land}${until ? `, until: ${until}` : ""} }] }`;
    })
    .join("\n"),
});

test("who and the lists say the same of statuses, recognitions and acts on the same day", () => {
  fc.assert(
    fc.property(world, (w) => {
      const { atlas, resolver } = atlasWith(filesOf(w));
      const on = FIRST + w.day;
      const known = w.known === undefined ? undefined : FIRST + w.known;
      const { also } = resolver.who({ at: [0.5, 0.5] }, on, { viewpoint: "all", ...(known !== undefined && { knownOn: known }) });
      const told = (verb: string): string[] =>
        also
          .filter((a) => a.verb === verb)
          .map((a) => `${a.assertion} ${a.certainty === "uncertain" ? "maybe" : "yes"}`)
          .sort();
      expect(told("status")).toEqual(
        statusesOn(atlas, on, known)
          .map((s) => `${s.assertion} ${s.stands}`)
          .sort(),
      );
      // The matrix has the latest step of a pair alone; of a word that may have passed on, one of the two says it for sure.
      const accounts = recognitionMatrix(atlas, on, known).cells.flatMap((c) => c.step.accounts);
      for (const { assertion, stands } of accounts)
        expect(told("recognises").some((t) => t === `${assertion} yes` || t === `${assertion} ${stands}`)).toBe(true);
      if (accounts.length === 0) expect(told("recognises")).toEqual([]);
      const act = instrumentsOn(atlas, on, known).find((x) => x.id === "act");
      const binds = act?.parties.map((p) => p.binds) ?? [];
      expect(told("permits")).toEqual(binds.includes("yes") ? ["act#1 yes"] : binds.includes("maybe") ? ["act#1 maybe"] : []);
    }),
    { numRuns: 100, seed: Number(process.env.DEJURE_SEED ?? 1920) },
  );
});
