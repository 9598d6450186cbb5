/** The parts of a sentence that say one thing each, for deciding who does what. */
export interface Clause {
  /** offsets into the sentence */
  readonly start: number;
  readonly end: number;
}

const BREAK =
  /;\s*|,? (?:but(?! (?:also|only|not|rather|by|for|in|to|the)\b)|although|though|while|whereas)(?= )|, (?:however|nevertheless),? |, (?:because|weil|obwohl|während|aber|jedoch|denn|ponieważ|gdyż|chociaż|ale|jednak|nes|kadangi|nors|tačiau|bet)(?= )/g;

/** The clause of a sentence that has an offset; all of it where none has. */
export const clauseAt = (clauses: readonly Clause[], at: number, text: string): Clause =>
  clauses.find((clause) => clause.start <= at && at < clause.end) ?? { start: 0, end: text.length };

/** Cuts a sentence at semicolons and at words that set one statement against another. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  const add = (end: number): void => {
    const words = text.slice(start, end);
    const from = start + (words.length - words.trimStart().length);
    const to = start + words.trimEnd().length;
    if (to - from > 3) clauses.push({ start: from, end: to });
  };
  for (const match of text.matchAll(BREAK)) {
    if (match.index < 12) continue;
    add(match.index);
    start = match.index + (/^;/.test(match[0]) ? match[0].length : (/^,? ?/.exec(match[0])?.[0].length ?? 0));
  }
  add(text.length);
  return clauses;
}
