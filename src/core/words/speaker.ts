/** One language's messages: texts with `{holes}`, by key. */
export type Messages = Readonly<Record<string, string>>;

/** Says a message with its holes filled; the key itself where no language has it. */
export type Say = (key: string, holes?: Readonly<Record<string, string | number>>) => string;

/** Looks messages up in the first language that has them. */
export function speaker(...languages: readonly Messages[]): Say {
  return (key, holes = {}) => {
    const text = languages
      .map((messages) => (Object.hasOwn(messages, key) ? messages[key] : undefined))
      .find((found) => found !== undefined);
    return (text ?? key).replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(holes, name) ? String(holes[name]) : whole));
  };
}

/** A head such as `Contested` as it stands within a sentence. Heads begin with no name, so that a small letter is right in every language. */
export const within = (head: string): string => head.slice(0, 1).toLowerCase() + head.slice(1);

/** A sentence from words that may begin with a small letter. */
export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** Names after one another, with a word such as `and` before the last. */
export const listed = (names: readonly string[], word: string): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
