/** Dates in a sentence, as they are written: whole ones as EDTF, those without a year as a form that waits for one. */
import { parseDate } from "../../core/time/edtf.ts";
import { type Bound, type DateForm, type DateFound, type Form, joined, spoken, writing } from "./date-form.ts";
import { alternatives, D, M, plainDay as plain, Y } from "./date-words.ts";
import { ELSEWHERE } from "./dates-elsewhere.ts";
import { VALUES } from "./number-words.ts";
import { isOldStyle, sameDay, TWO_CALENDARS } from "./old-style.ts";

const TO = String.raw`(?:\s?[–—-]\s?| to | until | through )`;
const AND = String.raw`(?: and | or |, | & )`;
const SEASON = "(?:spring|summer|autumn|fall|winter)";
const COUNT = `(?:an?|${alternatives([...VALUES.keys()].filter((word) => word !== "zero"))}|\\d{1,2})`;

const ROMAN = ",I,II,III,IV,V,VI,VII,VIII,IX,X,XI,XII,XIII,XIV,XV,XVI,XVII,XVIII,XIX,XX,XXI".split(",");

const FORMS: readonly Form[] = [
  ...TWO_CALENDARS.map((pattern): Form => ({ rule: "day-in-two-calendars", pattern, read: inTwoCalendars })),
  { rule: "date-in-digits", pattern: /(?<![\d-])(?<iso>\d{4}-\d{2}-\d{2})(?![\d-])/g, read: ({ iso }) => spoken(iso ?? "", "") },
  {
    rule: "date-in-digits",
    pattern: /(?<![\d.])(?<dotted>\d{1,2}\.\s?\d{1,2}\.\s?\d{4})(?!\d)/g,
    read: ({ dotted }) => spoken(dotted ?? "", ""),
  },
  {
    rule: "date-in-digits",
    pattern: /(?<![\d-])(?<y>[12]\d{3})[ -](?<m>0[1-9]|1[0-2]|I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})[ -](?<d>0[1-9]|[12]\d|3[01]|[1-9])(?![\d-])/g,
    read: ({ y, m = "", d = "" }) =>
      spoken(`${y}-${(/^\d/.test(m) ? m : String(ROMAN.indexOf(m))).padStart(2, "0")}-${d.padStart(2, "0")}`, ""),
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
  ...ELSEWHERE,
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
      `(?:(?<between>[Bb]etween) )?(?<![\\d,.])(?<a>\\d{4})(?<join>${TO}|/| and (?=\\d))(?<b>\\d{4}|\\d{2}(?=[\\s,.;:)]))(?![\\d-])`,
      "g",
    ),
    read: ({ a = "", b = "", join = "", between }) => yearsOf(a, b.length === 2 ? a.slice(0, 2) + b : b, join, between !== undefined),
  },
  {
    rule: "century",
    pattern: /(?<![\p{L}\d])(?<c>\d{1,2})(?:st|nd|rd|th|\.)[ -](?:century|Jahrhunderts?|Jh\.|amžiaus|amžiuje|amžių)(?!\p{L})/giu,
    read: ({ c }) => centuryOf(Number(c)),
  },
  {
    rule: "century",
    pattern: /(?<![\p{L}\d])(?<c>[XVI]{1,5}) (?:wiek(?:u|iem)?|w\.|a\.|amž(?:ius|iaus|iuje|ių)?\.?)(?!\p{L})/gu,
    read: ({ c = "" }) => centuryOf(ROMAN.indexOf(c)),
  },
  { rule: "decade", pattern: /\b(?:the )?(?<d>\d{3})0['’]?s\b/g, read: ({ d }) => ({ kind: "whole", edtf: `${d}X` }) },
  {
    rule: "year",
    pattern: /(?<![\d,.$£€/–-])(?<y>[12]\d{3}|\d{1,4} (?:BCE?|CE|AD))(?![\d%–]|[,.]\d|-\d|th\b)/g,
    read: ({ y }) => spoken("", y),
  },
  {
    rule: "later",
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<n>${COUNT}) (?<u>days?|weeks?|months?|years?|Tage|Wochen|Monate|Jahre|dni|tygodnie|tygodni|miesiące|miesięcy|lata|lat) (?:later|afterwards?|after that|später|danach|później)(?!\\p{L})`,
      "giu",
    ),
    read: ({ n = "", u = "" }) => later(n, u),
  },
  { rule: "later", pattern: /\b(?:the )(?:next|following) (?<u>day|week|month|year)\b/gi, read: ({ u = "" }) => later("one", u) },
  { rule: "same", pattern: /\b(?:(?:the|that) same|that|of that) (?<u>day|month|year)\b/gi, read: ({ u = "" }) => later("zero", u) },
];

const centuryOf = (n: number): DateForm | undefined =>
  n < 1 || n > 21 ? undefined : { kind: "whole", edtf: `${String(n - 1).padStart(2, "0")}XX` };

/** One day, Gregorian; it waits for a year where none is written. */
function inTwoCalendars(groups: Readonly<Record<string, string | undefined>>): DateForm | undefined {
  const edtf = sameDay(groups);
  if (edtf !== undefined) return { kind: "whole", edtf };
  // one year of each century in which the calendars differ by another number of days
  const ever = [1917, 1850, 1750, 1650].some((year) => sameDay(groups, year) !== undefined);
  if (["y1", "y2", "y3"].some((name) => groups[name] !== undefined) || !ever) return undefined;
  return { kind: "yearless", edtfIn: (year) => sameDay(groups, year) };
}

const toldYear = (form: DateForm | undefined, told: string): DateForm | undefined =>
  form?.kind === "yearless" ? { ...form, yearsOn: /following|next/.test(told) ? 1 : /previous/.test(told) ? -1 : 0 } : undefined;

const UNITS: readonly (readonly [RegExp, "day" | "week" | "month" | "year"])[] = [
  [/^(?:day|tag|dni)/i, "day"],
  [/^(?:week|woche|tyg)/i, "week"],
  [/^m/i, "month"],
];
const later = (count: string, unit: string): DateForm => ({
  kind: "later",
  count: /^\d/.test(count) ? Number(count) : /^an?$/i.test(count) ? 1 : (VALUES.get(count.toLowerCase()) ?? 0),
  unit: UNITS.find(([words]) => words.test(unit))?.[1] ?? "year",
});

function yearsOf(a: string, b: string, join: string, between: boolean): DateForm | undefined {
  const [from, to] = [Number(a), Number(b)];
  if (from < 1000 || to > 2100 || to < from) return undefined;
  return { kind: "whole", edtf: / and /.test(join) ? (between ? `${a}/${b}` : `{${a},${b}}`) : `${a}/${b}` };
}

const ABOUT = /(?:\b(?:about|around|approximately|circa|apie|około|etwa)|(?:^|\s)ca?\.|(?:^|\s)ok\.)\s+$/i;
const PERHAPS =
  /\b(?:perhaps|probably|possibly|galbūt|tikriausiai|prawdopodobnie|być może|vermutlich|wahrscheinlich)\s+(?:on |in |w |am |im )?$/i;
const BOUNDS: readonly (readonly [Bound, RegExp])[] = [
  ["since", /\b(?:since|from|as of|starting|nuo|od|seit|ab|vom)\s+(?:the |dem )?(?:early |late |mid-)?$/i],
  [
    "until",
    /\b(?:until|till|by|up to|through|no later than|iki|do|bis(?: zum)?)\s+(?:the )?(?:end of |early |late |mid-|Ende |Anfang |Mitte )?$/i,
  ],
  ["before", /\b(?:before|prior to|prieš|przed|vor)\s+(?:the |dem )?$/i],
  ["after", /\b(?:after|following|po|nach)\s+(?:the |dem )?$/i],
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
  // “1416 m.” is a year in Lithuanian, and a length where a text speaks of one
  if (/^ m\.(?!\p{L})/u.test(text.slice(end))) return !/\b(?:of|at|is|was|about|over|nearly|some|than|to|height|length)\s*$/i.test(before);
  if (/\b(?:article|no\.|number|page|p\.|pp\.|document|some|about \$|nearly|over|than)\s*$/i.test(before)) return false;
  if (
    /^ (?:(?:square|sq\.|cubic|nautical) )?(?:k?m[²³]?|km2|ha|men|people|persons|troops|soldiers|inhabitants|votes|seats|hectares|dessiatines?|miles|versts|kilomet(?:re|er)s|met(?:re|er)s|tons|tonnes|roubles|rubles|marks|dollars|pounds|francs|pesos|books|volumes|items|square|žmonių|gyventojų|karių|kareivių|vyrų|rublių|osób|mieszkańców|żołnierzy|ludzi|rubli|Mann|Einwohner|Soldaten|Personen|Menschen|Quadratkilometer|Rubel)(?!\p{L})/iu.test(
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
