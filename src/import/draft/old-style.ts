/** One day in two calendars, as texts on Russia and the East write it: `7 November [O.S. 25 October] 1917`, `5 (18) September 1915`. */
import { dayIn } from "../../core/time/calendar.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { parseSpoken } from "../../core/time/spoken.ts";
import { D, M, M_DE, M_LT, M_PL, monthName, plainDay, Y } from "./date-words.ts";

const OLD = String.raw`(?:O\. ?S\.|OS|[Oo]ld[ -][Ss]tyle|Julian(?: calendar)?)`;
const NEW = String.raw`(?:N\. ?S\.|NS|[Nn]ew[ -][Ss]tyle|Gregorian(?: calendar)?)`;
const mark = (name: string): string => String.raw`(?<${name}>${OLD}|${NEW})`;
const day = (n: number): string => `(?:(?<d${n}>${D}) (?:of )?(?<m${n}>${M})|(?<n${n}>${M}) (?<e${n}>${D}))`;

/** A day, then in brackets the same day in the other calendar, whole or as a number alone; years and marks stand anywhere. */
const BRACKETED = new RegExp(
  String.raw`(?<![\d.,])(?:${day(1)}|(?<f1>${D}))(?:,? (?<y1>${Y}))?,?(?: \(?${mark("k1")}\)?)?\s?[[(](?:${mark("k2")}[:,]? )?(?:${day(2)}|(?<f2>${D}))(?:,? (?<y2>${Y}))?(?:,? ${mark("k3")})?[\])](?:,? (?:of )?(?<m3>${M}))?(?:,? (?<y3>${Y}))?`,
  "g",
);
/** `25 October/7 November 1917`, `5/18 September 1915`, `25 October (O.S.) / 7 November (N.S.) 1917` */
const SLASHED = new RegExp(
  String.raw`(?<![\d.,/])(?:${day(1)}|(?<f1>${D}))(?:,? (?<y1>${Y}))?(?: \(?${mark("k1")}\)?)?\s?/\s?(?:${day(2)}|(?<f2>${D}) (?:of )?(?<m3>${M}))(?: \(?${mark("k2")}\)?)?(?:,? (?<y2>${Y}))?`,
  "g",
);
/** The same in German and Polish, and in Lithuanian, where the month comes first. */
const MONTH = `(?:${M_DE}|${M_PL})`;
const NUMBERS_ELSEWHERE = new RegExp(
  String.raw`(?<![\d.,])(?<f1>\d{1,2})\.? ?[(/] ?(?<f2>\d{1,2})\.?\)? (?<m3>${MONTH})(?: (?<y3>\d{4}))?`,
  "gu",
);
const DAYS_ELSEWHERE = new RegExp(
  String.raw`(?<![\d.,])(?<d1>\d{1,2})\.? (?<m1>${MONTH})(?: (?<y1>\d{4}))? ?(?:[[(/]|jul\. ?/) ?(?<d2>\d{1,2})\.? (?<m2>${MONTH})(?: (?<y2>\d{4}))?[\])]?(?: (?<y3>\d{4}))?`,
  "gu",
);
const LITHUANIAN = new RegExp(String.raw`(?:(?<y1>\d{4}) (?:m\.|metų) )?(?<m3>${M_LT}) (?<f1>\d{1,2}) ?\((?<f2>\d{1,2})\)(?: d\.)?`, "giu");
export const TWO_CALENDARS: readonly RegExp[] = [BRACKETED, SLASHED, NUMBERS_ELSEWHERE, DAYS_ELSEWHERE, LITHUANIAN];

type Groups = Readonly<Record<string, string | undefined>>;
interface MonthDay {
  readonly month: number;
  readonly day: number;
}

function monthDay(number: string | undefined, month: string | undefined): MonthDay | undefined {
  const edtf =
    number === undefined || month === undefined
      ? undefined
      : parseSpoken(`${plainDay(number)} ${monthName(month.replace(/\.$/, ""))} 2000`);
  const found = /^2000-(\d\d)-(\d\d)$/.exec(edtf ?? "");
  return found ? { month: Number(found[1]), day: Number(found[2]) } : undefined;
}

const yearOf = (text: string | undefined): number | undefined => {
  const found = /^(-?\d{4})$/.exec(text === undefined ? "" : (parseSpoken(text) ?? ""));
  return found ? Number(found[1]) : undefined;
};

/**
 * The Gregorian day that both dates are, given the year that the text leaves out; undefined where they are not one day in two calendars,
 * and no mark says which of them is which.
 */
export function sameDay(g: Groups, yearGiven?: number): string | undefined {
  const months = [g["m1"] ?? g["n1"], g["m2"] ?? g["n2"]] as const;
  const first = monthDay(g["d1"] ?? g["e1"] ?? g["f1"], months[0] ?? months[1] ?? g["m3"]);
  const second = monthDay(g["d2"] ?? g["e2"] ?? g["f2"], months[1] ?? g["m3"] ?? months[0]);
  if (first === undefined || second === undefined) return undefined;
  const [y1, y2, y3] = [yearOf(g["y1"]), yearOf(g["y2"]), yearOf(g["y3"])];
  const own = [y1, y2 ?? y3] as const;
  const shared = own[0] ?? own[1] ?? yearGiven;
  if (shared === undefined) return undefined;
  // Where the year turns between the two, the one year that is written is that of the date beside it.
  const left = own[0] === undefined ? [shared, shared - 1, shared + 1] : [own[0]];
  const right = own[1] === undefined ? [shared, shared + 1, shared - 1] : [own[1]];
  const old = isOld(g["k1"]) || isNew(g["k2"] ?? g["k3"]) ? "first" : isNew(g["k1"]) || isOld(g["k2"] ?? g["k3"]) ? "second" : undefined;
  for (const a of left)
    for (const b of right) {
      const julian = (year: number, { month, day }: MonthDay): number => dayIn("julian", year, month, day);
      const gregorian = (year: number, { month, day }: MonthDay): number => dayIn("gregorian", year, month, day);
      if (old !== "second" && julian(a, first) === gregorian(b, second)) return formatDay(gregorian(b, second));
      if (old !== "first" && gregorian(a, first) === julian(b, second)) return formatDay(gregorian(a, first));
    }
  // Marked, and yet not the same day: the text's own day of the new calendar stands.
  if (old === undefined) return undefined;
  const [year, { month, day: dayOfMonth }] = old === "first" ? [own[1] ?? shared, second] : [own[0] ?? shared, first];
  return formatDay(dayIn("gregorian", year, month, dayOfMonth));
}

const isOld = (text: string | undefined): boolean => text !== undefined && new RegExp(`^${OLD}$`).test(text);
const isNew = (text: string | undefined): boolean => text !== undefined && new RegExp(`^${NEW}$`).test(text);

const AFTER = new RegExp(String.raw`^,?\s*[([]?${OLD}(?![\w-])(?!\.?,?\s*(?:${D} |${M} |\d))`);
const BEFORE = new RegExp(String.raw`(?<![\w-])${OLD}[:,]?\s*$`);

/** Whether a mark of the old style stands beside a date that stands alone. */
export const isOldStyle = (text: string, start: number, end: number): boolean =>
  AFTER.test(text.slice(end, end + 60)) || BEFORE.test(text.slice(Math.max(0, start - 30), start));
