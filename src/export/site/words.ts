import type { Say } from "../../core/words/speaker.ts";

export { type Messages, type Say, speaker } from "../../core/words/speaker.ts";

/** Says messages with every hole kept apart from the text around it, so that names and dates keep their own direction of writing. */
export const isolating =
  (say: Say): Say =>
  (key, holes = {}) =>
    say(key, Object.fromEntries(Object.entries(holes).map(([name, value]) => [name, isolated(String(value))])));

/** A text that does not mix with what stands around it, whatever its direction (FSI … PDI). */
export const isolated = (text: string): string => (text === "" ? "" : `\u2068${text}\u2069`);

/** A whole number with thin spaces between thousands, the same in every language. */
export const number = (value: number): string => String(Math.round(value)).replaceAll(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
