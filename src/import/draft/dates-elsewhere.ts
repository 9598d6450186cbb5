/** The forms of dates in Lithuanian, Polish and German. */
import { type Form, joined, spoken, writing } from "./date-form.ts";
import { M_DE, M_LT, M_LT_IN, M_PL, M_PL_IN, monthName } from "./date-words.ts";

const of = (day: string | undefined, month: string | undefined, year: string | undefined) =>
  spoken([day, monthName(month ?? "")].filter(Boolean).join(" "), year);

const DASH = "\\s?[–—-]\\s?";
/** Not inside a longer word, whatever its letters. */
const LEFT = "(?<![\\p{L}\\d])";
const RIGHT = "(?![\\p{L}\\d])";

interface Language {
  /** a day with its month, and the year where it stands: named groups `d`, `m`, `y` with a number after them */
  day(n: number): string;
  /** days of one month, with `d1`, `join`, `d2`, `m`, `y` */
  readonly days: string;
  /** a month of a year, `m` and `y` */
  readonly month: string;
  /** the words between two ends */
  readonly to: string;
  /** some day between two years: `between A and B` */
  readonly between: string;
  /** a season of a year, `s` and `y` */
  readonly season: string;
  readonly seasons: Readonly<Record<string, string>>;
}

const LT_YEAR = (n: string): string => `(?<y${n}>\\d{4}) (?:m\\.|metų|metais) `;
const LT_DAY = "(?: ?d\\.| dieną| dienos)";
const LITHUANIAN: Language = {
  day: (n) =>
    `(?:${LT_YEAR(String(n))})?(?<m${n}>${M_LT}) (?<d${n}>\\d{1,2})(?:-(?:ąją|osios|oji|ajai))?(?:${LT_DAY}|(?<=\\d{4} (?:m\\.|metų|metais) \\p{L}{3,12} \\d{1,2})${RIGHT})`,
  days: `(?:${LT_YEAR("")})?(?<m>${M_LT}) (?<d1>\\d{1,2})(?<join>${DASH}| ir | arba )(?<d2>\\d{1,2})${LT_DAY}`,
  month: `${LT_YEAR("")}(?<m>${M_LT}|${M_LT_IN})`,
  to: `(?:${DASH}| iki )`,
  between: "tarp (?<a>\\d{4})(?: m\\.)? ir (?<b>\\d{4})",
  season: `${LT_YEAR("")}(?<s>pavasarį|vasarą|rudenį|žiemą)`,
  seasons: { pavasarį: "spring", vasarą: "summer", rudenį: "autumn", žiemą: "winter" },
};

const POLISH: Language = {
  day: (n) => `(?<d${n}>\\d{1,2}) (?<m${n}>${M_PL})(?: (?<y${n}>\\d{4})(?: r(?:oku|\\.))?)?`,
  days: `(?<d1>\\d{1,2})(?<join>${DASH}| i | lub | do | a )(?<d2>\\d{1,2}) (?<m>${M_PL})(?: (?<y>\\d{4})(?: r(?:oku|\\.))?)?`,
  month: `(?<m>${M_PL_IN}) (?<y>\\d{4})(?: r(?:oku|\\.))?`,
  to: `(?:${DASH}| do )`,
  between: "(?:po)?między (?:rokiem )?(?<a>\\d{4}) a (?<b>\\d{4})",
  season: "(?<s>wiosną|wiosny|latem|lata|jesienią|jesieni|zimą|zimy) (?<y>\\d{4})(?: r(?:oku|\\.))?",
  seasons: {
    wiosną: "spring",
    wiosny: "spring",
    latem: "summer",
    lata: "summer",
    jesienią: "autumn",
    jesieni: "autumn",
    zimą: "winter",
    zimy: "winter",
  },
};

const GERMAN: Language = {
  day: (n) => `(?<d${n}>\\d{1,2})\\. ?(?<m${n}>${M_DE})(?:(?: des Jahres)? (?<y${n}>\\d{4}))?`,
  days: `(?<d1>\\d{1,2})\\.?(?<join>${DASH}|/| und (?:dem )?| oder (?:dem )?| bis (?:zum )?)(?<d2>\\d{1,2})\\. ?(?<m>${M_DE})(?: (?<y>\\d{4}))?`,
  month: `(?<m>${M_DE})(?: des Jahres)? (?<y>\\d{4})`,
  to: `(?:${DASH}| bis (?:zum )?)`,
  between: "zwischen (?<a>\\d{4}) und (?<b>\\d{4})",
  season: "(?<s>Frühjahr|Frühling|Sommer|Herbst|Winter)(?: des Jahres)? (?<y>\\d{4})",
  seasons: { frühjahr: "spring", frühling: "spring", sommer: "summer", herbst: "autumn", winter: "winter" },
};

/** Words before days of one month that make them “some day between”. */
const BETWEEN = "(?:(?<between>[Tt]arp|(?:[Pp]o)?[Mm]iędzy|[Zz]wischen dem) )?";

const formsOf = ({ day, days, month, to, between, season, seasons }: Language): Form[] => [
  {
    rule: "days-of-two-months",
    pattern: new RegExp(`${LEFT}${day(1)}(?<join>${to})${day(2)}`, "giu"),
    read: (g) => {
      // the year stands once: before both in Lithuanian, after both elsewhere
      const year = g["y2"] ?? g["y1"];
      return joined([of(g["d1"], g["m1"], g["y1"] ?? year), of(g["d2"], g["m2"], g["y2"] ?? year)], writing(undefined, "–"));
    },
  },
  {
    rule: "days-of-one-month",
    pattern: new RegExp(`${BETWEEN}${LEFT}${days}`, "giu"),
    read: (g) =>
      joined([of(g["d1"], g["m"], g["y"]), of(g["d2"], g["m"], g["y"])], writing(g["between"], (g["join"] ?? "").replace(/dem |zum /, ""))),
  },
  {
    rule: "day-month-year",
    pattern: new RegExp(`(?<![.,]\\d{0,4})${LEFT}${day(1)}`, "giu"),
    read: (g) => of(g["d1"], g["m1"], g["y1"]),
  },
  { rule: "month-and-year", pattern: new RegExp(`${LEFT}${month}${RIGHT}`, "giu"), read: (g) => of(undefined, g["m"], g["y"]) },
  {
    rule: "season-and-year",
    pattern: new RegExp(`${LEFT}${season}${RIGHT}`, "giu"),
    read: ({ s = "", y }) => spoken(seasons[s.toLowerCase()] ?? "", y),
  },
  {
    rule: "years",
    pattern: new RegExp(`${LEFT}${between}${RIGHT}`, "giu"),
    read: ({ a = "", b = "" }) => (a < b ? { kind: "whole", edtf: `${a}/${b}` } : undefined),
  },
];

/** Months and seasons without a year, in a case or after a word that makes them dates. */
const ALONE: readonly Form[] = [
  {
    rule: "season-alone",
    pattern: new RegExp(
      `${LEFT}(?<s>pavasarį|vasarą|rudenį|žiemą|wiosną|latem|jesienią|zimą|(?<=[Ii]m )(?:Frühjahr|Frühling|Sommer|Herbst|Winter))${RIGHT}`,
      "giu",
    ),
    read: ({ s = "" }) => spoken({ ...LITHUANIAN.seasons, ...POLISH.seasons, ...GERMAN.seasons }[s.toLowerCase()] ?? "", undefined),
  },
  {
    rule: "month-alone",
    pattern: new RegExp(`(?<=(?<!\\p{L})(?:[Ii]m|[Ss]eit|[Bb]is|[Aa]b|Anfang|Mitte|Ende) )(?<m>${M_DE})(?! \\d)${RIGHT}`, "giu"),
    read: ({ m }) => of(undefined, m, undefined),
  },
  {
    rule: "month-alone",
    pattern: new RegExp(`(?<=(?<!\\p{L})(?:[Ww]|[Oo]d|[Dd]o) )(?<m>${M_PL_IN})(?! \\d)${RIGHT}`, "giu"),
    read: ({ m }) => of(undefined, m, undefined),
  },
];

export const ELSEWHERE: readonly Form[] = [...[LITHUANIAN, POLISH, GERMAN].flatMap(formsOf), ...ALONE];
