/** Dates, quantities, names and attributions in single sentences. */
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { analyse } from "../../../src/import/draft/analysis.ts";
import { datesIn } from "../../../src/import/draft/dates.ts";
import { gazetteerOf } from "../../../src/import/draft/gazetteer.ts";
import { worded } from "../../../src/import/draft/numbers.ts";
import { articleFromPlainText } from "../../../src/import/draft/plain-text.ts";
import { quantitiesIn } from "../../../src/import/draft/quantities.ts";
import { ALAND } from "./names.ts";

const found = (text: string) => analyse(articleFromPlainText(text), gazetteerOf(compile(ALAND).atlas)).findings;
const dates = (text: string) => found(text).flatMap((f) => f.dates.map((d) => d.edtf ?? "?"));

describe("dates", () => {
  test.each([
    ["On 12 July 1920 it was signed.", ["1920-07-12"]],
    ["On July 12th, 1920, it was signed.", ["1920-07-12"]],
    ["On the 12th of July 1920 it was signed.", ["1920-07-12"]],
    ["It was signed 1920-07-12.", ["1920-07-12"]],
    ["It was signed on 12.7.1920.", ["1920-07-12"]],
    ["Between 14 and 16 September 1919 they met.", ["[1919-09-14..1919-09-16]"]],
    ["They met from 14 to 16 September 1919.", ["1919-09-14/1919-09-16"]],
    ["They met on 14–16 September 1919.", ["1919-09-14/1919-09-16"]],
    ["They met on 6 or 8 August 1920.", ["[1920-08-06,1920-08-08]"]],
    ["It lasted from 30 July 1920 to 4 August 1920.", ["1920-07-30/1920-08-04"]],
    ["In the summer of 1920 it fell.", ["1920-22"]],
    ["In about 1920 it fell.", ["1920~"]],
    ["Perhaps in May 1920 it fell.", ["1920-05?"]],
    ["In the 1920s it was Polish.", ["192X"]],
    ["In 1918–1920 and in 1920–22 there was war.", ["1918/1920", "1920/1922"]],
    ["In 44 BC it was Roman.", ["-0043"]],
    ["1920 m. liepos 12 d. pasirašyta sutartis.", ["1920-07-12"]],
    ["Dnia 9 października 1920 r. wojska weszły.", ["1920-10-09"]],
    ["Article 1920 had 1500 men and 1,234 guns on p. 1921.", []],
    ["He may march in.", []],
    ["The 31 June 1920 is no day.", ["1920-06"]],
    ["On 1 May 1920 it began. Three days later it ended.", ["1920-05-01", "1920-05-04?"]],
    ["On 1 May 1920 it began. It ended on 3 June of the following year.", ["1920-05-01", "1921?-06-03"]],
    ["On 20 December 1919 it began. On January 3 it ended.", ["1919-12-20", "1920?-01-03"]],
    ["On January 3 it began. On 20 May 1920 it ended.", ["1920?-01-03", "1920-05-20"]],
    ["On January 3 it began.", ["?"]],
  ])("%s", (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });
  test("an inferred year says why, and only the year is in doubt", () => {
    const [, second] = found("It began on 20 December 1919. It ended on January 3.");
    expect(second?.dates[0]).toMatchObject({ edtf: "1920?-01-03", inferred: "the year is the first that puts it after S01" });
  });
  test("a day of the Julian calendar is marked", () => {
    expect(datesIn("On 18 March 1856 O.S. it was signed.")[0]).toMatchObject({ calendar: "julian" });
  });
});

describe("one day in two calendars is one Gregorian day", () => {
  test.each([
    ["They took Narva on 7 November 1917 [O.S. 25 October].", "1917-11-07"],
    ["It fell on 7 November [O.S. 25 October] 1917.", "1917-11-07"],
    ["It fell on 25 October (7 November) 1917.", "1917-11-07"],
    ["It fell on 5 (18) September 1915.", "1915-09-18"],
    ["It fell on September 5 (18), 1915.", "1915-09-18"],
    ["It fell on 5/18 September 1915.", "1915-09-18"],
    ["It fell on 25 October/7 November 1917.", "1917-11-07"],
    ["It fell on 25 October (O.S.) / 7 November (N.S.) 1917.", "1917-11-07"],
    ["It fell on November 7 (October 25, Old Style), 1917.", "1917-11-07"],
    ["It fell on November 7, 1917 (O.S. October 25).", "1917-11-07"],
    ["It fell on 25 October [N.S. 7 November] 1917.", "1917-11-07"],
    ["It fell on 25 October O.S. (7 November N.S.) 1917.", "1917-11-07"],
    ["It fell on 6 January 1918 [O.S. 24 December 1917].", "1918-01-06"],
    ["It fell on 24 December 1917 (6 January).", "1918-01-06"],
    ["It fell on 24 December (6 January) 1918.", "1918-01-06"],
    ["It fell on 30 January (11 February) 1834.", "1834-02-11"],
    ["In 1917 it began. It fell on 25 October (7 November).", "1917", "1917?-11-07"],
    ["It fell on 3 May 1920 (12 men died).", "1920-05-03"],
    ["It lasted from 1 May 1920 (Saturday).", "1920-05-01"],
  ])("%s", (text, ...expected) => {
    expect(dates(text)).toEqual(expected);
    expect(found(text).flatMap((f) => f.dates.filter((d) => d.calendar === "julian"))).toEqual([]);
  });
  test.each([
    "It fell on 25 October 1917 O.S.",
    "It fell on 25 October 1917 (Old Style).",
    "It fell on O.S. 25 October 1917.",
    "It fell on 25 October 1917 [Julian calendar].",
  ])("a day of the old style alone is Julian: %s", (text) => {
    expect(datesIn(text).map((d) => [d.calendar, d.form.kind === "whole" && d.form.edtf])).toEqual([["julian", "1917-10-25"]]);
  });
});

describe("quantities", () => {
  const read = (text: string) => quantitiesIn(text, datesIn(text)).map((q) => `${q.value} ${q.unit}${q.of ? ` of ${q.of}` : ""}`);
  test.each([
    ["three million rubles and 107,000 hectares of timber", ["3000000 rouble", "107000 ha of timber"]],
    ["3.3 million gold roubles", ["3300000 gold-rouble"]],
    ["half a million dollars", ["500000 usd"]],
    ["$10 million and £5,000", ["10000000 usd", "5000 gbp"]],
    ["about 9,000 square kilometres", ["9000 km2"]],
    ["74.9 per cent of the votes", ["74.9 percent of votes"]],
    ["three quarters of the voters, and a third of the land", ["75 percent of voters", "33.33 percent"]],
    ["two decades of peace", ["20 year of peace"]],
    ["107 delegates and twenty-five ships", ["107 items of delegates", "25 items of ships"]],
    ["12,000 Russian soldiers", ["12000 troops"]],
    ["between the two countries and on both sides", []],
    ["Article 3 and No. 94 of volume 2", []],
    ["on 14 July 1920 in 1921", []],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
  test("numbers in words", () => {
    expect(["three million", "one hundred and seven thousand", "twenty-five", "nineteen hundred", "a hundred"].map(worded)).toEqual([
      3_000_000, 107_000, 25, 1900, 100,
    ]);
    expect(worded("nineteen twenty")).toBeUndefined();
  });
});

describe("names", () => {
  const names = (text: string) => found(text).flatMap((f) => f.names.map((n) => `${n.words}=${n.ids.join("|")}`));
  test("in any language of the atlas, by people and adjective, by a part of the name", () => {
    expect(names("Sverige, the Finns and Suomi met at Finstrom; British envoys came.")).toEqual([
      "Sverige=sweden",
      "Finns=finland",
      "Suomi=finland",
      "Finstrom=finstrom",
      "British=united-kingdom",
    ]);
  });
  test("one name at different times is what existed then", () => {
    expect(names("In 1856 Russia agreed.")).toEqual(["Russia=russian-empire"]);
    expect(names("In 1920 Russia agreed.")).toEqual(["Russia=soviet-russia"]);
  });
  test("a state that the atlas lacks has the id under which it would be proposed", () => {
    expect(names("Danish ships came.")).toEqual(["Danish=denmark"]);
  });
  test("words in small letters are no names", () => {
    expect(names("The polish of the table and a turkey.")).toEqual([]);
  });
});

describe("attributions", () => {
  const holders = (text: string) => found(text).flatMap((f) => f.attributions.map((a) => `${a.holder} ${a.kind}`));
  test.each([
    ["The Swedish government claims that they are lost.", ["Swedish government position"]],
    ["Finns asserted that it was theirs.", ["Finns position"]],
    ["Some historians have argued so.", ["Some historians reading"]],
    ["Modern Finnish historiography regards it as unlawful.", ["Modern Finnish historiography reading"]],
    ["According to Sweden, it was lawful.", ["Sweden position"]],
    ["Sweden feared a war.", ["Sweden motive"]],
    ["It is often said that it was so.", ["unnamed reading"]],
    ["Finland held the islands and Swedish claims were dropped.", []],
    ["According to Article 2, it was lawful.", []],
  ])("%s", (text, expected) => {
    expect(holders(text)).toEqual(expected);
  });
});
