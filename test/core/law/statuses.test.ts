import { expect, test } from "vitest";
import { statusesOn } from "../../../src/core/law/statuses.ts";
import { atlasWith, on } from "./world.ts";

const { atlas } = atlasWith({
  "instruments/pact.yaml": `type: treaty
parties: [bb, dd]
binding: signed
stages: [{ stage: signed, on: 1939-08-23 }]
articles:
  protocol:
    secret: true
    disclosed: 1946-05
    effects:
      - { status: sphere-of-influence, of: aa, to: dd, until: 1939-09-28, cite: book p. 1 }
`,
  "polities/more.yaml": "ee: { type: state, exists: { until: 1940-06-15 } }\n",
  "statements/neutral.yaml": `according_to: ee
when: "[1938-01-10..1938-01-16]"
effects: [{ status: neutral, of: ee, certainty: disputed, cite: other }]
`,
});
// bb of the frame ended in 1925; dd's own word carries the pact.
const told = (day?: string, known?: string) =>
  statusesOn(atlas, day === undefined ? undefined : on(day), known === undefined ? Infinity : on(known)).map(
    (s) => `${s.of} ${s.status} ${s.stands}`,
  );

test("statuses stand from their act until their end, and while their bearer lives", () => {
  expect(told("1938-01-09")).toEqual([]);
  expect(told("1938-01-12")).toEqual(["ee neutral maybe"]);
  expect(told("1939-09-01")).toEqual(["ee neutral yes", "aa sphere-of-influence yes"]);
  expect(told("1939-09-28")).toEqual(["ee neutral yes"]);
  expect(told("1940-06-15")).toEqual([]);
});

test("a secret one is not among what was known before its disclosure, and says when that was", () => {
  expect(told("1939-09-01", "1939-09-01")).toEqual(["ee neutral yes"]);
  expect(told("1939-09-01", "1947-01-01")).toEqual(["ee neutral yes", "aa sphere-of-influence yes"]);
  expect(statusesOn(atlas).at(-1)).toMatchObject({
    to: ["dd"],
    secret: true,
    disclosed: "[1946-05-01..1946-05-31]",
    instrument: "pact",
    since: "1939-08-23",
    until: "1939-09-28",
    according_to: ["bb", "dd"],
    cite: [{ source: "book" }],
  });
});
