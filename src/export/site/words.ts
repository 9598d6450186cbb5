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

/** A whole number with thin spaces between thousands, the same in every language. */
export const number = (value: number): string => String(Math.round(value)).replaceAll(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
