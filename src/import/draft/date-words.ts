/** Patterns of the words that dates are made of, for the forms in which they are looked for. */
import { ENGLISH, LITHUANIAN, POLISH } from "../../core/time/month-names.ts";

const alternatives = (names: readonly string[]): string =>
  [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");
export const M = `(?:${alternatives([...ENGLISH, ...ENGLISH.map((m) => `${m.slice(0, 3)}\\.`), "Sept\\."])})`;
export const M_LT = `(?:${alternatives(LITHUANIAN.genitive)})`;
export const M_PL = `(?:${alternatives(POLISH.genitive)})`;
export const D = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
export const Y = String.raw`(?:\d{4}|\d{1,4} (?:BCE?|CE|AD))(?!\d)`;

/** A day without the ending of its number. */
export const plainDay = (day: string): string => day.replace(/(?:st|nd|rd|th)$/, "");
