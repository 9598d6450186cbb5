/**
 * Watches what a piece of work asks of an atlas, so that its result can be kept until one of these things changes.
 * What is asked is named by a token: the id of a record, whichever collection it is looked up in, or one of `TOKEN`.
 */

/** Tokens of what is no record; ids cannot hold the character they begin with. */
export const TOKEN = {
  /** which ids there are */
  ids: "\0ids",
  /** ids of records that could not be read */
  withheld: "\0withheld",
  head: "\0head",
  /** the arrangement and the faces of extents */
  land: "\0land",
  /** the records that something refers to */
  used: "\0used",
  /** every record of a collection */
  collection: (name: string): string => `\0all ${name}`,
  text: (file: string): string => `\0text ${file}`,
} as const;

const NONE: readonly string[] = [];

export class Trace {
  #open: Set<string> | undefined;

  /** Says that `token` was asked for. */
  note(token: string): void {
    this.#open?.add(token);
  }

  noteAll(tokens: readonly string[]): void {
    if (this.#open) for (const token of tokens) this.#open.add(token);
  }

  /** Does a piece of work and says what it asked for. Work inside of work counts for both. */
  watch<T>(work: () => T): { readonly value: T; readonly asked: readonly string[] } {
    const outer = this.#open;
    const own = new Set<string>();
    this.#open = own;
    try {
      const value = work();
      return { value, asked: own.size === 0 ? NONE : [...own] };
    } finally {
      this.#open = outer;
      if (outer) for (const token of own) outer.add(token);
    }
  }
}

/** Whether any of the things asked for is among those that changed. */
export function touched(asked: readonly string[], changed: ReadonlySet<string>): boolean {
  for (const token of asked) if (changed.has(token)) return true;
  return false;
}

/** Who asked for what, to be found when it changes. */
export class Askers<T> {
  readonly #byToken = new Map<string, Set<T>>();

  add(asker: T, asked: readonly string[]): void {
    for (const token of asked) {
      const askers = this.#byToken.get(token);
      if (askers) askers.add(asker);
      else this.#byToken.set(token, new Set([asker]));
    }
  }

  /** Those who asked for any of these, now or once. */
  of(changed: Iterable<string>): Set<T> {
    const found = new Set<T>();
    for (const token of changed) for (const asker of this.#byToken.get(token) ?? []) found.add(asker);
    return found;
  }
}
