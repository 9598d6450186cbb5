/** How English, Lithuanian and Polish say a moment and put several together. */
import { ENGLISH, LITHUANIAN, POLISH } from "./month-names.ts";

/** A day, month, year or season (21 spring … 24 winter) to be named. */
export interface Moment {
  readonly precision: "day" | "month" | "season" | "year";
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly season?: number;
}

/** `plain` stands alone, `of` stands after a word for from or to, `about` after the word for about. */
export type Form = "plain" | "of" | "about";

export interface Language {
  name(moment: Moment, form?: Form): string;
  /** `name` without the year, for a second name of the same year */
  short(moment: Moment): string;
  /** several of one precision; `word` is `or` or `and` */
  list(moments: readonly Moment[], word: "or" | "and"): string;
  /** already worded parts */
  join(parts: readonly string[], word: "or" | "and"): string;
  between(first: Moment, last: Moment): string;
  someDay(text: string, form: Form): string;
  decade(year: number): string;
  earlier(text: string): string;
  later(text: string): string;
  /** `undefined`: not known; `null`: open */
  lasting(from: string | undefined | null, to: string | undefined | null): string;
  about(text: string): string;
  loosely(text: string): string;
  perhaps(text: string): string;
  oldStyle(text: string): string;
  many(count: number, unit: "day" | "stretch", word: "or" | "and", from: string, to: string): string;
  readonly open: string;
}

const at = (names: readonly string[], month: number): string => names[month - 1] ?? "";
const sameYear = (moments: readonly Moment[]): boolean => moments.every((each) => each.year === moments[0]?.year);
const sameMonth = (moments: readonly Moment[]): boolean => sameYear(moments) && moments.every((each) => each.month === moments[0]?.month);
const enumerate = (parts: readonly string[], word: string): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1)}`;

const enYear = (year: number): string => (year <= 0 ? `${1 - year} BCE` : year < 1000 ? `${year} CE` : String(year));
const EN_SEASONS = ["spring", "summer", "autumn", "winter"];
const EN_WORDS = { or: "or", and: "and" };

export const english: Language = {
  name: (moment) => {
    const short = english.short(moment);
    return short === "" ? enYear(moment.year) : `${short} ${enYear(moment.year)}`;
  },
  short: ({ precision, month, day, season = 21 }) =>
    precision === "day"
      ? `${day} ${at(ENGLISH, month)}`
      : precision === "month"
        ? at(ENGLISH, month)
        : precision === "season"
          ? (EN_SEASONS[season - 21] ?? "")
          : "",
  list: (moments, word) => {
    const [first] = moments;
    if (first?.precision === "day" && sameMonth(moments))
      return `${enumerate(
        moments.map(({ day }) => String(day)),
        EN_WORDS[word],
      )} ${at(ENGLISH, first.month)} ${enYear(first.year)}`;
    if (first && first.precision !== "year" && sameYear(moments))
      return `${enumerate(moments.map(english.short), EN_WORDS[word])} ${enYear(first.year)}`;
    return enumerate(
      moments.map((each) => english.name(each)),
      EN_WORDS[word],
    );
  },
  join: (parts, word) => enumerate(parts, EN_WORDS[word]),
  between: (first, last) => `between ${english.list([first, last], "and")}`,
  someDay: (text) => `some day ${text}`,
  decade: (year) => `the ${year}s`,
  earlier: (text) => `${text} or earlier`,
  later: (text) => `${text} or later`,
  lasting: (from, to) => {
    if (from === null) return to === null ? "at all times" : to === undefined ? "until an unknown day" : `until ${to}`;
    return to === null ? `from ${from ?? "an unknown day"} on` : `from ${from ?? "an unknown day"} to ${to ?? "an unknown day"}`;
  },
  about: (text) => `about ${text}`,
  loosely: (text) => `${text} (approximately)`,
  perhaps: (text) => `perhaps ${text}`,
  oldStyle: (text) => `${text} Old Style`,
  many: (count, unit, word, from, to) =>
    `${word === "or" ? "one" : "each"} of ${count} ${unit === "day" ? "days" : "stretches of days"} from ${from} to ${to}`,
  open: "open",
};

const ltYear = (year: number): string => (year <= 0 ? `${1 - year} m. pr. Kr.` : `${year} m.`);
const LT_SEASONS = {
  plain: ["pavasaris", "vasara", "ruduo", "žiema"],
  of: ["pavasario", "vasaros", "rudens", "žiemos"],
  about: ["pavasarį", "vasarą", "rudenį", "žiemą"],
};
const LT_MONTHS = { plain: LITHUANIAN.nominative, of: LITHUANIAN.genitive, about: LITHUANIAN.accusative };
const LT_WORDS = { or: "arba", and: "ir" };

function ltShort({ precision, month, day, season = 21 }: Moment, form: Form): string {
  if (precision === "day") return `${at(LITHUANIAN.genitive, month)} ${day} d.`;
  return precision === "month" ? at(LT_MONTHS[form], month) : precision === "season" ? (LT_SEASONS[form][season - 21] ?? "") : "";
}

function ltList(moments: readonly Moment[], word: string, form: Form): string {
  const [first] = moments;
  if (first?.precision === "day" && sameMonth(moments))
    return `${ltYear(first.year)} ${at(LITHUANIAN.genitive, first.month)} ${enumerate(
      moments.map(({ day }) => String(day)),
      word,
    )} d.`;
  if (first && first.precision !== "year" && sameYear(moments))
    return `${ltYear(first.year)} ${enumerate(
      moments.map((each) => ltShort(each, form)),
      word,
    )}`;
  if (first?.precision === "year" && moments.every(({ year }) => year > 0))
    return `${enumerate(
      moments.map(({ year }) => String(year)),
      word,
    )} m.`;
  return enumerate(
    moments.map((each) => lithuanian.name(each, form)),
    word,
  );
}

export const lithuanian: Language = {
  name: (moment, form = "plain") => `${ltYear(moment.year)} ${ltShort(moment, form)}`.trimEnd(),
  short: (moment) => ltShort(moment, "plain"),
  list: (moments, word) => ltList(moments, LT_WORDS[word], "plain"),
  join: (parts, word) => enumerate(parts, LT_WORDS[word]),
  between: (first, last) => `tarp ${ltList([first, last], "ir", "of")}`,
  someDay: (text, form) => `${form === "of" ? "kurios nors dienos" : form === "about" ? "kurią nors dieną" : "kuri nors diena"} ${text}`,
  decade: (year) => `${year}–${year + 9} m.`,
  earlier: (text) => `${text} arba anksčiau`,
  later: (text) => `${text} arba vėliau`,
  lasting: (from, to) => {
    if (from === null) return to === null ? "visada" : `iki ${to ?? "nežinomos dienos"}`;
    return to === null ? `nuo ${from ?? "nežinomos dienos"}` : `nuo ${from ?? "nežinomos dienos"} iki ${to ?? "nežinomos dienos"}`;
  },
  about: (text) => `apie ${text}`,
  loosely: (text) => `${text} (apytiksliai)`,
  perhaps: (text) => `galbūt ${text}`,
  oldStyle: (text) => `${text} senuoju stiliumi`,
  many: (count, unit, word, from, to) => {
    const one = count % 10 === 1 && count % 100 !== 11;
    const of = unit === "day" ? (one ? "dienos" : "dienų") : one ? "laikotarpio" : "laikotarpių";
    const each = unit === "day" ? (word === "or" ? "viena" : "kiekviena") : word === "or" ? "vienas" : "kiekvienas";
    return `${each} iš ${count} ${of} nuo ${from} iki ${to}`;
  },
  open: "neribota",
};

const plYear = (year: number): string => (year <= 0 ? `${1 - year} r. p.n.e.` : `${year} r.`);
const PL_SEASONS = {
  plain: ["wiosna", "lato", "jesień", "zima"],
  of: ["wiosny", "lata", "jesieni", "zimy"],
  between: ["wiosną", "latem", "jesienią", "zimą"],
};
const PL_MONTHS = { plain: POLISH.nominative, of: POLISH.genitive, between: POLISH.instrumental };
const PL_WORDS = { or: "lub", and: "i" };
type PolishCase = keyof typeof PL_MONTHS;

function plShort({ precision, month, day, season = 21 }: Moment, form: PolishCase): string {
  if (precision === "day") return `${day} ${at(POLISH.genitive, month)}`;
  return precision === "month" ? at(PL_MONTHS[form], month) : precision === "season" ? (PL_SEASONS[form][season - 21] ?? "") : "";
}
const plName = (moment: Moment, form: PolishCase): string => `${plShort(moment, form)} ${plYear(moment.year)}`.trimStart();

function plList(moments: readonly Moment[], word: string, form: PolishCase): string {
  const [first] = moments;
  if (first?.precision === "day" && sameMonth(moments))
    return `${enumerate(
      moments.map(({ day }) => String(day)),
      word,
    )} ${at(POLISH.genitive, first.month)} ${plYear(first.year)}`;
  if (first && first.precision !== "year" && sameYear(moments))
    return `${enumerate(
      moments.map((each) => plShort(each, form)),
      word,
    )} ${plYear(first.year)}`;
  if (first?.precision === "year" && moments.every(({ year }) => year > 0))
    return `${enumerate(
      moments.map(({ year }) => String(year)),
      word,
    )} r.`;
  return enumerate(
    moments.map((each) => plName(each, form)),
    word,
  );
}

export const polish: Language = {
  name: (moment, form = "plain") => plName(moment, form === "plain" ? "plain" : "of"),
  short: (moment) => plShort(moment, "plain"),
  list: (moments, word) => plList(moments, PL_WORDS[word], "plain"),
  join: (parts, word) => enumerate(parts, PL_WORDS[word]),
  between: (first, last) => `między ${plList([first, last], "a", "between")}`,
  someDay: (text, form) => `${form === "plain" ? "któryś dzień" : "któregoś dnia"} ${text}`,
  decade: (year) => `lata ${year}–${year + 9}`,
  earlier: (text) => `${text} lub wcześniej`,
  later: (text) => `${text} lub później`,
  lasting: (from, to) => {
    if (from === null) return to === null ? "zawsze" : `do ${to ?? "nieznanego dnia"}`;
    return to === null ? `od ${from ?? "nieznanego dnia"}` : `od ${from ?? "nieznanego dnia"} do ${to ?? "nieznanego dnia"}`;
  },
  about: (text) => `około ${text}`,
  loosely: (text) => `${text} (w przybliżeniu)`,
  perhaps: (text) => `być może ${text}`,
  oldStyle: (text) => `${text} starego stylu`,
  many: (count, unit, word, from, to) =>
    `${word === "or" ? "jeden" : "każdy"} z ${count} ${unit === "day" ? "dni" : "okresów"} od ${from} do ${to}`,
  open: "bez ograniczeń",
};
