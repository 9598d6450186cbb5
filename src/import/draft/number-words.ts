/** Words for numbers in English, Lithuanian, Polish and German, as they stand before what is counted. */

const listed = (from: number, words: string): [string, number][] => words.split(" ").map((word, i) => [word, from + i]);
/** Several forms of each number: `dwa/dwie/dwóch trzy/trzech`. */
const forms = (from: number, step: number, words: string): [string, number][] =>
  words.split(" ").flatMap((word, i) => word.split("/").map((form): [string, number] => [form, from + i * step]));

const ENGLISH = [
  ...listed(
    0,
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  ),
  ...forms(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"),
];
const LITHUANIAN = [
  ...forms(
    2,
    1,
    "du/dvi/dviejų/dviem/dvejų/dveji trys/trijų/tris/trims/trejų keturi/keturios/keturių/keturis/keturias penki/penkios/penkių/penkis/penkias šeši/šešios/šešių/šešis/šešias septyni/septynios/septynių/septynis/septynias aštuoni/aštuonios/aštuonių/aštuonis/aštuonias devyni/devynios/devynių/devynis/devynias dešimt/dešimties vienuolika/vienuolikos dvylika/dvylikos trylika/trylikos keturiolika/keturiolikos penkiolika/penkiolikos šešiolika/šešiolikos septyniolika/septyniolikos aštuoniolika/aštuoniolikos devyniolika/devyniolikos",
  ),
  ...forms(
    20,
    10,
    "dvidešimt/dvidešimties trisdešimt keturiasdešimt penkiasdešimt šešiasdešimt septyniasdešimt aštuoniasdešimt devyniasdešimt",
  ),
];
const POLISH = [
  ...forms(
    2,
    1,
    "dwa/dwie/dwóch/dwu/dwoma/dwiema trzy/trzech/trzema cztery/czterech/czterema pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu",
  ),
  ...forms(
    20,
    10,
    "dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
  ),
  ...forms(200, 100, "dwieście/dwustu trzysta/trzystu czterysta/czterystu pięćset sześćset siedemset osiemset dziewięćset"),
];
const GERMAN_ONES = "zwei drei vier fünf sechs sieben acht neun".split(" ");
const GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ");
const GERMAN = [
  ...listed(2, "zwei drei vier fünf sechs sieben acht neun zehn"),
  // „elf“ is an English word too
  ...listed(12, "zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"),
  ...forms(20, 10, GERMAN_TENS.join(" ")),
  ...GERMAN_TENS.flatMap((ten, t) => ["ein", ...GERMAN_ONES].map((one, o): [string, number] => [`${one}und${ten}`, (t + 2) * 10 + o + 1])),
];

/** By lower-case word. */
export const VALUES: ReadonlyMap<string, number> = new Map([...ENGLISH, ...LITHUANIAN, ...POLISH, ...GERMAN]);

/** Words that multiply, by lower-case word; `mln`, `tys` and the like stand after digits. */
export const SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    12: "dozen",
    100: "hundred šimtas šimtai šimtų šimtus sto stu hundert",
    1000: "thousand tūkstantis tūkstančiai tūkstančių tūkstančius tūkst tysiąc tysiące tysięcy tys tausend",
    1000000: "million milijonas milijonai milijonų milijonus milijoną milion miliony milionów mln million millionen mio",
    1000000000: "billion milijardas milijardai milijardų miliard miliardy miliardów mld milliarde milliarden mrd",
  }).flatMap(([value, words]) => words.split(" ").map((word): [string, number] => [word, Number(value)])),
);

/** Words of another language than English: what they count is recognised by other endings. */
export const COUNTING_ELSEWHERE: ReadonlySet<string> = new Set([
  ...[...LITHUANIAN, ...POLISH, ...GERMAN].map(([word]) => word),
  ...[...SCALES.keys()].filter((word) => !/^(?:dozen|hundred|thousand|million|billion)$/.test(word)),
]);
