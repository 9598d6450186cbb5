/** What data hold and the atlas does not, told by kind: how many there are, and the first of them by name. */

/** How the naming of one kind is written; five with commas between where nothing else is said. */
interface Telling {
  readonly most?: number;
  readonly between?: string;
}

/** Leaves something out for a reason, in the plural, and names it. */
export type Losing = (why: string, which: string) => void;

export class LeftOut {
  readonly #kinds = new Map<string, { count: number; readonly which: string[] }>();

  /** Counts one more of a kind; a list that filters can return what this gives. */
  add(why: string, which?: string): undefined {
    const kind = this.#kinds.get(why) ?? { count: 0, which: [] };
    kind.count++;
    if (which !== undefined) kind.which.push(which);
    this.#kinds.set(why, kind);
  }

  /** A sentence a kind, in the order in which the first of each was met. */
  told({ most = 5, between = ", " }: Telling = {}): string[] {
    return [...this.#kinds].map(([why, { count, which }]) => {
      const named = which.length === 0 ? "" : ` (${which.slice(0, most).join(between)}${which.length > most ? `${between}…` : ""})`;
      return `${count} ${why}${named}.`;
    });
  }
}

/** Words with how often each was met, the most frequent first; those beyond `most` are counted. Undefined where there are none. */
export function mostMet(words: Iterable<string>, most: number): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  if (counts.size === 0) return undefined;
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const named = sorted.slice(0, most).map(([word, count]) => `${word} (${count})`);
  return `${named.join(", ")}${sorted.length > most ? `, and ${sorted.length - most} others` : ""}`;
}
