/** Drafting from Lithuanian, Polish and German: dates, numbers, declined names, acts and what was done with them. Sentences of our own. */
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { datesIn } from "../../../src/import/draft/dates.ts";
import { draftArticle } from "../../../src/import/draft/draft.ts";
import { quantitiesIn } from "../../../src/import/draft/quantities.ts";
import { sourceFiles } from "../source-files.ts";

const ATLAS = compile(
  sourceFiles({
    "atlas.yaml": "title: T\nlicence: CC0-1.0\nlanguages: [en]\ndefault: { date: 1920-01-01, viewpoint: v }\n",
    "viewpoints/v.yaml": "groups: [[consensus]]\n",
    "polities/all.yaml": `lithuania: { type: state, name: { en: Lithuania, lt: Lietuva, pl: Litwa, de: Litauen }, basis: derived }
poland: { type: state, name: { en: Poland, lt: Lenkija, pl: Polska, de: Polen }, basis: derived }
latvia: { type: state, name: { en: Latvia, lt: Latvija, pl: Łotwa, de: Lettland }, basis: derived }
germany: { type: state, name: { en: Germany, lt: Vokietija, pl: Niemcy, de: Deutsches Reich }, basis: derived }
duchy: { type: state, name: { en: Duchy of Low, lt: Žemųjų Didžioji Kunigaikštystė, pl: Wielkie Księstwo Niskie }, basis: derived }
commission: { type: international-body, name: { en: Commission, de: Vereinigte Kommission }, basis: derived }
`,
    "places/all.yaml": `kaunas: { name: { en: Kaunas, lt: Kaunas, pl: Kowno }, at: { lat: 54.9, lon: 23.9 }, type: town }
riga: { name: { en: Riga, lt: Ryga, pl: Ryga }, at: { lat: 56.9, lon: 24.1 }, type: town }
`,
  }),
).atlas;
const draft = (text: string, language = "en") => draftArticle(new TextEncoder().encode(text), { path: "a.txt", language, atlas: ATLAS });
const named = (text: string) => draft(text).analysis?.findings.flatMap((f) => f.names.map((n) => n.ids.join()));

describe("dates", () => {
  test.each([
    ["Am 4. Juni 1920 wurde er unterzeichnet.", ["1920-06-04"]],
    ["In der Nacht vom 15./16. April 1919 fiel die Stadt.", ["1919-04-15/1919-04-16"]],
    ["Vom 3. bis 6. November 1953 und im Herbst 1954 gab es Unruhen.", ["1953-11-03/1953-11-06", "1954-23"]],
    ["Zwischen dem 3. und 6. Jänner 1953.", ["[1953-01-03..1953-01-06]"]],
    ["Sie tagten zwischen 1918 und 1920, zuletzt Ende Mai 1920.", ["1918/1920", "1920-05"]],
    ["Od 14 do 16 września 1919 r. obradowano, a w lipcu 1920 r. podpisano.", ["1919-09-14/1919-09-16", "1920-07"]],
    ["12 lipca – 8 sierpnia 1920", ["1920-07-12/1920-08-08"]],
    ["Zimą 1920 r. było cicho.", ["1920-24"]],
    ["Derėtasi nuo 1920 m. liepos 30 d. iki rugpjūčio 8 d.", ["1920-07-30/1920-08-08"]],
    ["1919 m. rugsėjo 14–15 d. susitikta, 1920 m. liepą pasirašyta.", ["1919-09-14/1919-09-15", "1920-07"]],
    ["1920 metų liepos 12 dieną", ["1920-07-12"]],
    ["am 4. (15.) August 1717 und am 30. August (10. September) 1721", ["1717-08-15", "1721-09-10"]],
    ["5 (18) września 1915 r.; 1915 m. rugsėjo 5 (18) d.", ["1915-09-18", "1915-09-18"]],
    ["sudaryta 1422 09 27, patvirtinta 1423 III 30", ["1422-09-27", "1423-03-30"]],
    ["1416 m. ir 1418 m. buvo taika.", ["1416", "1418"]],
    ["a height of 1416 m. Then it falls", []],
    ["since the 13th century, im 19. Jahrhundert, w XVI w., XVIII amžiuje", ["12XX", "18XX", "15XX", "17XX"]],
    ["The secessions of 1918/19 were sealed.", ["1918/1919"]],
  ])("%s", (text, expected) => {
    expect(datesIn(text).map(({ form }) => (form.kind === "whole" ? form.edtf : form.kind))).toEqual(expected);
  });
  test("a date without a year takes the one that fits, and a guess is marked", () => {
    const { analysis } = draft("Am 2. Juli 1918 begann es. Am 5. Oktober endete es. Spalio 9 d. tęsėsi. W dniu 12 listopada trwało.");
    expect(analysis?.findings.flatMap((f) => f.dates.map((d) => d.edtf))).toEqual([
      "1918-07-02",
      "1918?-10-05",
      "1918?-10-09",
      "1918?-11-12",
    ]);
  });
});

test("a date without a year shares that of another in its sentence; counted years go on from the date before; centuries date nothing else", () => {
  const dates = (text: string) => draft(text).analysis?.findings.flatMap((f) => f.dates.map((d) => d.edtf));
  expect(dates("It was signed on October 26 after talks that lasted from Aug. 31 to Sept. 23, 1905.")).toEqual([
    "1905?-10-26",
    "1905-08-31/1905-09-23",
  ]);
  expect(dates("Am 10. September 1721 endete er. Zwanzig Jahre später begann er neu.")).toEqual(["1721-09-10", "1741?"]);
  expect(dates("It was signed in 1920. Foreign rule had lasted since the 13th century. On 5 May it ended.")).toEqual([
    "1920",
    "12XX",
    "1920?-05-05",
  ]);
});

test("a full stop whose space was forgotten ends a sentence", () => {
  expect(draft("Pastangos nieko nedavė.Vėliau buvo ramu. See www.example.org for it.").analysis?.findings.length).toBe(3);
});

test("a number before a full stop orders in German, and “r.” ends a Polish sentence that has come some way", () => {
  const count = (text: string) => draft(text).analysis?.findings.length;
  expect(count("Im 19. Jahrhundert war es still. Die 3. Armee kam am 15./16. Mai 1919.")).toBe(2);
  expect(
    count("W 1920 r. Polska milczała. Umowa między obiema stronami została podpisana w Kownie dnia 7 października 1920 r. Trwała krótko."),
  ).toBe(3);
});

describe("numbers and what they count", () => {
  test.each([
    ["zwei Drittel des Landes", ["66.67 percent"]],
    ["368,392 Estonians voted for it and only 184 against", ["368392 items", "184 items"]],
    ["pusę Vyslos vagos ir dviejų mylių ruožas, die Hälfte des Landes", ["50 percent", "2 mi", "50 percent"]],
    ["eine Präambel sowie 24 Artikeln und zwei Millionen Reichstalern", ["24 items", "2000000 items"]],
    ["35.000 Mann und 3,5 Millionen Einwohner", ["35000 troops", "3500000 inhabitants"]],
    ["fünfundzwanzig Delegierte zweier Länder", ["25 items"]],
    ["septynios svarbios sutartys tarp dviejų valstybių", ["7 items"]],
    ["bent dvi iš keturių salų", ["2 items", "4 items"]],
    ["3 mln rublių per 20 metų", ["3000000 rouble", "20 year"]],
    ["dwadzieścia pięć gmin, 107 delegatów i 7 135 osób", ["25 items", "107 items", "7135 persons"]],
    ["two of the four islands", ["2 items", "4 items"]],
    ["for eighteen and a half years", ["18.5 year"]],
    ["18 and a half years and thirty thousand men", ["18.5 year", "30000 items"]],
    ["$5 million Turkish pounds", ["5000000 items"]],
    ["the southern half of the island", []],
    ["half of the island", ["50 percent"]],
    ["if one considers the rest", []],
  ])("%s", (text, expected) => {
    expect(quantitiesIn(text).map(({ value, unit }) => `${value} ${unit}`)).toEqual(expected);
  });
});

describe("names in their cases, by the names that records give", () => {
  test.each([
    ["Lietuvos ir Lenkijos derybos vyko Rygoje.", ["lithuania", "poland", "riga"]],
    ["Lietuvai, Latvijai ir Vokietijoje", ["lithuania", "latvia", "germany"]],
    ["Žemųjų Didžiosios Kunigaikštystės žemės prie Kauno", ["duchy", "kaunas"]],
    ["Rokowania Litwy z Polską i Łotwą toczyły się w Rydze i w Kownie.", ["lithuania", "poland", "latvia", "riga", "kaunas"]],
    ["Granica między Polską a Niemcami; w Niemczech i na Łotwie.", ["poland", "germany", "germany", "latvia"]],
    ["Wojska Wielkiego Księstwa Niskiego", ["duchy"]],
    ["Die Grenze Litauens mit der Vereinigten Kommission", ["lithuania", "commission"]],
    ["Deutschem und Deutschen Reich", ["germany", "germany"]],
    ["wojska polskie i litewskie, lenkų kariuomenė, die polnische Delegation", ["poland", "lithuania", "poland", "poland"]],
    ["The Polono-Lithuanian talks", ["poland", "lithuania"]],
    ["die polnisch-litauische Grenze, granica polsko-litewska", ["poland", "lithuania", "poland", "lithuania"]],
    ["White Russian troops", []],
    ["Polscy i litewscy delegaci", ["poland", "lithuania"]],
    ["The text is in Polish, Latvian and German. (Lithuanian: sutartis) In Polish hands, in Poland.", ["poland", "poland"]],
    ["During the South American and Spanish American wars, Russo sang.", []],
  ])("%s", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

const stages = (text: string, language: string) =>
  draft(text, language)
    .proposals.filter((p) => p.collection === "instruments")
    .flatMap((p) =>
      ((p.data["stages"] ?? []) as { stage: string; on: string | { value: string; note: string } }[]).map(
        ({ stage, on }) =>
          `${Object.values(p.data["name"] as object).join()}: ${stage} ${typeof on === "string" ? on : /no date/.test(on.note) ? "?" : on.value}`,
      ),
    );

describe("acts and their steps", () => {
  test.each([
    [
      "de",
      "Der Vertrag von Kowno wurde am 7. Mai 1921 unterzeichnet. Er wurde am 8. Juni 1921 ratifiziert und trat am 1. Juli 1921 in Kraft.",
      ["Vertrag von Kowno: signed 1921-05-07", "Vertrag von Kowno: ratified 1921-06-08", "Vertrag von Kowno: in-force 1921-07-01"],
    ],
    [
      "de",
      "Der Friedensvertrag von Kowno wurde nicht ratifiziert. Der Vertrag wurde spät unterzeichnet, weil Litauen 1918 zögerte.",
      ["Vertrag von Kowno: signed ?"],
    ],
    [
      "de",
      "Der Vertrag von St. Anna (von Litauen am 10. September 1919 unterschrieben) galt.",
      ["Vertrag von St. Anna: signed 1919-09-10"],
    ],
    [
      "pl",
      "Traktat ryski został podpisany 18 marca 1921 r. i ratyfikowany 15 kwietnia 1921 r. Traktat wszedł w życie 30 kwietnia 1921 r.",
      ["traktat ryski: signed 1921-03-18", "traktat ryski: ratified 1921-04-15", "traktat ryski: in-force 1921-04-30"],
    ],
    ["pl", "W latach 1921–1923, po podpisaniu traktatu ryskiego, Polska zabiegała o uznanie.", ["traktat ryski: signed ?"]],
    ["pl", "Umowy kowieńskiej nie podpisano. Pokój ryski miał być podpisany 1 maja 1921 r.", []],
    [
      "lt",
      "1920 m. liepos 12 d. pasirašyta Maskvos sutartis. Lietuvos Seimas sutartį ratifikavo rugpjūčio 6 d.",
      ["Maskvos sutartis: signed 1920-07-12", "Maskvos sutartis: ratified 1920?-08-06"],
    ],
    [
      "lt",
      "Pagal 1920 m. spalio 7 d. pasirašytą Suvalkų sutartį riba ėjo pietuose. Suvalkų sutarties niekas neratifikavo.",
      ["Suvalkų sutartis: signed 1920-10-07"],
    ],
    ["lt", "Kai tik bus pasirašyta taikos sutartis, salos bus grąžintos.", []],
    [
      "en",
      "The Treaty of Riga was signed in 1828 and effective in 1832.",
      ["Treaty of Riga: signed 1828", "Treaty of Riga: in-force 1832"],
    ],
    [
      "en",
      "The Treaty of Riga was signed. The treaty was in force from 22 May 1821, and for as long as the fortress stood, Latvia never signed another one or the Treaty of Kaunas.",
      ["Treaty of Riga: signed ?", "Treaty of Riga: in-force 1821-05-22"],
    ],
    [
      "en",
      "It was initialed on 3 May 1920, as the Convention of Kaunas; Latvia gave its consent on 5 May 1920.",
      ["Convention of Kaunas: initialled 1920-05-03", "Convention of Kaunas: approved 1920-05-05"],
    ],
    ["en", "Ratifications of the Treaty of Riga were exchanged on 30 March 1920.", ["Treaty of Riga: exchanged 1920-03-30"]],
    [
      "de",
      "Der Vertrag von Kowno beendete den Krieg von 1700–1721. Unterzeichnet am 30. August. Ratifiziert am 9. (20.) September. Am 10. Oktober 1721 feierte man.",
      ["Vertrag von Kowno: signed 1721?-08-30", "Vertrag von Kowno: ratified 1721?-09-20"],
    ],
    ["en", "An armistice was reached on 31 December 1919.", ["armistice: signed 1919-12-31"]],
    ["lt", "Karas tęsėsi 1414 m. vasarą. Rudenį buvo sudarytos paliaubos.", ["paliaubos: signed 1414?-23"]],
    ["lt", "1422 m. rugsėjo mėnesį buvo sudaryta Gluosnio taika.", ["Gluosnio taika: signed 1422-09"]],
    [
      "en",
      "The Treaty of Riga remained in effect from 22 May 1821 to 4 June 1821, when Latvia signed the Treaty of Kaunas.",
      ["Treaty of Riga: in-force 1821-05-22", "Treaty of Kaunas: signed 1821-06-04"],
    ],
    [
      "en",
      "The Treaty of Riga was signed on 5 May 1920; Latvia denounced it.",
      ["Treaty of Riga: signed 1920-05-05", "Treaty of Riga: denounced ?"],
    ],
    [
      "en",
      "The Treaty of Riga was ratified by Poland on 15 April 1921 and by Latvia on 14 May 1921.",
      ["Treaty of Riga: ratified 1921-04-15", "Treaty of Riga: ratified 1921-05-14"],
    ],
    [
      "en",
      "The Treaty of Riga was ratified by Poland on 15 April 1921, and all of the other signatories by 16 July 1921.",
      ["Treaty of Riga: ratified 1921-04-15", "Treaty of Riga: ratified 1921-07-16"],
    ],
    ["en", "The Treaty of Riga was ratified on 15 April 1921 and lasted until 16 July 1929.", ["Treaty of Riga: ratified 1921-04-15"]],
    ["en", "After the signing of the Treaty of Riga, Latvia waited until 5 May 1920.", ["Treaty of Riga: signed ?"]],
    ["en", "The Treaty of Riga would be signed in 1920. Latvia declared it ‘null and void’.", ["Treaty of Riga: annulled ?"]],
  ])("%s: %s", (language, text, expected) => {
    expect(stages(text, language)).toEqual(expected);
  });

  test.each([
    ["lt", "1920 m. spalio 9 d. Lenkija užėmė Kauną.", "capture", ["poland"], ["kaunas"]],
    ["pl", "9 października 1920 r. Polska zajęła Kowno.", "capture", ["poland"], ["kaunas"]],
    ["de", "Am 9. Oktober 1920 besetzte Polen Riga.", "occupation", [], ["riga"]],
    ["pl", "Kowno zostało zajęte przez Polskę 9 października 1920 r.", "capture", ["poland"], ["kaunas"]],
  ])("%s: %s", (language, text, type, actors, at) => {
    const event = draft(text, language).proposals.find((p) => p.collection === "events");
    expect(event?.data).toMatchObject({ type, when: "1920-10-09", at, ...(actors.length > 0 && { actors }) });
  });
});

test("“(June 1919)” is a date, and “(Smith 1919)” a citation", () => {
  const { analysis } = draft("They met (June 1919) and (Mai 1920), as is known (Smith 1919). End.");
  expect(analysis?.findings.flatMap((f) => f.sentence.markers.map((m) => m.text))).toEqual(["(Smith 1919)"]);
});
