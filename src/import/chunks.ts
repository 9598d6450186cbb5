/** How much of imported data goes into one file: more would make files that neither dejure nor people like to read. */
export const MOST_POINTS = 40_000;
export const MOST_LANDS = 1_000;
export const MOST_EFFECTS = 4_000;

/** Runs of items whose weights add up to no more than `most`, each at least one item long. */
export function chunks<T>(items: readonly T[], most: number, weight: (item: T) => number): T[][] {
  const parts: T[][] = [];
  let sum = 0;
  for (const item of items) {
    const own = weight(item);
    if (parts.length === 0 || sum + own > most) {
      parts.push([]);
      sum = 0;
    }
    parts.at(-1)?.push(item);
    sum += own;
  }
  return parts;
}

/** Weight of an outline among `MOST_POINTS`, so that no file has more than `MOST_LANDS` of them. */
export const outlineWeight = (polygons: readonly (readonly (readonly unknown[])[])[]): number =>
  MOST_POINTS / MOST_LANDS + polygons.flat().reduce((sum, ring) => sum + ring.length, 0);

/** The n-th file of one kind, counted from 0: `land`, `land-2`, `land-3`. */
export const nth = (stem: string, i: number): string => (i === 0 ? stem : `${stem}-${i + 1}`);
