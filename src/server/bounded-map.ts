/** What was worked out by key, so many at most: the one not asked for the longest goes first. */
export class BoundedMap<T> {
  readonly #kept = new Map<string, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = Math.max(1, most);
  }

  /** What stands under a key, made where nothing does. */
  get(key: string, make: () => T): T {
    const before = this.#kept.get(key);
    const value = before ?? make();
    this.#kept.delete(key);
    this.#kept.set(key, value);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    return value;
  }

  delete(key: string): void {
    this.#kept.delete(key);
  }
}
