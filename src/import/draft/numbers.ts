/** Numbers in running text, in digits or in words, with the scale that follows them. */
import { alternatives } from "./date-words.ts";
import { SCALES, VALUES } from "./number-words.ts";

export interface NumberFound {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** written in words, at least in part */
  readonly worded: boolean;
}

const WORD = alternatives([...VALUES.keys(), ...SCALES.keys()].filter((word) => !/^(?:mln|mld|mio|mrd|tys|tūkst|dozen)$/.test(word)));
const SCALE = alternatives([...SCALES.keys()].filter((word) => word !== "dozen"));
const SEPARATED = String.raw`\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?`;
/** Points between thousands, where no decimals can be meant: `1.650.000`, `35.000 Mann`; and the comma before decimals of a scale. */
const CONTINENTAL = String.raw`[1-9]\d{0,2}(?:\.\d{3}){2,}|[1-9]\d{0,2}\.\d{3}(?= \p{Lu}\p{Ll})|\d+,\d{1,2}(?=(?:[ -](?:${SCALE})(?!\p{L})| ?%))`;
const FORMS = new RegExp(
  [
    String.raw`(?<![\p{L}\d.,–-])(?<digits>(?:${CONTINENTAL}|${SEPARATED}|\d+(?:\.\d+)?))(?![\d\p{L}]|[.,]\d)(?:[ -](?<scale>${SCALE})(?!\p{L})\.?)?(?<half> and a half(?!\p{L}))?`,
    String.raw`(?<!\p{L})(?<halved>half an? (?:million|billion|thousand|hundred|dozen))(?!\p{L})`,
    String.raw`(?<![\p{L}\p{N}])(?<words>(?:(?:an?|several)[ -](?=hundred|thousand|million|billion|dozen))?(?:${WORD}|dozen)(?:(?:[ -]| and (?!a ))(?:${WORD}|dozen))*(?<more> and a half)?)(?![\p{L}\p{N}])(?![’']s)`,
  ].join("|"),
  "giu",
);

/** All numbers of a text, in order. */
export function numbersIn(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  for (const match of text.matchAll(FORMS)) {
    const { digits, scale, half, halved, words, more } = match.groups ?? {};
    const value =
      digits !== undefined
        ? scaled(digits, scale) + (half === undefined ? 0 : 0.5)
        : halved !== undefined
          ? scaleOf(halved.split(" ").at(-1)) / 2
          : withHalf(worded((words ?? "").slice(0, -(more?.length ?? 0) || undefined)), more);
    if (value !== undefined && Number.isFinite(value))
      found.push({ start: match.index, end: match.index + match[0].length, value, worded: digits === undefined });
  }
  return found;
}

const scaleOf = (word: string | undefined): number => SCALES.get(word?.toLowerCase() ?? "") ?? 1;
const withHalf = (value: number | undefined, more: string | undefined): number | undefined =>
  value === undefined || more === undefined ? value : value + 0.5;

/** Decimal text scaled without the rounding of a multiplication. */
function scaled(digits: string, scale: string | undefined): number {
  const decimal = /^\d+,\d{1,2}$/.test(digits)
    ? digits.replace(",", ".")
    : /^\d{1,3}(?:\.\d{3})+$/.test(digits)
      ? digits.replaceAll(".", "")
      : digits;
  return Number(`${decimal.replaceAll(/[^\d.]/g, "")}e${Math.log10(scaleOf(scale))}`);
}

/** `three million`, `one hundred and seven thousand`, `twenty-five`; undefined where the words do not make one number. */
export function worded(text: string): number | undefined {
  let total = 0;
  let part = 0;
  let any = false;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    const value = VALUES.get(word);
    const scale = SCALES.get(word);
    if (value !== undefined) {
      // “nineteen twenty” is a year or two numbers, not their sum
      if (part % 100 !== 0 && !(value < 10 && part % 10 === 0 && part % 100 >= 20)) return undefined;
      part += value;
      any = true;
    } else if (scale === 100 || scale === 12) {
      part = (part || 1) * scale;
      any = true;
    } else if (scale !== undefined) {
      total += (part || 1) * scale;
      part = 0;
      any = true;
    } else if (!/^(?:and|an?)$/.test(word)) return undefined;
  }
  return any ? total + part : undefined;
}
