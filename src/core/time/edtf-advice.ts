/** What to write instead of a text that is no EDTF date: the mistakes people make. */

import type { Calendar } from "./calendar.ts";
import { civilFromDay, dayFromCivil, daysInMonth } from "./calendar.ts";
import type { DateFault } from "./edtf-fault.ts";
import { formatCivil, formatYear } from "./format-day.ts";
import { parseSpoken } from "./spoken.ts";

interface Mistake {
  readonly form: RegExp;
  advise(found: RegExpExecArray, calendar: Calendar): Omit<DateFault, "at"> | undefined;
}

/** `YYYY-MM-DD` if there is such a day. */
function iso(year: string, month: string, day: string, calendar: Calendar): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (d < 1 || d > daysInMonth(y, m, calendar)) return undefined;
  return `${formatYear(y)}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

/** What to write instead; of two readings, neither is taken for granted. */
const write = (text: string | undefined): { help?: string; instead?: string } =>
  text === undefined ? {} : { help: `write ${text}`, ...(text.includes(" or ") ? {} : { instead: text }) };

const MISTAKES: readonly Mistake[] = [
  {
    form: /#/,
    advise: ({ input }) => ({
      message: `\`${input}\` names a record by \`#\` but is no date relative to it`,
      help: "write it as moscow-1920#ratified, moscow-1920#in-force + 45 days, or within 2 months of moscow-1920#ratified",
    }),
  },
  {
    form: /^(-?[\dXY][\dX?~%-]*)\s*\.\.\s*(-?[\dXY][\dX?~%-]*)$/,
    advise: ([, from, to]) => ({
      message: "`..` joins two dates only within brackets",
      help: `write ${from}/${to} if it lasted from one to the other, [${from}..${to}] if it was some day between them`,
    }),
  },
  {
    form: /^\.\.\s*(-?[\dXY][\dX?~%-]*)$/,
    advise: ([, to]) => ({
      message: "`..` is an open end, and `/` divides it from the date",
      help: `write ../${to} if it lasted until then, [..${to}] if it was some day up to then`,
    }),
  },
  {
    form: /^(-?[\dXY][\dX?~%-]*)\s*\.\.$/,
    advise: ([, from]) => ({
      message: "`..` is an open end, and `/` divides it from the date",
      help: `write ${from}/.. if it lasts since then, [${from}..] if it was some day from then on`,
    }),
  },
  {
    // Spreadsheets keep a day as a number, counted from 1899-12-30.
    form: /^(\d{5})(?:[.,]\d+)?$/,
    advise: ([text = "", digits = ""]) => {
      const day = formatCivil(civilFromDay(dayFromCivil(1899, 12, 30) + Number(digits)));
      return {
        message: `\`${text}\` is no year of four digits, and may be the number by which a spreadsheet keeps the day ${day}`,
        help: `write ${day} and make the column text before you save it, or Y${digits} if that year is meant`,
      };
    },
  },
  { form: /^-Y(\d.*)$/, advise: ([, rest]) => ({ message: "the minus sign of a year stands after `Y`", ...write(`Y-${rest}`) }) },
  {
    form: /^(\d{3,4})([./ ])(\d{1,2})\2(\d{1,2})\.?$/,
    advise: ([, y = "", mark, m = "", d = ""], calendar) => ({
      message: `a date is written with hyphens, not with \`${mark}\``,
      ...write(iso(y, m, d, calendar) ?? iso(y, d, m, calendar)),
    }),
  },
  {
    form: /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{3,4})$/,
    advise: ([, d = "", m = "", y = ""], calendar) => ({
      message: "a date begins with the year, not with the day",
      ...write(iso(y, m, d, calendar) ?? iso(y, d, m, calendar)),
    }),
  },
  {
    form: /^(\d{1,2})[/-](\d{1,2})[/-](\d{3,4})$/,
    advise: ([, a = "", b = "", y = ""], calendar) => {
      const readings = [iso(y, b, a, calendar), iso(y, a, b, calendar)].filter((text) => text !== undefined);
      return {
        message: "a date begins with the year, not with the day or month",
        ...write([...new Set(readings)].join(" or ") || undefined),
      };
    },
  },
  {
    form: /^(\d{4})\/(\d{1,2})$|^(\d{1,2})[./](\d{4})$/,
    advise: ([, y1, m1, m2, y2]) => ({
      message: "a month is written as year and month with a hyphen",
      ...write(month(y1 ?? y2 ?? "", m1 ?? m2 ?? "")),
    }),
  },
  {
    form: /[‐‑‒–—−]/u,
    advise: ({ input, 0: dash }) => {
      const years = /^(\d{4})\s*[‐‑‒–—−]\s*(\d{4})$/u.exec(input);
      return {
        message: `\`${dash}\` is a dash, not the hyphen of a date`,
        ...write(years ? `${years[1]}/${years[2]}` : input.replaceAll(/\s*[‐‑‒–—−]\s*/gu, "-")),
      };
    },
  },
  {
    form: /^(\d{4})\s*-\s*(\d{4})$/,
    advise: ([, a, b]) => ({ message: "an interval is written with `/`, not with `-`", ...write(`${a}/${b}`) }),
  },
  {
    form: /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?$/,
    advise: ([, y = "", m = "", d = "", hour, minute, second], calendar) => ({
      message: "year, month and day stand apart by hyphens",
      ...write(iso(y, m, d, calendar)?.concat(hour ? `T${hour}:${minute}:${second}` : "")),
    }),
  },
  {
    form: /^(-?)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/,
    advise: ([, minus, y = "", m = "", d], calendar) => {
      const short = m.length < 2 ? "month" : "day";
      const text = d === undefined ? month(y, m) : iso(y, m, d, calendar);
      return { message: `a ${short} has two digits, and \`${short === "month" ? m : d}\` has one`, ...write(text && `${minus}${text}`) };
    },
  },
  {
    form: /^(-?)(\d{5,})(-.*)?$/,
    advise: ([, minus, y = "", rest = ""]) => ({
      message: `a year of ${y.length} digits begins with \`Y\``,
      ...write(`Y${minus}${y}${rest}`),
    }),
  },
  {
    form: /^(-?)(\d{1,3})$/,
    advise: ([, minus, y = ""]) => ({
      message: `a year has four digits, not ${y.length}`,
      help: minus
        ? `write -${y.padStart(4, "0")} for ${Number(y) + 1} BCE`
        : `write ${y.padStart(4, "0")} for the year ${Number(y)}${y.length === 3 ? `, or ${y}X for the ${y}0s` : ""}`,
    }),
  },
  {
    form: /^(-?\d{3}0)'?s$/i,
    advise: ([, y = ""]) => ({ message: "a decade is written with `X` for its last digit", ...write(`${y.slice(0, -1)}X`) }),
  },
  {
    form: /^-?[\dXxUu]{4}(-[\dXxUu]{2}){0,2}$/,
    advise: ({ input }) => ({ message: "an unknown digit is written `X`", ...write(input.replaceAll(/[xu]/gi, "X")) }),
  },
  {
    form: /(\?~|~\?)/,
    advise: ({ input, 0: both }) => ({
      message: `uncertain and approximate together is \`%\`, not \`${both}\``,
      ...write(input.replaceAll(both, "%")),
    }),
  },
  {
    form: /^(.*\d)\s*\((\?|~)\)$/,
    advise: ([, date, mark]) => ({ message: `\`${mark}\` stands without brackets`, ...write(`${date}${mark}`) }),
  },
  {
    form: /^(now|today|present|ongoing|open|still)$/i,
    advise: ([word]) => ({ message: `\`${word}\` is no date`, help: "leave an interval open with two dots, such as 1920/.." }),
  },
  {
    form: /^(unknown|n\.?d\.?|undated|none|null|nil|~|\?+)$/i,
    advise: ([word]) => ({
      message: `\`${word}\` is no date`,
      help: "leave the value out, or leave an end of an interval empty, such as 1920/",
    }),
  },
  { form: /^([^T]*\d)[ t](\d\d:\d\d.*)$/, advise: ([, day]) => ({ message: "dates are reckoned in whole days", ...write(day) }) },
];

function month(year: string, text: string): string | undefined {
  return Number(text) >= 1 && Number(text) <= 12 ? `${year}-${text.padStart(2, "0")}` : undefined;
}

/** Names the mistake in a text that is no EDTF date, with what to write instead where that is clear. */
export function adviseOn(text: string, calendar: Calendar): DateFault {
  if (text === "")
    return { message: "there is no date here", help: "write a day as 1920-07-12, a month as 1920-07, a year as 1920", at: 0 };
  for (const { form, advise } of MISTAKES) {
    const found = form.exec(text);
    const advice = found && advise(found, calendar);
    if (advice) return { ...advice, at: 0 };
  }
  const meant = parseSpoken(text);
  if (meant !== undefined) return { message: `\`${shown(text)}\` is written in words`, ...write(meant), at: 0 };
  if (/^\p{L}[\p{L}\p{N}_./-]*$/u.test(text) && text.length <= 60)
    return {
      message: `\`${text}\` is not an EDTF date`,
      help: `write a day as 1920-07-12; the day of a record as ${text}#start, ${text}#end or, for a step of an act, ${text}#in-force`,
      at: 0,
    };
  return {
    message: `\`${shown(text)}\` is not an EDTF date`,
    help: "write a day as 1920-07-12, a month as 1920-07, a year as 1920",
    at: 0,
  };
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
