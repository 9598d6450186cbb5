/** Numbers distinct values in the order of their first use. Two values are the same where their JSON is. */
export class Interned<T extends object> {
  readonly list: T[] = [];
  readonly #byText = new Map<string, number>();
  /** the JSON of an object is written once, however often it is met */
  readonly #byObject = new WeakMap<T, number>();

  indexOf(value: T): number {
    let index = this.#byObject.get(value);
    if (index === undefined) {
      const text = JSON.stringify(value);
      index = this.#byText.get(text);
      if (index === undefined) {
        index = this.list.length;
        this.list.push(value);
        this.#byText.set(text, index);
      }
      this.#byObject.set(value, index);
    }
    return index;
  }

  /** The first value that equals this one. */
  one(value: T): T {
    return this.list[this.indexOf(value)] as T;
  }
}
