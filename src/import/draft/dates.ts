/** Dates in a sentence, as they are written: whole ones as EDTF, those without a year as a form that waits for one. */
import { parseDate } from "../../core/time/edtf.ts";
import { parseSpoken } from "../../core/time/spoken.ts";
import { D, M, M_LT, M_PL, plainDay as plain, Y } from "./date-words.ts";
import { isOldStyle, sameDay, TWO_CALENDARS } from "./old-style.ts";

/** How a word before it binds the date. */
export type Bound = "on" | "since" | "until" | "before" | "after";

export interface DateFound {
  /** offsets into the sentence */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly bound: Bound;
  readonly rule: string;
  /** with `julian`, the days are counted so */
  readonly calendar: "gregorian" | "julian";
  readonly form: DateForm;
}

/**
 * `whole`: EDTF. `yearless`: EDTF once a year is known; with `yearsOn`, of so many years after the date before. `later`: so long after what was dated last; `same`: within the year, month or
 * day of that.
 */
export type DateForm =
  | { readonly kind: "whole"; readonly edtf: string }
  | { readonly kind: "yearless"; readonly yearsOn?: number; edtfIn(year: number): string | undefined }
  | { readonly kind: "later"; readonly count: number; readonly unit: "day" | "week" | "month" | "year" };

const TO = String.raw`(?:\s?[–—-]\s?| to | until | through )`;
const AND = String.raw`(?: and | or |, | & )`;
const SEASON = "(?:spring|summer|autumn|fall|winter)";
const COUNT = "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})";
const COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

interface Form {
  readonly rule: string;
  readonly pattern: RegExp;
  read(groups: Readonly<Record<string, string | undefined>>): DateForm | undefined;
}

/** EDTF of the words, or a form that waits for the year. */
function spoken(words: string, year: string | undefined): DateForm | undefined {
  const of = (y: string): string | undefined => parseSpoken(`${words} ${y}`.replaceAll(/\b([A-Z][a-z]{2,3})\./g, "$1"));
  if (year !== undefined) {
    const edtf = of(year);
    return edtf === undefined ? undefined : { kind: "whole", edtf };
  }
  // 2000 is a leap year: a day that not even it has is no date
  return of("2000") === undefined ? undefined : { kind: "yearless", edtfIn: (y) => of(String(y).padStart(4, "0")) };
}

/** Two or more ends put together; waits for a year where they do. */
function joined(parts: readonly (DateForm | undefined)[], write: (ends: readonly string[]) => string): DateForm | undefined {
  if (parts.some((part) => part === undefined || part.kind === "later")) return undefined;
  const whole = parts.flatMap((part) => (part?.kind === "whole" ? [part.edtf] : []));
  if (whole.length === parts.length) return { kind: "whole", edtf: write(whole) };
  return {
    kind: "yearless",
    edtfIn: (year) => {
      const ends = parts.map((part) => (part?.kind === "whole" ? part.edtf : part?.kind === "yearless" ? part.edtfIn(year) : undefined));
      return ends.every((end) => end !== undefined) ? write(ends as string[]) : undefined;
    },
  };
}

const list = (words: string | undefined, open: string, close: string) => (ends: readonly string[]) =>
  `${open}${ends.join(words === ".." ? ".." : ",")}${close}`;
/** How a joining word puts ends together: `and` is both, `or` one of them, a dash lasts, `between` is some day. */
const writing = (between: string | undefined, join: string): ((ends: readonly string[]) => string) => {
  if (between) return list("..", "[", "]");
  if (/or/.test(join)) return list(",", "[", "]");
  return /and|&|,/.test(join) ? list(",", "{", "}") : (ends) => ends.join("/");
};

const FORMS: readonly Form[] = [
  ...TWO_CALENDARS.map((pattern): Form => ({ rule: "day-in-two-calendars", pattern, read: inTwoCalendars })),
  { rule: "date-in-digits", pattern: /(?<![\d-])(?<iso>\d{4}-\d{2}-\d{2})(?![\d-])/g, read: ({ iso }) => spoken(iso ?? "", "") },
  {
    rule: "date-in-digits",
    pattern: /(?<![\d.])(?<dotted>\d{1,2}\.\s?\d{1,2}\.\s?\d{4})(?!\d)/g,
    read: ({ dotted }) => spoken(dotted ?? "", ""),
  },
  {
    rule: "days-of-two-months",
    pattern: new RegExp(
      `(?:(?<between>[Bb]etween) )?(?:(?<d1>${D}) (?:of )?(?<m1>${M})|(?<m2>${M}) (?<d2>${D}))(?:,? (?<y1>${Y}),?)?(?<join>${TO}| and | or )(?:(?<d3>${D}) (?:of )?(?<m3>${M})|(?<m4>${M}) (?<d4>${D}))(?:,? (?<y2>${Y}))?`,
      "g",
    ),
    read: (g) =>
      joined(
        [
          spoken(`${plain(g["d1"] ?? g["d2"] ?? "")} ${g["m1"] ?? g["m2"]}`, g["y1"] ?? g["y2"]),
          spoken(`${plain(g["d3"] ?? g["d4"] ?? "")} ${g["m3"] ?? g["m4"]}`, g["y2"]),
        ],
        writing(g["between"], g["join"] ?? ""),
      ),
  },
  {
    rule: "days-of-one-month",
    pattern: new RegExp(
      `(?:(?<between>[Bb]etween) )?(?:(?<d1>${D})(?<j1>${TO}|${AND})(?<d2>${D}) (?:of )?(?<m1>${M})|(?<m2>${M}) (?<d3>${D})(?<j2>${TO}|${AND.replace(", |", "")})(?<d4>${D}))(?:,? (?<y>${Y}))?`,
      "g",
    ),
    read: (g) => {
      const month = g["m1"] ?? g["m2"];
      const days = [g["d1"] ?? g["d3"], g["d2"] ?? g["d4"]];
      return joined(
        days.map((day) => spoken(`${plain(day ?? "")} ${month}`, g["y"])),
        writing(g["between"], g["j1"] ?? g["j2"] ?? ""),
      );
    },
  },
  {
    rule: "day-of-a-year-told",
    pattern: new RegExp(
      `(?<![\\d.,])(?:(?<d1>${D}) (?:of )?(?<m1>${M})|(?<m2>${M})(?: (?<d2>${D}))?),? (?:of )?(?<told>(?:the (?:same|following|next|previous)|that) year)`,
      "g",
    ),
    read: (g) => toldYear(spoken(`${plain(g["d1"] ?? g["d2"] ?? "")} ${g["m1"] ?? g["m2"]}`, undefined), g["told"] ?? ""),
  },
  {
    rule: "day-month-year",
    pattern: new RegExp(`(?<![\\d.,])(?<d>${D}) (?:of )?(?<m>${M})(?:,? (?:of )?(?<y>${Y}))?`, "g"),
    read: ({ d, m, y }) => spoken(`${plain(d ?? "")} ${m}`, y),
  },
  {
    rule: "month-day-year",
    pattern: new RegExp(`\\b(?<m>${M}) (?:the )?(?<d>${D})(?!\\d|[,.]\\d)(?:,? (?<y>${Y}))?`, "g"),
    read: ({ d, m, y }) => spoken(`${plain(d ?? "")} ${m}`, y),
  },
  {
    rule: "day-month-year",
    pattern: new RegExp(`(?<y>\\d{4}) m\\. (?<m>${M_LT}) (?<d>\\d{1,2})(?: d\\.)?`, "g"),
    read: ({ d, m, y }) => spoken(`${y} m. ${m} ${d} d.`, ""),
  },
  { rule: "month-and-year", pattern: new RegExp(`(?<y>\\d{4}) m\\. (?<m>${M_LT})`, "g"), read: ({ m, y }) => spoken(`${y} m. ${m}`, "") },
  {
    rule: "day-month-year",
    pattern: new RegExp(`(?<d>\\d{1,2}) (?<m>${M_PL})(?: (?<y>\\d{4})(?: r(?:oku|\\.))?)?`, "g"),
    read: ({ d, m, y }) => spoken(`${d} ${m}`, y),
  },
  {
    rule: "months-of-one-year",
    pattern: new RegExp(`\\b(?<m1>${M})(?<join>${TO}|${AND})(?<m2>${M}) (?:of )?(?<y>${Y})`, "g"),
    read: (g) => joined([spoken(g["m1"] ?? "", g["y"]), spoken(g["m2"] ?? "", g["y"])], writing(undefined, g["join"] ?? "")),
  },
  { rule: "month-and-year", pattern: new RegExp(`\\b(?<m>${M})(?: of|,)? (?<y>${Y})`, "g"), read: ({ m, y }) => spoken(m ?? "", y) },
  {
    rule: "month-alone",
    pattern: new RegExp(
      `(?<=\\b(?:[Ii]n|[Bb]y|[Dd]uring|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Ee]arly|[Ll]ate|[Mm]id|[Tt]hat|[Oo]f|[Bb]efore|[Aa]fter)[ -](?:early |late |mid-)?)(?<m>${M})(?! \\d)\\b`,
      "g",
    ),
    read: ({ m }) => spoken(m ?? "", undefined),
  },
  { rule: "season-and-year", pattern: new RegExp(`\\b(?<s>${SEASON})(?: of)? (?<y>${Y})`, "gi"), read: ({ s, y }) => spoken(s ?? "", y) },
  {
    rule: "season-alone",
    pattern:
      /(?<=\b(?:in|during|by|until|since|that|late|early) (?:the )?(?:late |early )?)(?<s>spring|summer|autumn|winter)(?! (?:of|and|offensive|campaign|palace))\b/gi,
    read: ({ s }) => spoken(s ?? "", undefined),
  },
  {
    rule: "years",
    pattern: new RegExp(
      `(?:(?<between>[Bb]etween) )?(?<![\\d,.])(?<a>\\d{4})(?<join>${TO}| and (?=\\d))(?<b>\\d{4}|\\d{2}(?=[\\s,.;:)]))(?![\\d-])`,
      "g",
    ),
    read: ({ a = "", b = "", join = "", between }) => yearsOf(a, b.length === 2 ? a.slice(0, 2) + b : b, join, between !== undefined),
  },
  { rule: "decade", pattern: /\b(?:the )?(?<d>\d{3})0['’]?s\b/g, read: ({ d }) => ({ kind: "whole", edtf: `${d}X` }) },
  {
    rule: "year",
    pattern: /(?<![\d,.$£€/–-])(?<y>[12]\d{3}|\d{1,4} (?:BCE?|CE|AD))(?![\d%–]|[,.]\d|-\d|th\b)/g,
    read: ({ y }) => spoken("", y),
  },
  {
    rule: "later",
    pattern: new RegExp(`\\b(?<n>${COUNT}) (?<u>days?|weeks?|months?|years?) (?:later|afterwards?|after that)\\b`, "gi"),
    read: ({ n = "", u = "" }) => later(n, u),
  },
  { rule: "later", pattern: /\b(?:the )(?:next|following) (?<u>day|week|month|year)\b/gi, read: ({ u = "" }) => later("one", u) },
  { rule: "same", pattern: /\b(?:(?:the|that) same|that|of that) (?<u>day|month|year)\b/gi, read: ({ u = "" }) => later("zero", u) },
];

/** One day, Gregorian; it waits for a year where none is written. */
function inTwoCalendars(groups: Readonly<Record<string, string | undefined>>): DateForm | undefined {
  const edtf = sameDay(groups);
  if (edtf !== undefined) return { kind: "whole", edtf };
  if (["y1", "y2", "y3"].some((name) => groups[name] !== undefined) || sameDay(groups, 1917) === undefined) return undefined;
  return { kind: "yearless", edtfIn: (year) => sameDay(groups, year) };
}

const toldYear = (form: DateForm | undefined, told: string): DateForm | undefined =>
  form?.kind === "yearless" ? { ...form, yearsOn: /following|next/.test(told) ? 1 : /previous/.test(told) ? -1 : 0 } : undefined;

const later = (count: string, unit: string): DateForm => ({
  kind: "later",
  count: /^\d/.test(count) ? Number(count) : /^an?$/i.test(count) ? 1 : COUNTS.indexOf(count.toLowerCase()),
  unit: unit.toLowerCase().replace(/s$/, "") as "day" | "week" | "month" | "year",
});

function yearsOf(a: string, b: string, join: string, between: boolean): DateForm | undefined {
  const [from, to] = [Number(a), Number(b)];
  if (from < 1000 || to > 2100 || to < from) return undefined;
  return { kind: "whole", edtf: / and /.test(join) ? (between ? `${a}/${b}` : `{${a},${b}}`) : `${a}/${b}` };
}

const ABOUT = /(?:\b(?:about|around|approximately|circa)|(?:^|\s)ca?\.)\s+$/i;
const PERHAPS = /\b(?:perhaps|probably|possibly)\s+(?:on |in )?$/i;
const BOUNDS: readonly (readonly [Bound, RegExp])[] = [
  ["since", /\b(?:since|from|as of|starting)\s+(?:the )?(?:early |late |mid-)?$/i],
  ["until", /\b(?:until|till|by|up to|through|no later than)\s+(?:the )?(?:end of |early |late |mid-)?$/i],
  ["before", /\b(?:before|prior to)\s+(?:the )?$/i],
  ["after", /\b(?:after|following)\s+(?:the )?$/i],
];

/** All dates of a sentence, in order, the longest where several begin together. */
export function datesIn(text: string): DateFound[] {
  const candidates = FORMS.flatMap(({ rule, pattern, read }, order) =>
    [...text.matchAll(pattern)].map((match) => ({
      rule,
      order,
      read,
      groups: match.groups ?? {},
      start: match.index,
      end: match.index + match[0].length,
    })),
  ).sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  const found: DateFound[] = [];
  let past = 0;
  for (const { rule, read, groups, start, end } of candidates) {
    if (start < past) continue;
    const form = read(groups);
    if (form === undefined || (form.kind === "whole" && !parseDate(form.edtf).ok)) continue;
    const before = text.slice(Math.max(0, start - 40), start);
    if (rule === "year" && !isYear(text, start, end, before)) continue;
    past = end;
    const julian = rule !== "day-in-two-calendars" && isOldStyle(text, start, end);
    found.push({
      start,
      end,
      words: text.slice(start, end),
      rule,
      bound: BOUNDS.find(([, words]) => words.test(before))?.[0] ?? "on",
      calendar: julian ? "julian" : "gregorian",
      form: marked(form, PERHAPS.test(before) ? "?" : ABOUT.test(before) ? "~" : ""),
    });
  }
  return found;
}

/** A number of four digits is a year unless a thing that is counted follows it, or it numbers a part of a text. */
function isYear(text: string, start: number, end: number, before: string): boolean {
  if (/\b(?:article|no\.|number|page|p\.|pp\.|document|some|about \$|nearly|over|than)\s*$/i.test(before)) return false;
  if (
    /^ (?:(?:square|sq\.|cubic|nautical) )?(?:k?m[²³]?|km2|ha|men|people|persons|troops|soldiers|inhabitants|votes|seats|hectares|dessiatines?|miles|versts|kilomet(?:re|er)s|met(?:re|er)s|tons|tonnes|roubles|rubles|marks|dollars|pounds|francs|pesos|books|volumes|items|square)\b/i.test(
      text.slice(end),
    )
  )
    return false;
  return start >= 0;
}

/** With a qualifier after it, where it is one date. */
function marked(form: DateForm, mark: string): DateForm {
  const simple = (edtf: string): string => (mark === "" || /[[{/]/.test(edtf) ? edtf : edtf + mark);
  if (form.kind === "whole") return { kind: "whole", edtf: simple(form.edtf) };
  if (form.kind !== "yearless") return form;
  return {
    ...form,
    edtfIn: (year) => {
      const edtf = form.edtfIn(year);
      return edtf === undefined ? undefined : simple(edtf);
    },
  };
}
