import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFromCivil } from "../../../src/core/time/calendar.ts";
import { parseDate } from "../../../src/core/time/edtf.ts";
import { formatDay, parseSpoken, spokenDate, spokenDay } from "../../../src/core/time/plain-words.ts";

function say(text: string, lang: string, calendar: "gregorian" | "julian" = "gregorian"): string {
  const result = parseDate(text, calendar);
  if (!result.ok) throw new Error(result.fault.message);
  return spokenDate(result.date, lang);
}

describe("days as text", () => {
  it.each([
    [dayFromCivil(1920, 7, 12), "1920-07-12"],
    [dayFromCivil(0, 1, 1), "0000-01-01"],
    [dayFromCivil(-43, 3, 15), "-0043-03-15"],
    [dayFromCivil(12_000, 1, 1), "Y12000-01-01"],
    [dayFromCivil(-12_000, 12, 31), "Y-12000-12-31"],
    [Infinity, ".."],
  ])("%d is %s", (day, text) => expect(formatDay(day)).toBe(text));
});

describe("dates in words", () => {
  it.each([
    ["1920-07-12", "12 July 1920", "1920 m. liepos 12 d.", "12 lipca 1920 r."],
    ["1920-07", "July 1920", "1920 m. liepa", "lipiec 1920 r."],
    ["1920", "1920", "1920 m.", "1920 r."],
    ["0988-08", "August 988 CE", "988 m. rugpjūtis", "sierpień 988 r."],
    ["192X", "the 1920s", "1920–1929 m.", "lata 1920–1929"],
    ["1920-07~", "about July 1920", "apie 1920 m. liepą", "około lipca 1920 r."],
    ["1920?", "perhaps 1920", "galbūt 1920 m.", "być może 1920 r."],
    ["1920-07-12%", "perhaps about 12 July 1920", "galbūt apie 1920 m. liepos 12 d.", "być może około 12 lipca 1920 r."],
    ["1920-23", "autumn 1920", "1920 m. ruduo", "jesień 1920 r."],
    ["[1920-08-06,1920-08-08]", "6 or 8 August 1920", "1920 m. rugpjūčio 6 arba 8 d.", "6 lub 8 sierpnia 1920 r."],
    ["[1920-08-06,1920-08-07]", "6 or 7 August 1920", "1920 m. rugpjūčio 6 arba 7 d.", "6 lub 7 sierpnia 1920 r."],
    [
      "[1920-08-06..1920-08-08]",
      "some day between 6 and 8 August 1920",
      "kuri nors diena tarp 1920 m. rugpjūčio 6 ir 8 d.",
      "któryś dzień między 6 a 8 sierpnia 1920 r.",
    ],
    [
      "[1920-07-30..1920-08-02]",
      "some day between 30 July and 2 August 1920",
      "kuri nors diena tarp 1920 m. liepos 30 d. ir rugpjūčio 2 d.",
      "któryś dzień między 30 lipca a 2 sierpnia 1920 r.",
    ],
    ["[1920-07..1920-09]", "between July and September 1920", "tarp 1920 m. liepos ir rugsėjo", "między lipcem a wrześniem 1920 r."],
    ["[1919..1922]", "between 1919 and 1922", "tarp 1919 ir 1922 m.", "między 1919 a 1922 r."],
    ["[..1920]", "1920 or earlier", "1920 m. arba anksčiau", "1920 r. lub wcześniej"],
    ["[1920-07..]", "July 1920 or later", "1920 m. liepa arba vėliau", "lipiec 1920 r. lub później"],
    ["{1960,1961-12}", "1960 and December 1961", "1960 m. ir 1961 m. gruodis", "1960 r. i grudzień 1961 r."],
    [
      "1920-07-12/1920-10",
      "from 12 July 1920 to October 1920",
      "nuo 1920 m. liepos 12 d. iki 1920 m. spalio",
      "od 12 lipca 1920 r. do października 1920 r.",
    ],
    ["1920/..", "from 1920 on", "nuo 1920 m.", "od 1920 r."],
    ["../1920", "until 1920", "iki 1920 m.", "do 1920 r."],
    ["1920/", "from 1920 to an unknown day", "nuo 1920 m. iki nežinomos dienos", "od 1920 r. do nieznanego dnia"],
    [
      "[1922-03-24..1922-04-18]/..",
      "from some day between 24 March and 18 April 1922 on",
      "nuo kurios nors dienos tarp 1922 m. kovo 24 d. ir balandžio 18 d.",
      "od któregoś dnia między 24 marca a 18 kwietnia 1922 r.",
    ],
    ["-0043", "44 BCE", "44 m. pr. Kr.", "44 r. p.n.e."],
    ["-0043-03-15", "15 March 44 BCE", "44 m. pr. Kr. kovo 15 d.", "15 marca 44 r. p.n.e."],
    ["0000", "1 BCE", "1 m. pr. Kr.", "1 r. p.n.e."],
    [
      "156X-12-25",
      "one of 10 days from 25 December 1560 to 25 December 1569",
      "viena iš 10 dienų nuo 1560 m. gruodžio 25 d. iki 1569 m. gruodžio 25 d.",
      "jeden z 10 dni od 25 grudnia 1560 r. do 25 grudnia 1569 r.",
    ],
  ])("%s", (text, en, lt, pl) => {
    expect(say(text, "en")).toBe(en);
    expect(say(text, "lt-LT")).toBe(lt);
    expect(say(text, "pl")).toBe(pl);
    expect(say(text, "fr")).toBe(en);
  });

  it.each([
    [
      "1867-10-06",
      "18 October 1867 (6 October Old Style)",
      "1867 m. spalio 18 d. (spalio 6 d. senuoju stiliumi)",
      "18 października 1867 r. (6 października starego stylu)",
    ],
    [
      "1867-12-31",
      "12 January 1868 (31 December 1867 Old Style)",
      "1868 m. sausio 12 d. (1867 m. gruodžio 31 d. senuoju stiliumi)",
      "12 stycznia 1868 r. (31 grudnia 1867 r. starego stylu)",
    ],
    [
      "1867-10",
      "some day between 13 October and 12 November 1867 (October 1867 Old Style)",
      "kuri nors diena tarp 1867 m. spalio 13 d. ir lapkričio 12 d. (1867 m. spalis senuoju stiliumi)",
      "któryś dzień między 13 października a 12 listopada 1867 r. (październik 1867 r. starego stylu)",
    ],
  ])("%s of the Julian calendar", (text, en, lt, pl) => {
    expect([say(text, "en", "julian"), say(text, "lt", "julian"), say(text, "pl", "julian")]).toEqual([en, lt, pl]);
  });
});

describe("words to EDTF", () => {
  it.each([
    ["July 1920", "1920-07"],
    ["12 July 1920", "1920-07-12"],
    ["12th of July, 1920", "1920-07-12"],
    ["July 12, 1920", "1920-07-12"],
    ["  JUL 12 1920 ", "1920-07-12"],
    ["1920 m. liepos 12 d.", "1920-07-12"],
    ["1920 metų liepos 12 diena", "1920-07-12"],
    ["1920 m. liepos mėn.", "1920-07"],
    ["1920 m. spalio 9", "1920-10-09"],
    ["12 lipca 1920", "1920-07-12"],
    ["12 lipca 1920 r.", "1920-07-12"],
    ["październik 1920", "1920-10"],
    ["czerwiec 1920", "1920-06"],
    ["12.7.1920", "1920-07-12"],
    ["1920 10 09", "1920-10-09"],
    ["25/7/1920", "1920-07-25"],
    ["1920", "1920"],
    ["about 1920", "1920~"],
    ["c. July 1920", "1920-07~"],
    ["apie 1920 m.", "1920~"],
    ["the 1920s", "192X"],
    ["spring 1920", "1920-21"],
    ["winter of 1920", "1920-24"],
    ["44 BC", "-0043"],
    ["15 March 44 BCE", "-0043-03-15"],
    ["5 May 5 BCE", "-0004-05-05"],
    ["between 6 and 8 August 1920", "[1920-08-06..1920-08-08]"],
    ["6 or 8 August 1920", "[1920-08-06,1920-08-08]"],
    ["from July 1920 to 9 October 1920", "1920-07/1920-10-09"],
    ["since 1920", "1920/.."],
    ["1915–1940", "1915/1940"],
  ])("%s: %s", (text, edtf) => {
    expect(parseSpoken(text)).toBe(edtf);
    expect(parseDate(edtf).ok).toBe(true);
  });

  it.each([
    "",
    "early 1920",
    "before the war",
    "July",
    "12 July",
    "30 February 1920",
    "3/4/1920",
    "44",
    "hello 1920",
    "July August 1920",
    "12 12 1920 1921",
    "2 1920",
    "18th century",
    "x".repeat(10_000),
  ])("%s gives no exact date", (text) => expect(parseSpoken(text)).toBeUndefined());

  it("reads 3/4/1920 as the language does", () => {
    expect([
      parseSpoken("3/4/1920", "lt"),
      parseSpoken("3/4/1920", "pl"),
      parseSpoken("3/4/1920", "en-US"),
      parseSpoken("3/4/1920", "en"),
    ]).toEqual(["1920-04-03", "1920-04-03", "1920-03-04", undefined]);
  });

  it("reads every day as it is spoken, in each language", () => {
    const day = fc.integer({ min: dayFromCivil(-3000, 1, 1), max: dayFromCivil(9999, 12, 31) });
    fc.assert(
      fc.property(day, fc.constantFrom("en", "lt", "pl"), (d, lang) => {
        expect(parseSpoken(spokenDay(d, lang), lang)).toBe(formatDay(d));
      }),
      { numRuns: 1000 },
    );
  });
});
