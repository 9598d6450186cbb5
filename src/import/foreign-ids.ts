/** Ids of what other people's data name. */
import { idFor } from "../core/read/ids.ts";
import { unused } from "./imported.ts";

/** An id made of a name, without folders; of no more than the first `most` characters of it. Undefined where no letter or digit is left. */
export const slugOf = (name: string, most = Infinity): string | undefined => idFor(name.replaceAll("/", "-").slice(0, most));

/** The id that is wished for, or `id.2`, `id.3` … where it is taken; it is taken from then on. */
export function newId(wished: string, taken: Set<string>): string {
  const id = unused(wished, (one) => taken.has(one), ".");
  taken.add(id);
  return id;
}

/** Ids by names: one name has one id, and different names stay different. */
export class IdsByName {
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #most: number;

  /** `most`: characters of a name that its id is made of. */
  constructor(most = Infinity) {
    this.#most = most;
  }

  idOf(name: string): string | undefined {
    const known = this.#ids.get(name);
    const base = known ?? slugOf(name, this.#most);
    if (known !== undefined || base === undefined) return known;
    const id = newId(base, this.#taken);
    this.#ids.set(name, id);
    return id;
  }
}
