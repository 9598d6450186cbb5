import { describe, expect, test } from "vitest";
import { interimOf } from "../../../src/core/law/interim.ts";
import { relatedTo } from "../../../src/core/law/relations.ts";
import { atlasWith } from "./world.ts";

const box = (west: number, east: number): string =>
  `{ polygon: [[[${west}, 54], [${east}, 54], [${east}, 55], [${west}, 55]]] }\n  precision_km: 1\n  cite: book p. 1\n`;
const taken = (when: string, over: string): string =>
  `{ type: capture, when: ${when}, cite: book p. 2, effects: [{ control: dd, over: ${over} }] }`;
const { atlas } = atlasWith({
  "territories/all.yaml": `east:\n  extent: ${box(25, 26)}west:\n  extent: ${box(20, 21)}`,
  "places/all.yaml": "town: { at: { lat: 54.5, lon: 25.5 }, precision_km: 1, cite: book p. 1 }\n",
  "instruments/all.yaml": `peace:
  type: treaty
  parties: [aa, bb]
  stages:
    - { stage: signed, on: 1920-07-12 }
    - { stage: ratified, by: aa, on: "[1920-08-06, 1920-08-08]" }
    - { stage: in-force, on: 1920-10-14 }
  cite: book p. 1
  articles: { "2": { effects: [{ title: aa, over: east }] } }
unratified: { type: treaty, parties: [aa, bb], cite: book p. 1, stages: [{ stage: signed, on: 1921-01-01 }], effects: [{ title: aa, over: east }] }
at-once: { type: treaty, parties: [aa, bb], on: 1921-01-01, cite: book p. 1, relations: [{ verb: confirms, act: "peace#art_2", cite: book p. 7 }] }
`,
  "events/all.yaml": `before: ${taken("1920-07-01", "east")}
elsewhere: ${taken("1920-08-01", "west")}
seized: ${taken("1920-10-09", "east")}
perhaps: ${taken('"[1920-10-10..1920-10-20]"', "east")}
after: ${taken("1920-10-15", "east")}
breach: { type: mutiny, when: 1920-10-09, cite: book p. 3, relations: [{ verb: violates, act: peace, according_to: aa, cite: book p. 4 }] }
`,
});
const act = (id: string) => atlas.collections.instruments.get(id) as never;

describe("between signature and force", () => {
  test("lies what surely moved control of the act's own land meanwhile", () => {
    const interim = interimOf(atlas, act("peace"));
    expect(interim).toMatchObject({ signed: "1920-07-12", force: "1920-10-14", days: 94 });
    expect(interim?.steps.map((s) => [s.assertion, s.on, s.polities, s.places])).toEqual([["seized#1", "1920-10-09", ["dd"], ["town"]]]);
  });
  test("lies nothing where an act bound at once, and no end where it never did", () => {
    expect(interimOf(atlas, act("at-once"))).toBeUndefined();
    expect(interimOf(atlas, act("unratified"))).toMatchObject({ force: null, days: null, steps: [] });
  });
});

test("an act knows what others do to it, and to which part", () => {
  expect(relatedTo(atlas, act("peace")).map((r) => [r.by, r.verb, r.act, r.according_to])).toEqual([
    ["instruments/at-once", "confirms", "peace#art_2", undefined],
    ["events/breach", "violates", "peace", ["aa"]],
  ]);
  expect(relatedTo(atlas, act("at-once"))).toEqual([]);
});
