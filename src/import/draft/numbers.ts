/** Numbers in running text, in digits or in English words, with the scale that follows them. */
export interface NumberFound {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** written in words, at least in part */
  readonly worded: boolean;
}

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, dozen: 12 };
const VALUES = new Map<string, number>([
  ...SMALL.map((word, i): [string, number] => [word, i]),
  ...TENS.map((word, i): [string, number] => [word, (i + 2) * 10]),
]);

const WORD = [...VALUES.keys(), "hundred", "thousand", "million", "billion"].join("|");
const SEPARATED = String.raw`\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?`;
const FORMS = new RegExp(
  [
    String.raw`(?<![\p{L}\d.,–-])(?<digits>(?:${SEPARATED}|\d+(?:\.\d+)?))(?![\d\p{L}]|[.,]\d)(?:[ -](?<scale>thousand|million|billion|hundred|mln|mld))?\b`,
    String.raw`\b(?<half>half an? (?:million|billion|thousand|hundred|dozen))\b`,
    String.raw`\b(?<words>(?:(?:an?|several)[ -](?=hundred|thousand|million|billion|dozen))?(?:${WORD}|dozen)(?:(?:[ -]| and )(?:${WORD}|dozen))*)\b(?![’']s)`,
  ].join("|"),
  "giu",
);

/** All numbers of a text, in order. */
export function numbersIn(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  for (const match of text.matchAll(FORMS)) {
    const { digits, scale, half, words } = match.groups ?? {};
    const value =
      digits !== undefined
        ? scaled(digits, scale)
        : half !== undefined
          ? (SCALES[half.split(" ").at(-1)?.toLowerCase() ?? ""] ?? 0) / 2
          : worded(words ?? "");
    if (value !== undefined && Number.isFinite(value))
      found.push({ start: match.index, end: match.index + match[0].length, value, worded: digits === undefined });
  }
  return found;
}

const ABBREVIATED: Readonly<Record<string, string>> = { mln: "million", mld: "billion" };

/** Decimal text scaled without the rounding of a multiplication. */
function scaled(digits: string, scale: string | undefined): number {
  const word = scale?.toLowerCase() ?? "";
  const factor = SCALES[ABBREVIATED[word] ?? word] ?? 1;
  return Number(`${digits.replaceAll(/[^\d.]/g, "")}e${Math.log10(factor)}`);
}

/** `three million`, `one hundred and seven thousand`, `twenty-five`; undefined where the words do not make one number. */
export function worded(text: string): number | undefined {
  let total = 0;
  let part = 0;
  let any = false;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    const value = VALUES.get(word);
    const scale = SCALES[word];
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
