/** Units, shares and counted things as Lithuanian, Polish and German write them after a number, in their cases. */

const UNITS: readonly (readonly [string, string])[] = [
  ["kvadratin(?:ių|iai|ius|io) kilometr(?:ų|ai|us)|kilometr(?:ów|y|ach) kwadratow(?:ych|e)|kv\\. km|km kw\\.|Quadratkilometern?", "km2"],
  ["hektar(?:ų|ai|us|ów|y)|Hektar", "ha"],
  ["kilometr(?:ų|ai|us|ów|y|ach)|Kilometern?", "km"],
  ["myli(?:ų|os|as|oms)|mile|mil|Meilen", "mi"],
  ["dien(?:ų|os|as|oms)|dni|dniach|Tagen?", "day"],
  ["savai(?:tės|tes|čių)|tygodni(?:e|ach)?|Wochen", "week"],
  ["mėnes(?:iai|ius|ių)|miesi(?:ące|ęcy|ącach)|Monaten?", "month"],
  ["met(?:ai|ų|us|ams)|lat(?:a|ach)?|Jahren?", "year"],
  ["proc\\.|procent(?:ai|ų|us|y|ach)?|Prozent", "percent"],
  ["gyventoj(?:ų|ai|us)|mieszkańc(?:ów|y|ami)|Einwohnern?", "inhabitants"],
  ["žmon(?:ių|ės|es)|asmen(?:ų|ys|is)|osób|osoby|ludzi|Personen|Menschen", "persons"],
  ["kari(?:ų|ai|us)|kareivi(?:ų|ai|us)|żołnierzy|Soldaten|Mann", "troops"],
  ["rubli(?:ų|ai|us|a)|ruble|rubli|Rubeln?", "rouble"],
  ["mark(?:ių|ės|es)|mar(?:ek|ki)|Mark", "mark"],
  ["bals(?:ų|ai|us)|głos(?:ów|y)|Stimmen", "votes"],
];
const FORMS = UNITS.map(([words, unit]) => ({ words: new RegExp(`^[ \\u00a0-](?:${words})(?!\\p{L})`, "u"), unit }));

/** The unit that the words after a number are, with how far they reach. */
export function unitAfter(text: string): { readonly unit: string; readonly length: number } | undefined {
  for (const { words, unit } of FORMS) {
    const found = words.exec(text);
    if (found) return { unit, length: found[0].length };
  }
  return undefined;
}

const THIRD = 100 / 3;
const SHARES: readonly (readonly [string, number])[] = [
  ["zwei Dritteln?|dwie trzecie|dwóch trzecich|du trečdali(?:ai|us)|dviejų trečdalių", 2 * THIRD],
  ["(?:ein|einem|eines) Drittels?|jedn(?:a|ą|ej) trzeci(?:a|ą|ej)|vien(?:as|ą) trečdal(?:is|į)", THIRD],
  ["drei Vierteln?|trzy czwarte|trys ketvirčiai|tris ketvirčius", 75],
  ["(?:ein|einem|eines) Viertels?|jedn(?:a|ą|ej) czwart(?:a|ą|ej)|ketvirtadal(?:is|į|io)", 25],
  [
    "(?:die|der) Hälfte(?= (?:des|der|seine|ihre))|(?<!w )połow(?:a|ę|ą)(?= \\p{Ll})|(?<!iki )pus(?:ė|ę)(?= \\p{L}+(?:ų|os|o|ės)(?!\\p{L}))",
    50,
  ],
];
const SHARE_FORMS = SHARES.map(([words, value]) => ({
  words: new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "gu"),
  value: Number(value.toPrecision(4)),
}));

/** Shares in words, of which nothing but the words tells that they are shares. */
export const sharesIn = (text: string): { readonly start: number; readonly end: number; readonly value: number }[] =>
  SHARE_FORMS.flatMap(({ words, value }) =>
    [...text.matchAll(words)].map((match) => ({ start: match.index, end: match.index + match[0].length, value })),
  );

/** Things that come in a number without being counted, as in English “two sides”. */
const NOT_COUNTED =
  /^(?:valstyb|šal|pus|kart|stron|państw|mocarstw|raz|rządów|narod|Seite|Partei|Staat|Mächte|Land|Länder|Regierung|Vertragspart|Mal|Mann)/u;

const AFTER_WORDS =
  /^ ((?:\p{L}[\p{L}-]*(?:ų|os|ūs|ias|ės|ai|ych|e|ne|en|er) ){0,2}?)(\p{L}[\p{L}-]*(?:ų|ai|os|ės|es|ys|us|as|is|ów|i|y|e|en|n|er|ek|ki|gi|ęć|osób))(?!\p{L})/u;
const AFTER_DIGITS = /^ ((?:\p{Ll}[\p{L}-]* ){0,1}?)(\p{Ll}[\p{L}-]*(?:ų|ów)|\p{Lu}\p{Ll}{3,}(?:en|ern|eln|er|e|n))(?!\p{L})/u;

/** What a number counts: after a number in words of these languages, or after digits by endings that English does not have. */
export function countedAfter(text: string, inWords: boolean): { readonly of: string; readonly length: number } | undefined {
  const found = (inWords ? AFTER_WORDS : AFTER_DIGITS).exec(text);
  if (!found || NOT_COUNTED.test(found[2] ?? "") || NOT_COUNTED.test((found[1] ?? "").trim())) return undefined;
  return { of: found[0].trim(), length: found[0].length };
}
