/** Many lists of numbers in one run. */

/** Those of list n are all[first[n]] … all[first[n + 1] − 1]. */
export interface Lists {
  readonly first: Uint32Array;
  readonly all: Uint32Array;
}

/** Lists one after the other. */
export function joined(lists: readonly ArrayLike<number>[]): Lists {
  const first = firstOf(lists);
  const all = new Uint32Array(first[lists.length] as number);
  lists.forEach((list, n) => {
    all.set(list, first[n]);
  });
  return { first, all };
}

/** The n-th of the lists that were joined. */
export const listAt = ({ first, all }: Lists, n: number): Uint32Array => all.subarray(first[n], first[n + 1]);

/** Where each of several runs begins that stand one after the other; the last number is where all end. */
export function firstOf(runs: readonly { readonly length: number }[]): Uint32Array {
  const first = new Uint32Array(runs.length + 1);
  runs.forEach(({ length }, n) => {
    first[n + 1] = (first[n] as number) + length;
  });
  return first;
}
