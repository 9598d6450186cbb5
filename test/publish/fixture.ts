import type { Atlas } from "../../src/core/model/atlas.ts";
import type { LayerAnswer } from "../../src/core/resolve/answer.ts";
import type { Arc, Arrangement } from "../../src/core/space/arrangement.ts";
import type { LonLat } from "../../src/core/space/geometry.ts";
import type { FaceAnswers, FaceSpell } from "../../src/publish/data/face-answers.ts";

/** A grid of 6 × 4 square faces of one degree whose south-west corner is 22° E, 53° N; face 0 is the outside. */
const WIDE = 6;
const HIGH = 4;
const faceAt = (column: number, row: number): number =>
  column < 0 || row < 0 || column >= WIDE || row >= HIGH ? 0 : 1 + row * WIDE + column;

export const grid: Arrangement = {
  perDegree: 1,
  faceCount: WIDE * HIGH + 1,
  facesOf: () => new Uint32Array(),
  areaOf: (face) => (face === 0 ? 0 : 7000),
  locate: ([x, y]) => ({ face: faceAt(Math.floor(x - 22), Math.floor(y - 53)), onBorder: false }),
  pointIn: (face) => [22.5 + ((face - 1) % WIDE), 53.5 + Math.floor((face - 1) / WIDE)],
  arcs: arcs(),
  outline: (faces) =>
    [...faces].map((face) => {
      const [x, y] = [22 + ((face - 1) % WIDE), 53 + Math.floor((face - 1) / WIDE)];
      return [
        [
          [x, y],
          [x + 1, y],
          [x + 1, y + 1],
          [x, y + 1],
          [x, y],
        ],
      ];
    }),
  rings: () => [],
  arcsAlong: () => [],
  sideOf: () => ({ faces: new Uint32Array(), divides: false }),
};

function arcs(): readonly Arc[] {
  const list: Arc[] = [];
  const point = (x: number, y: number): LonLat => [22 + x, 53 + y];
  for (let row = 0; row <= HIGH; row++)
    for (let column = 0; column < WIDE; column++)
      list.push({ line: [point(column, row), point(column + 1, row)], left: faceAt(column, row), right: faceAt(column, row - 1) });
  for (let row = 0; row < HIGH; row++)
    for (let column = 0; column <= WIDE; column++)
      list.push({ line: [point(column, row), point(column, row + 1)], left: faceAt(column - 1, row), right: faceAt(column, row) });
  return list;
}

export const held = (polity: string, extra: Partial<LayerAnswer> = {}): LayerAnswer => ({
  answer: "held",
  holders: [{ polity, according_to: [polity], denied_by: [] }],
  certainty: "certain",
  since: "1918-02-16",
  basis_since: "1918-02-16",
  because: ["moscow-1920#2/1"],
  ...extra,
});
export const unknown: LayerAnswer = {
  answer: "unknown",
  holders: [],
  certainty: "certain",
  since: null,
  basis_since: null,
  because: [],
  silence: "no-record",
};
const contested: LayerAnswer = {
  ...held("lithuania"),
  answer: "contested",
  holders: [
    { polity: "lithuania", according_to: ["lithuania"], denied_by: ["poland"] },
    { polity: "poland", according_to: ["poland"], denied_by: ["lithuania"] },
  ],
};

/** Columns 0–2 Lithuania, 3 the Vilnius strip, 4–5 Poland. */
const columnOf = (face: number): number => (face - 1) % WIDE;

export const answers: FaceAnswers = {
  spells(face, viewpoint): readonly FaceSpell[] {
    const column = columnOf(face);
    if (column === 3) {
      const title = (later: boolean): LayerAnswer =>
        viewpoint === "lithuania" || !later ? held("lithuania") : viewpoint === "poland" ? held("poland") : contested;
      return [
        { start: null, end: "1920-08-26", title: unknown, control: unknown, claims: [], divergent: null },
        { start: "1920-08-26", end: "1920-10-09", title: title(false), control: held("lithuania"), claims: [], divergent: false },
        {
          start: "1920-10-09",
          end: null,
          title: title(true),
          control: held("poland"),
          losers: { title: [], control: [{ assertion: "moscow-1920#2/1", reason: "superseded", text: "superseded on 9 October 1920" }] },
          claims: [{ polity: "lithuania", since: "1918-02-16", because: [] }],
          divergent: viewpoint === "lithuania",
        },
      ];
    }
    const polity = column < 3 ? "lithuania" : "poland";
    return [{ start: null, end: null, title: held(polity), control: held(polity), claims: [], divergent: false }];
  },
  disputes: () => [
    {
      id: "lithuania-poland-1",
      parties: ["lithuania", "poland"],
      faces: Uint32Array.from([4, 10, 16, 22]),
      area_km2: 28000,
      since: "1920-10-09",
      until: null,
      grounds: [],
      places: ["vilnius"],
    },
  ],
};

const record = (collection: string, id: string, data: object): unknown => ({
  collection,
  id,
  data,
  spanOf: () => ({ file: "x", start: 0, end: 0 }),
  keySpanOf: () => ({ file: "x", start: 0, end: 0 }),
});
const of = (collection: string, all: Record<string, object>): unknown =>
  new Map(Object.entries(all).map(([id, data]) => [id, record(collection, id, data)]));
const on = (text: string, day: number): unknown => ({
  kind: "absolute",
  date: {
    kind: "point",
    text,
    calendar: "gregorian",
    level: 0,
    admissible: [[day, day]],
    earliest: day,
    latest: day,
    approximate: false,
    uncertain: false,
  },
});

/** A linked atlas of a handful of records; `name` replaces names, for hostile text. */
export function fixtureAtlas(name = "Lithuania"): Atlas {
  const event = record("events", "seized", {
    type: "capture",
    name: { en: `Vilnius taken ${name === "Lithuania" ? "" : name}` },
    when: [{ value: on("1920-10-09", -17981), cite: [], rank: "normal" }],
  });
  const collections = Object.fromEntries(
    [
      "polities",
      "territories",
      "places",
      "frontiers",
      "instruments",
      "events",
      "statements",
      "obligations",
      "figures",
      "interpretations",
      "disagreements",
      "sources",
      "viewpoints",
      "historiographies",
      "stories",
    ].map((key) => [key, new Map()]),
  );
  Object.assign(collections, {
    polities: of("polities", {
      lithuania: { type: "state", name: { en: name, lt: "Lietuva" } },
      poland: { type: "state", name: { en: "Poland", pl: "Polska" } },
    }),
    territories: of("territories", {
      "vilnius-strip": { name: { en: "Vilnius strip" }, extent: { kind: "polygon", rings: [] }, precision_km: 8 },
    }),
    places: of("places", { vilnius: { type: "town", name: { en: "Vilnius", pl: "Wilno" }, at: { lon: 25.28, lat: 54.689 } } }),
    viewpoints: of("viewpoints", {
      lithuania: { name: { en: "Lithuania" }, groups: [["lithuania"]] },
      poland: { name: { en: "Poland" }, groups: [["poland"]] },
      everyone: { name: { en: "Everyone" }, groups: [["all-polities"]] },
    }),
    events: new Map([["seized", event]]),
    instruments: of("instruments", {
      "moscow-1920": {
        type: "treaty",
        name: { en: "Treaty of Moscow" },
        parties: ["lithuania"],
        stages: [{ stage: "signed", on: [{ value: on("1920-07-12", -18070), cite: [], rank: "normal" }] }],
        articles: { "2": { gist: { en: "Draws the frontier" }, effects: [] } },
      },
    }),
    sources: of("sources", { "bfsp-113": { type: "book", title: { en: "British and Foreign State Papers" } } }),
  });
  const assertion = {
    id: "moscow-1920#2/1",
    record: collections["instruments"]?.get("moscow-1920"),
    article: "2",
    path: [],
    verb: "title",
    effect: { title: ["lithuania"] },
    layer: "title",
    assertors: [{ assertor: "lithuania" }],
    reverts: false,
    rank: "normal",
    cite: [{ source: "bfsp-113", locator: "p. 1121" }],
    gist: { en: "Draws the frontier" },
  };
  const all = Object.values(collections).flatMap((map) => [...map.values()]) as { collection: string; id: string }[];
  return {
    head: {
      title: { en: `Test atlas ${name}` },
      licence: "CC0-1.0",
      languages: ["en", "lt", "pl"],
      default: { date: on("1920-10-09", -17981), viewpoint: "lithuania" },
    },
    collections,
    assertions: [assertion],
    assertionById: new Map([[assertion.id, assertion]]),
    find: (ref: string) => all.find((one) => one.id === ref || `${one.collection}/${one.id}` === ref),
    dateOf: (expression: { date?: unknown }) => expression.date,
    land: {
      arrangement: grid,
      facesOf: () => new Uint32Array(),
      facesOfTerritory: (id: string) => (id === "vilnius-strip" ? Uint32Array.from([4, 10, 16, 22]) : new Uint32Array()),
      diagnostics: [],
    },
    textOf: () => undefined,
    headSpan: () => ({ file: "atlas.yaml", start: 0, end: 0 }),
  } as unknown as Atlas;
}
