/** Dates as bibliographies have them, as EDTF: `1923-24` is two years there, and `[ca. 1920]` one that a librarian supplied. */
import { parseDate } from "./edtf.ts";
import { formatYear } from "./format-day.ts";
import { parseSpoken } from "./spoken.ts";

export interface PrintedDate {
  /** absent where nothing of the text is a date */
  readonly edtf?: string;
  /** what was not understood, or was read in one of several ways */
  readonly said?: string;
}

/**
 * A date that is EDTF by declaration (`date` of biblatex, `edtf` of CSL); undefined where it is none.
 * Years and months that lack leading zeros are meant as they stand: `-476`, `0`, `1920-1`.
 */
export function declaredDate(text: string): string | undefined {
  const whole = text
    .trim()
    .replaceAll(/(?<![\dXYE-])(-?)(\d{1,3})(?=$|[-/~?%,.\]} ])/g, (_, minus: string, digits: string) =>
      digits.length === 3 || Number(digits) > 0 || minus === "" ? `${Number(digits) === 0 ? "" : minus}${digits.padStart(4, "0")}` : "0000",
    );
  const padded = whole.replaceAll(/(?<=\d{4}(?:-\d{1,2})?-)\d(?!\d)/g, (digit) => `0${digit}`);
  return [text.trim(), padded].find((each) => parseDate(each).ok);
}

/** A date of a bibliography that declares nothing. */
export function printedDate(text: string): PrintedDate {
  const trimmed = text.replaceAll(/\s+/g, " ").trim();
  if (trimmed === "") return {};
  const bare = trimmed.replaceAll(/^[[(]|[\])]\.?$|\.$/g, "").trim();
  // `c1920` and `cop. 1920` are the year of the copyright.
  const uncopied = bare.replace(/^(?:cop(?:yright|\.)?|©|c)\s*(?=\d{4})/i, "");
  for (const each of new Set([trimmed, bare, uncopied])) {
    const read = yearsIn(each) ?? edtfIn(each);
    if (read) return read;
  }
  const year = /(?<!\d)\d{4}(?!\d)/.exec(trimmed)?.[0];
  return {
    ...(year !== undefined && { edtf: year }),
    said: `its date ${trimmed} cannot be read${year === undefined ? "" : ` and became ${year}`}`,
  };
}

function edtfIn(text: string): PrintedDate | undefined {
  if (parseDate(text).ok && !SHORT_END.test(text)) return { edtf: text };
  const spoken = parseSpoken(text);
  return spoken !== undefined && parseDate(spoken).ok ? { edtf: spoken } : undefined;
}

/** Two digits after a year that are no month: EDTF would take some of them for a season. */
const SHORT_END = /(?<![\dX-])\d{4}-(?:00|1[3-9]|[2-9]\d)(?![\dX-])/;

/** `1923-24`, `1923/24`, `1914--1918`, `1923-24/1925-26`: years that follow one another. */
function yearsIn(text: string): PrintedDate | undefined {
  const halves = text.split("/");
  const [left, right] = halves.map((half) => half.trim());
  if (halves.length === 2 && left !== undefined && right !== undefined && halves.some((half) => SHORT_END.test(half))) {
    const [first, last] = [yearsIn(left) ?? edtfIn(left), yearsIn(right) ?? edtfIn(right)];
    if (first?.edtf === undefined || last?.edtf === undefined) return undefined;
    return { edtf: `${first.edtf.split("/")[0]}/${last.edtf.split("/").at(-1)}` };
  }
  const found = /^(\d{4}) ?(-{1,3}|[‐‑‒–—/]) ?(\d{4}|\d{2})$/.exec(text);
  if (!found) return undefined;
  const [, from = "", mark = "", to = ""] = found;
  if (to.length === 4) return Number(from) < Number(to) ? { edtf: `${from}/${to}` } : undefined;
  const first = Number(from);
  const short = Number(to);
  const last = Math.floor(first / 100) * 100 + short + (short < first % 100 ? 100 : 0);
  const years = `${from}/${formatYear(last)}`;
  if (mark === "-" && short >= 1 && short <= 12)
    return last - first > 0 && last - first <= 15
      ? { edtf: text, said: `its date ${text} was read as a month, not as the years ${from} to ${last}` }
      : { edtf: text };
  if (last === first) return { edtf: from, said: `its date ${text} cannot be read and became ${from}` };
  return { edtf: years, ...(last - first > 50 && { said: `its date ${text} was read as the years ${from} to ${last}` }) };
}
