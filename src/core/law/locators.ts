/** The sentences that a locator names: `S10`, `S10, S12`, `S10–S12`. */
export function sentencesNamed(locator: string | undefined, keys: readonly string[]): string[] {
  if (locator === undefined) return [];
  if (keys.includes(locator)) return [locator];
  const named: string[] = [];
  for (const part of locator.split(/\s*(?:[,;&]|\band\b)\s*/)) {
    const ends = part.split(/\s*[–—]\s*|\s+-\s+/);
    const [from, to] = [keys.indexOf(ends[0] ?? ""), keys.indexOf(ends.at(-1) ?? "")];
    if (from < 0 || to < 0 || ends.length > 2) return [];
    named.push(...keys.slice(from, to + 1));
  }
  return named;
}
