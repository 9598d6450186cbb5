import { describe, expect, test } from "vitest";
import type { Imported } from "../../src/import/imported.ts";
import { dateOf, positionOf, qualifiedDate } from "../../src/import/wikidata/item-statements.ts";
import { importWikidata } from "../../src/import/wikidata.ts";
import { compiled, sound } from "./source-files.ts";

const GREGORIAN = "http://www.wikidata.org/entity/Q1985727";
const time = (text: string, precision: number, calendarmodel = GREGORIAN) => ({
  time: text,
  precision,
  timezone: 0,
  before: 0,
  after: 0,
  calendarmodel,
});
const snak = (value: unknown) => ({ snaktype: "value", datavalue: { value } });
const claim = (value: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  mainsnak: snak(value),
  type: "statement",
  rank: "normal",
  ...more,
});
const item = (id: string) => ({ "entity-type": "item", id });
const entity = (id: string, label: string, claims: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  type: "item",
  lastrevid: 7,
  labels: { en: { language: "en", value: label } },
  claims,
  ...more,
});
const at = (latitude: number, longitude: number, more = {}) => ({
  latitude,
  longitude,
  precision: 0.01,
  globe: "http://www.wikidata.org/entity/Q2",
  ...more,
});
const document = (...entities: readonly { readonly id: string }[]): string =>
  JSON.stringify({ entities: Object.fromEntries(entities.map((one) => [one.id, one])) });
const imported = (text: string): Imported => sound(importWikidata([{ name: "items.json", text }]));

test.each([
  ["+1920-07-12T00:00:00Z", 11, "1920-07-12"],
  ["+1920-07-00T00:00:00Z", 10, "1920-07"],
  ["+1920-00-00T00:00:00Z", 9, "1920"],
  ["+1920-01-01T00:00:00Z", 9, "1920"],
  ["+1923-00-00T00:00:00Z", 8, "[1920..1929]"],
  ["+1900-00-00T00:00:00Z", 7, "[1801..1900]"],
  ["+1801-00-00T00:00:00Z", 7, "[1801..1900]"],
  ["+0900-00-00T00:00:00Z", 6, "[0001..1000]"],
  ["-0044-03-15T00:00:00Z", 11, "-0043-03-15"],
  ["-0001-00-00T00:00:00Z", 9, "0000"],
  ["-0100-00-00T00:00:00Z", 7, "[-0099..0000]"],
  ["-12000-00-00T00:00:00Z", 9, "Y-11999"],
  ["+1920-02-31T00:00:00Z", 11, undefined],
  ["+1920-00-00T00:00:00Z", 11, undefined],
  ["+0000-00-00T00:00:00Z", 9, undefined],
  ["-13798000000-00-00T00:00:00Z", 3, undefined],
])("the time %s in precision %i is %s", (text, precision, expected) => {
  expect(dateOf(time(text, precision))).toBe(expected);
});

test("Julian days stay Julian; qualifiers bound a date, or make it “about”", () => {
  expect(dateOf(time("+1917-10-25T00:00:00Z", 11, "http://www.wikidata.org/entity/Q1985786"))).toEqual({
    edtf: "1917-10-25",
    calendar: "julian",
  });
  const value = time("+1920-00-00T00:00:00Z", 9);
  const dated = (qualifiers: Readonly<Record<string, unknown>>) => qualifiedDate({ value, qualifiers, preferred: false });
  expect(dated({ P1480: [snak(item("Q5727902"))] })).toBe("1920~");
  expect(dated({ P1319: [snak(time("+1918-00-00T00:00:00Z", 9))], P1326: [snak(time("+1920-05-01T00:00:00Z", 11))] })).toBe(
    "[1918..1920-05-01]",
  );
  expect(dated({ P1319: [snak(time("+1918-00-00T00:00:00Z", 9))] })).toBe("[1918..]");
  expect(dated({ P1319: [snak(time("+1930-00-00T00:00:00Z", 9))], P1326: [snak(time("+1920-00-00T00:00:00Z", 9))] })).toBe("1920");
});

test("positions are on Earth, in degrees, with their precision", () => {
  expect(positionOf(at(54.69, 25.28))).toEqual({ lat: 54.69, lon: 25.28, precisionKm: 1.1 });
  expect(positionOf(at(54.69, 25.28, { precision: null }))).toEqual({ lat: 54.69, lon: 25.28 });
  expect(positionOf(at(1, 2, { globe: "http://www.wikidata.org/entity/Q405" }))).toBeUndefined();
  expect(positionOf(at(Number.NaN, 2))).toBeUndefined();
  expect(positionOf(at(91, 2))).toBeUndefined();
});

const lithuania = entity("Q37", "Lithuania", {
  P31: [claim(item("Q3624078"))],
  P571: [claim(time("+1918-02-16T00:00:00Z", 11), { rank: "preferred" }), claim(time("+1253-00-00T00:00:00Z", 9))],
  P576: [
    claim(time("+1940-00-00T00:00:00Z", 9)),
    claim(time("+1941-06-00T00:00:00Z", 10)),
    claim(time("+1999-00-00T00:00:00Z", 9), { rank: "deprecated" }),
  ],
  P36: [claim(item("Q216"))],
  P297: [claim("LT")],
  P17: [claim(item("Q37"))],
});
const vilnius = entity("Q216", "Vilnius", { P31: [claim(item("Q1549591"))], P625: [claim(at(54.69, 25.28))] });
const russia = entity("Q2184", "Soviet Russia", {
  P31: [claim(item("Q3024240"))],
  P571: [{ mainsnak: { snaktype: "somevalue" }, rank: "normal" }],
});
const treaty = entity("Q1", "Treaty", {
  P31: [claim(item("Q625298"))],
  P585: [claim(time("+1920-07-12T00:00:00Z", 11))],
  P7588: [claim(time("+1920-10-14T00:00:00Z", 11))],
  P1891: [claim(item("Q37")), claim(item("Q2184")), claim(item("Q999"))],
});
const person = entity("Q5", "Somebody", { P31: [claim(item("Q5"))] });
const crater = entity("Q8", "Crater", { P625: [claim(at(1, 2, { globe: "http://www.wikidata.org/entity/Q405" }))] });

describe("items", () => {
  const data = imported(document(lithuania, vilnius, russia, treaty, person, crater));
  const { polities, places, instruments } = compiled(data).collections;
  const text = (path: string): string => data.files.find((file) => file.path === path)?.text ?? "";

  test("a state with its existence: the preferred start, and both ends on which the best statements differ", () => {
    expect([...polities.keys()]).toEqual(["lithuania", "soviet-russia"]);
    expect(polities.get("lithuania")?.data).toMatchObject({ type: "state", capital: expect.anything(), tags: ["iso-3166-1-LT"] });
    expect(text("polities/all.yaml")).toMatch(
      /from: 1918-02-16\n {4}until:\n {6}- value: "?1940"?\n {8}cite: wikidata Q37\n {6}- value: 1941-06\n/,
    );
    expect(polities.get("soviet-russia")?.data.exists).toBeUndefined();
  });
  test("a treaty with its steps and those of its parties that are states of the files", () => {
    const made = instruments.get("treaty")?.data;
    expect(made?.parties).toEqual(["lithuania", "soviet-russia"]);
    expect(made?.stages?.map(({ stage }) => stage)).toEqual(["signed", "in-force"]);
    expect(made?.links).toEqual(["https://www.wikidata.org/wiki/Q1"]);
  });
  test("a place with the precision of its degrees, and where it is written", () => {
    expect(places.get("vilnius")?.data).toMatchObject({ type: "town", at: { lat: 54.69, lon: 25.28 }, precision_km: 1.1 });
    expect(text("places/all.yaml")).toContain("cite: wikidata Q216, revision 7");
  });
  test("the rest is counted", () => {
    expect(data.leftOut).toEqual([
      "1 items that are no state, treaty or place (Somebody).",
      "1 positions that are not on Earth (Crater).",
      "1 signatories that are no states of the files (Treaty: 1).",
      "Properties that are not read, with the items that have them: P17 (1); further descriptions, aliases, links to Wikipedia and references.",
    ]);
  });
});

test("a document, a list, lines of a dump: the same; twice the same bytes; the newer revision counts", () => {
  const lines = `[\n${JSON.stringify(lithuania)},\n${JSON.stringify(vilnius)}\n]\n`;
  expect(imported(lines)).toEqual(imported(document(lithuania, vilnius)));
  expect(imported(lines)).toEqual(imported(JSON.stringify([lithuania, vilnius])));
  const newer = { ...vilnius, lastrevid: 9, labels: { en: { language: "en", value: "Wilno" } } };
  const both = imported(JSON.stringify([newer, vilnius]));
  expect([...compiled(both).collections.places.keys()]).toEqual(["wilno"]);
  expect(both.doubts).toEqual(["Vilnius, Q216, stands twice; the newer revision is read."]);
});

test("what contradicts itself is left out and said, and stops nothing", () => {
  const state = (id: string, label: string, from: string, until?: string) =>
    entity(id, label, {
      P31: [claim(item("Q6256"))],
      P571: [claim(time(from, 11))],
      ...(until !== undefined && { P576: [claim(time(until, 11))] }),
    });
  const signed = entity("Q3", "Pact", {
    P31: [claim(item("Q131569"))],
    P1891: [claim(item("Q2")), claim(item("Q4"))],
    P585: [claim(time("+1920-01-01T00:00:00Z", 11))],
    P7588: [claim(time("+1910-00-00T00:00:00Z", 9))],
  });
  const data = imported(
    document(
      state("Q1", "Backwards", "+1990-01-01T00:00:00Z", "+1980-01-01T00:00:00Z"),
      state("Q2", "Later", "+1990-01-01T00:00:00Z"),
      state("Q4", "There", "+1900-01-01T00:00:00Z"),
      signed,
    ),
  );
  const { polities, instruments } = compiled(data).collections;
  expect([...polities.values()].map(({ id, data: one }) => [id, one.exists !== undefined])).toEqual([
    ["backwards", false],
    ["later", false],
    ["there", true],
  ]);
  expect(instruments.get("pact")?.data.parties).toEqual(["later", "there"]);
  expect(instruments.get("pact")?.data.stages?.map(({ stage }) => stage)).toEqual(["signed"]);
  expect(data.leftOut).toEqual([
    "1 existences of states that signed an act outside of them (Later, which signed Pact).",
    "1 existences that end before they begin (Backwards).",
    "1 steps “in-force” that come before the signature (Pact).",
  ]);
});

test("labels in languages, hostile ones too", () => {
  const labels = {
    mul: { language: "mul", value: "Vilnius" },
    "be-tarask": { language: "be-tarask", value: "Вільня" },
    simple: { language: "simple", value: "x" },
    "<b>": { language: "<b>", value: "x" },
    de: { language: "de", value: "<script>\n alert(1)</script>" },
  };
  const { places } = compiled(imported(document({ ...vilnius, labels } as never))).collections;
  expect([...places.values()][0]?.data.name).toEqual({ und: "Vilnius", "be-tarask": "Вільня", de: "<script> alert(1)</script>" });
});

test.each([
  ["", /^items.json cannot be read as JSON/],
  ['{"entities": {"Q1": {"id": ', /^items.json cannot be read as JSON/],
  ["<html></html>", /^items.json cannot be read as JSON/],
  ['{"id":"Q1","claims":{}}\n{"id":"Q2",}', /^items.json:2 cannot be read as JSON/],
  ['{"type":"FeatureCollection"}', /^items.json holds no entities of Wikidata/],
  ['{"entities":{"Q1":{"id":"Q1","missing":""}}}', /^items.json: no item is a state/],
  [
    '{"entities":{"P1":{"id":"P1","claims":{}},"X":null,"Q1":{"id":"Q1","claims":{"P31":[null,{"mainsnak":3}]}}}}',
    /^items.json: no item is a state/,
  ],
])("refused: %#", (text, message) => {
  expect(importWikidata([{ name: "items.json", text }])).toMatchObject({ ok: false, message: expect.stringMatching(message) });
});
