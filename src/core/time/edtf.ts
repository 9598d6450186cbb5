/**
 * Dates as text: EDTF (ISO 8601-2:2019, Annex A), levels 0 and 1 whole and level 2 whole, on whole days.
 * Beyond EDTF we read what our own output needs: days of `Y` years (`Y12000-03-01`) and a set `[..]` as an end of an interval.
 */
import { type Calendar, dayIn, daysInMonth } from "./calendar.ts";
import { adviseOn } from "./edtf-advice.ts";
import type { DateFault } from "./edtf-fault.ts";
import { readPoint } from "./edtf-point.ts";
import { formatDay } from "./format-day.ts";
import type { DaySpan, HistoricalDate } from "./historical-date.ts";
import { mergeSpans } from "./spans.ts";

export type { DateFault } from "./edtf-fault.ts";
export type ParsedDate = { readonly ok: true; readonly date: HistoricalDate } | { readonly ok: false; readonly fault: DateFault };

/** No date that people write is longer; what is, is refused before it costs time. */
const LONGEST = 4000;

/** Reads an EDTF text whose days are counted in `calendar`; bounds beyond ±24·10¹² years widen to ±Infinity. */
export function parseDate(text: string, calendar: Calendar = "gregorian"): ParsedDate {
  const trimmed = text.trim();
  const plain = plainDay(trimmed, calendar);
  if (plain) return { ok: true, date: plain };
  if (trimmed.length > LONGEST)
    return { ok: false, fault: { message: `a date has at most ${LONGEST} characters, and this one has ${trimmed.length}`, at: 0 } };
  const read = readAny(trimmed, calendar);
  if (!isFault(read)) return { ok: true, date: read };
  const { instead, ...fault } = shifted(read, text.length - text.trimStart().length);
  // What was meant by one end of an interval is not what was meant by all of it.
  const whole = instead !== undefined && adviseOn(trimmed, calendar).instead === instead;
  return { ok: false, fault: whole ? { ...fault, instead } : fault };
}

/** `1920-07-12`, what most dates are; anything else is left to the grammar, which also says what is wrong. */
function plainDay(text: string, calendar: Calendar): HistoricalDate | undefined {
  if (text.length !== 10 || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month, calendar)) return undefined;
  const only = dayIn(calendar, year, month, day);
  return dateOf("point", text, calendar, { level: 0, approximate: false, uncertain: false, spans: [[only, only]] });
}

type Read = HistoricalDate | DateFault;

const isFault = (value: object): value is DateFault => "message" in value;
const shifted = (fault: DateFault, by: number): DateFault => ({ ...fault, at: (fault.at ?? 0) + by });

function readAny(text: string, calendar: Calendar): Read {
  const slashes = outsideBrackets(text, "/");
  if (slashes.length === 1 && !/^\d{4}\/\d{1,2}$|^\d{1,2}\/\d{4}$/.test(text)) return readInterval(text, slashes[0] ?? 0, calendar);
  if (slashes.length > 0) {
    const advice = adviseOn(text, calendar);
    if (advice.help && slashes.length < 3 && !text.includes("..")) return advice;
    return {
      message: `an interval has two ends, and \`/\` stands here ${slashes.length} times`,
      help: "write one interval, such as 1920-07-12/1920-10-09",
      at: slashes[1] ?? 0,
    };
  }
  return readDate(text, calendar);
}

/** A date without `/`: a point or a set. */
function readDate(text: string, calendar: Calendar): Read {
  if (/^[[{]/.test(text)) return readSet(text, calendar);
  const point = readPoint(text, calendar);
  return isFault(point) ? point : dateOf("point", text, calendar, point);
}

function dateOf(
  kind: HistoricalDate["kind"],
  text: string,
  calendar: Calendar,
  of: Pick<HistoricalDate, "level" | "approximate" | "uncertain"> & { readonly spans: readonly DaySpan[] },
): HistoricalDate {
  const earliest = of.spans[0]?.[0] ?? -Infinity;
  const latest = of.spans.at(-1)?.[1] ?? Infinity;
  return {
    kind,
    text,
    calendar,
    level: of.level,
    admissible: of.spans,
    earliest,
    latest,
    approximate: of.approximate,
    uncertain: of.uncertain,
  };
}

function readSet(text: string, calendar: Calendar): Read {
  const open = text.charAt(0);
  const close = open === "[" ? "]" : "}";
  const end = text.indexOf(close);
  if (end < 0) return { message: `\`${open}\` opens a set that nothing closes`, help: `write ${text}${close}`, at: 0 };
  if (end < text.length - 1)
    return { message: `\`${text.slice(end + 1)}\` stands after the end of the set`, help: `write ${text.slice(0, end + 1)}`, at: end + 1 };
  const spans: DaySpan[] = [];
  let approximate = false;
  let uncertain = false;
  let at = 1;
  for (const part of text.slice(1, end).split(",")) {
    const offset = at + part.length - part.trimStart().length;
    const member = readMember(part.trim(), calendar);
    if (isFault(member)) return shifted(member, offset);
    spans.push(...member.spans);
    approximate ||= member.approximate;
    uncertain ||= member.uncertain;
    at += part.length + 1;
  }
  return dateOf(open === "[" ? "point" : "all", text, calendar, { spans: mergeSpans(spans), level: 2, approximate, uncertain });
}

type Member = Pick<HistoricalDate, "approximate" | "uncertain"> & { readonly spans: readonly DaySpan[] };

/** A member of a set: a date, `a..b`, `..b` or `a..`. */
function readMember(text: string, calendar: Calendar): Member | DateFault {
  if (text === "") return { message: "a set has an empty member", help: "write a date between the commas, or leave the comma out", at: 0 };
  const dots = text.indexOf("..");
  if (dots < 0) return readPoint(text, calendar);
  const [before, after] = [text.slice(0, dots).trimEnd(), text.slice(dots + 2)];
  const skipped = dots + 2 + after.length - after.trimStart().length;
  if (before === "" && after.trim() === "")
    return { message: "`..` stands between no dates", help: "write a date before or after it, such as ..1920 or 1920..", at: 0 };
  const from = before === "" ? undefined : readPoint(before, calendar);
  if (from && isFault(from)) return from;
  const to = after.trim() === "" ? undefined : readPoint(after.trim(), calendar);
  if (to && isFault(to)) return shifted(to, skipped);
  const first = from?.spans[0]?.[0] ?? -Infinity;
  const last = to?.spans.at(-1)?.[1] ?? Infinity;
  if (first > last)
    return { message: `\`..\` runs from ${before} to ${after.trim()}, which is earlier`, help: `write ${after.trim()}..${before}`, at: 0 };
  return {
    spans: [[first, last]],
    approximate: Boolean(from?.approximate || to?.approximate),
    uncertain: Boolean(from?.uncertain || to?.uncertain),
  };
}

type End = HistoricalDate | "open" | "unknown";

function readInterval(text: string, slash: number, calendar: Calendar): Read {
  const [before, after] = [text.slice(0, slash).trimEnd(), text.slice(slash + 1)];
  const skipped = slash + 1 + after.length - after.trimStart().length;
  if (before === "" && after.trim() === "")
    return {
      message: "an interval with neither end says nothing",
      help: "write a date before or after `/`, or leave the value out",
      at: 0,
    };
  const start = readEnd(before, calendar);
  if (typeof start === "object" && isFault(start)) return start;
  const short = /^(-?\d{4}-(?:\d\d-)?)(\d\d)$/.exec(before);
  if (short && /^\d\d$/.test(after.trim()))
    return { message: `\`${after.trim()}\` is not a whole date`, help: `write ${before}/${short[1]}${after.trim()}`, at: skipped };
  const end = readEnd(after.trim(), calendar);
  if (typeof end === "object" && isFault(end)) return shifted(end, skipped);

  const ends = [start, end].filter((each) => typeof each === "object");
  const earliest = typeof start === "object" ? start.earliest : -Infinity;
  const latest = typeof end === "object" ? end.latest : Infinity;
  if (earliest > latest) {
    return {
      message: `the interval starts on ${formatDay(earliest)}, after its end on ${formatDay(latest)}`,
      help: `write ${after.trim()}/${before} if they are swapped`,
      at: skipped,
    };
  }
  // Unknown digits and seasons are level 1 alone and level 2 as an end.
  const levels = ends.map((each) => (/X|^-?\d{4}-[234]\d/.test(each.text) ? 2 : each.level));
  const level = Math.max(ends.length < 2 ? 1 : 0, ...levels) as 0 | 1 | 2;
  const flags = { approximate: ends.some((each) => each.approximate), uncertain: ends.some((each) => each.uncertain) };
  return { ...dateOf("interval", text, calendar, { spans: [[earliest, latest]], level, ...flags }), start, end };
}

function readEnd(text: string, calendar: Calendar): End | DateFault {
  if (text === "") return "unknown";
  if (text === "..") return "open";
  if (text.startsWith("{"))
    return {
      message: `${text} is several dates, and an interval has one at each end`,
      help: `write [${text.slice(1, -1)}] if one of them is meant`,
      at: 0,
    };
  if (text.startsWith("[")) return readSet(text, calendar);
  if (text.includes("..")) {
    const side = readMember(text, calendar);
    return isFault(side) ? side : dateOf("point", text, calendar, { ...side, level: 2 });
  }
  const point = readPoint(text, calendar);
  if (isFault(point)) return point;
  if (point.timed)
    return {
      message: "the ends of an interval are days, without a time",
      help: `write ${text.slice(0, text.indexOf("T"))}`,
      at: text.indexOf("T"),
    };
  return dateOf("point", text, calendar, point);
}

/** Offsets of `mark` outside `[..]` and `{..}`. */
function outsideBrackets(text: string, mark: string): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "[" || char === "{") depth++;
    else if (char === "]" || char === "}") depth--;
    else if (char === mark && depth <= 0) found.push(i);
  }
  return found;
}
