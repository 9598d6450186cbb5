/** One language's messages: `web/messages/<lang>.json`. Text with `{holes}`. */
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

/** The same, with every hole kept apart from the text around it, so that names and dates keep their own direction of writing. */
export const isolating =
  (say: Say): Say =>
  (key, holes = {}) =>
    say(key, Object.fromEntries(Object.entries(holes).map(([name, value]) => [name, isolated(String(value))])));

/** A text that does not mix with what stands around it, whatever its direction (FSI … PDI). */
export const isolated = (text: string): string => (text === "" ? "" : `\u2068${text}\u2069`);

/** A whole number with thin spaces between thousands, the same in every language. */
export const number = (value: number): string => String(Math.round(value)).replaceAll(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
