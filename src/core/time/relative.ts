/** Dates that a record gives by another record: `moscow-1920#in-force + 45 days`. */
import type { RelativeDate } from "../model/values.ts";

const TARGET = "([\\p{L}\\p{N}_][\\p{L}\\p{N}_./-]*#[\\p{L}\\p{N}_][\\p{L}\\p{N}_./-]*)";
const AFTER = new RegExp(`^${TARGET}(?:\\s*([+−]|\\s-)\\s*(\\S.*))?$`, "u");
const WORDED = new RegExp(`^(within\\s+)?(\\S.*?)\\s+(of|after|from|before)\\s+${TARGET}$`, "u");

/**
 * Reads `record#part`, `record#part + 1 month 15 days`, `45 days before record#part` or `within 2 months of record#part`;
 * undefined where the text is no such date.
 */
export function parseRelative(text: string): RelativeDate | undefined {
  const trimmed = text.trim();
  if (!trimmed.includes("#") || trimmed.length > 300) return undefined;
  const after = AFTER.exec(trimmed);
  if (after) {
    const [, target = "", sign, amount] = after;
    if (amount === undefined) return relativeTo(trimmed, target, { days: 0, months: 0 }, "at");
    const length = readLength(amount);
    return length && relativeTo(trimmed, target, sign === "+" ? length : negative(length), "at");
  }
  const worded = WORDED.exec(trimmed);
  if (!worded) return undefined;
  const [, within, amount = "", word, target = ""] = worded;
  // `45 days of x#y` says nothing: only a limit runs "of" a day.
  if (!within && word === "of") return undefined;
  const length = readLength(amount);
  return length && relativeTo(trimmed, target, word === "before" ? negative(length) : length, within ? "within" : "at");
}

interface Length {
  readonly days: number;
  readonly months: number;
}

const negative = ({ days, months }: Length): Length => ({ days: -days || 0, months: -months || 0 });

function relativeTo(text: string, target: string, length: Length, mode: "at" | "within"): RelativeDate {
  const hash = target.indexOf("#");
  return { kind: "relative", text, record: target.slice(0, hash), part: target.slice(hash + 1), ...length, mode };
}

const UNITS: Readonly<Record<string, Length>> = {
  day: { days: 1, months: 0 },
  week: { days: 7, months: 0 },
  month: { days: 0, months: 1 },
  year: { days: 0, months: 12 },
};

/** `1 month 15 days`, `2 weeks and 1 day`. */
function readLength(text: string): Length | undefined {
  const rest = text.replaceAll(/(\d{1,6})\s*(day|week|month|year)s?\b,?(?:\s+and\b)?/g, "");
  if (rest.trim() !== "") return undefined;
  let days = 0;
  let months = 0;
  for (const [, count, unit = ""] of text.matchAll(/(\d{1,6})\s*(day|week|month|year)s?\b/g)) {
    days += Number(count) * (UNITS[unit]?.days ?? 0);
    months += Number(count) * (UNITS[unit]?.months ?? 0);
  }
  return { days, months };
}
