/** Publications that have a word for an act in their names: they are cited, and nobody signs them. */
const PUBLICATION =
  /\b(?:(?:League of Nations|United Nations|Consolidated|European|Australian|Canada|UN|U\.N\.|UK|U\.S\.|United States) )?(?:(?:Treaty|Treaties|Convention|Act|Agreements?|Declaration)(?: and Other International Acts)? (?:Series|Collection|Database|Library|Register|Bulletin)|Treaties and Other International Acts Series)\b/gu;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where publications are named in a sentence. */
export const publicationsIn = (text: string): Stretch[] =>
  [...text.matchAll(PUBLICATION)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** What does not stand in the name of a publication. */
export function outsidePublications<T extends Stretch>(found: readonly T[], text: string): readonly T[] {
  const publications = publicationsIn(text);
  return publications.length === 0 ? found : found.filter((each) => publications.every((p) => each.end <= p.start || p.end <= each.start));
}
