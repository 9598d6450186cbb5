import { distance } from "fastest-levenshtein";

/** Letters without their marks, in lower case. */
export const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/[łŁ]/g, "l").toLowerCase();

/** The words of a text, plain. */
export const wordsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Letters that may be wrong in a word that is typed: none in a short one, nor in a number. */
const slips = (word: string): number => (/\d/.test(word) || word.length < 5 ? 0 : word.length < 9 ? 1 : 2);

/** How well a word that was typed fits one that is there: 0 the same, 1 its beginning, 2 a part of it, 3 with a slip; undefined: not at all. A number fits as a whole, or as the beginning of one as long as a year. */
function fitOf(typed: string, word: string): number | undefined {
  if (typed === word) return 0;
  if (/^\d+$/.test(typed) && typed.length < 3) return undefined;
  if (word.startsWith(typed)) return 1;
  if (typed.length > 2 && word.includes(typed)) return 2;
  const most = slips(typed);
  // what is typed so far may be the beginning of a longer word
  return most > 0 && Math.min(distance(typed, word), distance(typed, word.slice(0, typed.length))) <= most ? 3 : undefined;
}

/** How well all words that were typed fit those of a name: lower is better; undefined where one fits none of them. */
export function fitting(typed: readonly string[], words: readonly string[]): number | undefined {
  let sum = 0;
  for (const one of typed) {
    const fits = words.flatMap((word) => fitOf(one, word) ?? []);
    if (fits.length === 0) return undefined;
    sum += Math.min(...fits);
  }
  return sum;
}
