/** What is said and offered to somebody who writes, in whole files and in half ones. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anatomyOf } from "../../../src/core/author/anatomy.ts";
import { suggestionsAt } from "../../../src/core/author/complete.ts";
import { meaningAt, reachSaid } from "../../../src/core/author/hover.ts";
import { NameIndex } from "../../../src/core/author/name-index.ts";
import { symbolsOf } from "../../../src/core/author/symbols.ts";
import { compile } from "../../../src/core/compile.ts";
import { smallAtlas, textIn } from "./small-atlas.ts";

const whole = compile(smallAtlas());
const wholeIndex = new NameIndex(smallAtlas());

/** Labels offered where `|` stands in a text. */
function offered(path: string, text: string): string[] {
  const offset = text.indexOf("|");
  const plain = text.slice(0, offset) + text.slice(offset + 1);
  return suggestionsAt(whole.atlas, wholeIndex, path, plain, offset).items.map(({ label }) => label);
}
/** The text after the first thing offered was chosen. */
function chosen(path: string, text: string, label: string): string {
  const offset = text.indexOf("|");
  const plain = text.slice(0, offset) + text.slice(offset + 1);
  const item = suggestionsAt(whole.atlas, wholeIndex, path, plain, offset).items.find((each) => each.label === label);
  if (!item) throw new Error(`${label} is not offered`);
  return plain.slice(0, item.start) + item.text + plain.slice(item.end);
}

describe("offered", () => {
  const peace = (rest: string): string => `type: treaty\nname: { en: Peace }\n${rest}`;
  test("keys that are not there yet, in block and in braces", () => {
    const keys = offered("instruments/peace.yaml", peace("|\n"));
    expect(keys).toContain("parties");
    expect(keys).not.toContain("type");
    expect(offered("instruments/peace.yaml", peace("part|\n"))).toEqual(["parties"]);
    expect(offered("instruments/peace.yaml", peace("stages:\n  - { stage: signed, | }\n"))).toContain("on");
    expect(offered("instruments/peace.yaml", peace("effects:\n  - |\n"))).toContain("cedes");
    expect(offered("instruments/peace.yaml", peace("effects:\n  - cedes: bank\n    |\n"))).toContain("by");
    expect(offered("events/events.yaml", "one:\n  type: war\n  when: 1920\ntwo:\n  type: war\n  ac|\n")).toEqual(["actors"]);
    expect(chosen("instruments/peace.yaml", peace("part|\n"), "parties")).toBe(peace("parties: \n"));
  });
  test("words, ids of the right kind, by their names too", () => {
    expect(offered("instruments/peace.yaml", "type: tr|\n")).toEqual(["treaty"]);
    expect(offered("instruments/peace.yaml", peace("parties: [avia, |]\n"))).toEqual(["avia", "bovia"]);
    expect(offered("instruments/peace.yaml", peace("at: |\n"))).toEqual(["mill", "port"]);
    expect(offered("instruments/peace.yaml", peace("at: Port|\n"))).toEqual(["port"]);
    expect(offered("instruments/peace.yaml", peace("effects: [{ cedes: far| }]\n"))).toEqual(["far-bank"]);
    expect(offered("instruments/peace.yaml", peace("effects: [{ control: avia, according_to: | }]\n"))).toEqual([
      "consensus",
      "avia",
      "bovia",
    ]);
    expect(offered("disagreements/days.yaml", "d:\n  about: avia|\n")).toContain("polities/avia");
  });
  test("the first word of a file, languages below a name, every polity in a viewpoint, cells of a spreadsheet", () => {
    expect(offered("instruments/new.yaml", "|")).toContain("parties");
    expect(offered("instruments/peace.yaml", "type: treaty\nname:\n  |\n")).toEqual(["en", "lt"]);
    expect(offered("instruments/peace.yaml", "type: treaty\nname: |\n")).toEqual([]);
    expect(offered("viewpoints/v.yaml", "groups: [[all|]]\n")).toEqual(["all-polities"]);
    expect(offered("places/places.csv", "id,name_en,lat,lon,type,in,cite\nport,Port,50.5,20.5,town,bank;bo|,\n")).toEqual(["both"]);
  });
  test("sources, then where in them", () => {
    expect(chosen("instruments/peace.yaml", peace("cite: { source: atlas-book, locator: p.| }\n"), "p. 9")).toBe(
      peace("cite: { source: atlas-book, locator: p. 9 }\n"),
    );
    expect(offered("instruments/peace.yaml", peace("cite: at|\n"))).toEqual(["atlas-book"]);
    expect(offered("instruments/peace.yaml", peace("cite: atlas-book |\n")).slice(0, 2)).toEqual(["S1", "p. 9"]);
    expect(chosen("instruments/peace.yaml", peace("cite: atlas-book p|\n"), "p. 9")).toBe(peace("cite: atlas-book p. 9\n"));
  });
  test("forms of a date, from words too, and days of other records", () => {
    expect(offered("events/e.yaml", "type: war\nwhen: 1920-07|\n")).toEqual(
      expect.arrayContaining(["1920-07", "1920-07~", "1920-07/..", "[..1920-07]"]),
    );
    expect(chosen("events/e.yaml", "type: war\nwhen: 1920|\n", "[..1920]")).toBe('type: war\nwhen: "[..1920]"\n');
    expect(offered("events/e.yaml", "type: war\nwhen: 14 October 1920|\n")[0]).toBe("1920-10-14");
    expect(offered("events/e.yaml", "type: war\nwhen: pea|\n")).toContain("peace#");
    expect(offered("events/e.yaml", "type: war\nwhen: peace#in|\n")).toEqual(["initialled", "in-force", "terminated"]);
  });
});

describe("said", () => {
  const meaning = (path: string, words: string, shift = 1): string => {
    const offset = textIn(smallAtlas(), path).indexOf(words) + shift;
    const { atlas, resolver } = whole;
    return (
      meaningAt({ atlas, resolver, index: wholeIndex, held: (ref, day) => [`${ref} on ${day}`] }, path, offset)?.paragraphs.join("\n") ?? ""
    );
  };
  test("what an effect changed, in km², and since when", () => {
    expect(meaning("instruments/peace.yaml", "cedes: bank")).toMatch(
      /^\*\*peace#1\*\*\ndecides 1 cell, 7\d{3} km² for Everyone since 11 June 1920 at the earliest, for sure since 12 June 1920\n/,
    );
    const effect = whole.atlas.assertionById.get("avia#1");
    expect(effect && reachSaid(whole, effect)).toMatch(/^decides 2 cells, 1[45]\d{3} km² for Everyone since 1 January 1900/);
  });
  test("who held the land, on the day of the record", () => {
    expect(meaning("instruments/peace.yaml", "bank, by")).toContain("On 11 June 1920:\n- territories/bank on");
  });
  test("what a date means", () => {
    expect(meaning("instruments/peace.yaml", "1920-03-01")).toContain("**1 March 1920**");
    expect(meaning("instruments/peace.yaml", "peace#in-force + 10 days", 20)).toContain("**11 June 1920 to 12 June 1920**");
    const files = smallAtlas({
      "events/events.yaml": "tilsit:\n  type: war\n  when: { edtf: 1812-06-12, calendar: julian }\n  basis: general-knowledge\n",
    });
    const julian = compile(files);
    const said = meaningAt(
      { ...julian, index: new NameIndex(files), held: () => undefined },
      "events/events.yaml",
      textIn(files, "events/events.yaml").indexOf("1812") + 2,
    );
    expect(said?.paragraphs.join("\n")).toContain("1812-06-12 in the Julian calendar is 1812-06-24 in the Gregorian one");
  });
});

test("the outline of a file: records with their stages, articles and effects", () => {
  const [peace] = symbolsOf(anatomyOf("instruments/peace.yaml", textIn(smallAtlas(), "instruments/peace.yaml")));
  expect(peace?.name).toBe("peace");
  expect(peace?.children.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "stage signed",
    "stage in-force",
    "effect 1 cedes",
    "effect 2 control",
  ]);
});

test("half a file, wherever it breaks off and wherever one asks, is no reason to fall over", () => {
  const path = "instruments/peace.yaml";
  const text = textIn(smallAtlas(), path);
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.nat(text.length),
      fc.constantFrom("", "{", "\t", '"', "&a *a", ": ", "\u0000", "- ["),
      (cut, at, dirt) => {
        const half = text.slice(0, cut) + dirt;
        const offset = Math.min(at, half.length);
        const files = smallAtlas({ [path]: half });
        const index = new NameIndex(files);
        const { atlas, resolver } = compile(files);
        suggestionsAt(atlas, index, path, half, offset);
        meaningAt({ atlas, resolver, index, held: () => undefined }, path, offset);
        symbolsOf(anatomyOf(path, half));
        index.at(path, offset);
      },
    ),
    { numRuns: 150 },
  );
});
