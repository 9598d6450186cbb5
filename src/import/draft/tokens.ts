/** A text as words that can be compared: without marks, case and possessive endings. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** as compared */
  readonly key: string;
  /** begins with a capital, or belongs to a script without case */
  readonly capital: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\.(?=\p{Lu}\.))*/gu;

/** Letters without marks, in lower case: `Żeligowski` and `Zeligowski` are one. */
export const keyOf = (word: string): string =>
  word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/[łŁ]/g, "l").replaceAll(/[øØ]/g, "o").replaceAll(/[đĐ]/g, "d").toLowerCase();

/** Words of a text; hyphens, dashes and apostrophes divide, and a possessive `s` is left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    if (match[0] === "s" && /['’]$/.test(text.slice(0, match.index))) continue;
    tokens.push({
      start: match.index,
      end: match.index + match[0].length,
      key: keyOf(match[0]),
      capital: /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(match[0]),
    });
  }
  return tokens;
}
