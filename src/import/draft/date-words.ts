/** Patterns of the words that dates are made of, for the forms in which they are looked for. */
import { ENGLISH, GERMAN, LITHUANIAN, POLISH } from "../../core/time/month-names.ts";

/** One of several words, the longest first. */
export const alternatives = (names: Iterable<string>): string =>
  [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");
export const M = `(?:${alternatives([...ENGLISH, ...ENGLISH.map((m) => `${m.slice(0, 3)}\\.`), "Sept\\."])})`;
export const M_LT = `(?:${alternatives(LITHUANIAN.genitive)})`;
export const M_LT_IN = `(?:${alternatives(LITHUANIAN.accusative)})`;
export const M_PL = `(?:${alternatives(POLISH.genitive)})`;
/** After “w”: the locative, which no other reader of dates needs. */
const LOCATIVE = "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu".split(" ");
export const M_PL_IN = `(?:${alternatives([...LOCATIVE, ...POLISH.nominative, ...POLISH.genitive])})`;
export const M_DE = `(?:${alternatives([...GERMAN.standard, ...GERMAN.austrian])})`;
export const D = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
export const Y = String.raw`(?:\d{4}|\d{1,4} (?:BCE?|CE|AD))(?!\d)`;

/** A day without the ending of its number. */
export const plainDay = (day: string): string => day.replace(/(?:st|nd|rd|th)$/, "");

const inEnglish = new Map<string, string>(
  [LOCATIVE, GERMAN.standard, GERMAN.austrian].flatMap((names) =>
    names.map((name, i): [string, string] => [name.toLowerCase(), ENGLISH[i] ?? ""]),
  ),
);
/** The English name of a month whose own name only articles need; others as they are. */
export const monthName = (name: string): string => inEnglish.get(name.toLowerCase()) ?? name;

/** Names of months in any language that dates are read in, for telling a date from a name. */
export const ANY_MONTH = `(?:${[M, M_LT, M_PL_IN, M_DE].join("|")})`;
