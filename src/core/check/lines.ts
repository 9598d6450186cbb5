/** Line and column, both from 1; columns count UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Where offsets of one text lie in lines. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  /** Position of an offset; offsets past the end count as the end. */
  at(offset: number): LineColumn {
    const wanted = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: wanted - (this.#starts[low] ?? 0) + 1 };
  }

  /** Text of a line (from 1) without its line break. */
  line(number: number): string {
    const start = this.#starts[number - 1] ?? this.#text.length;
    const end = this.#starts[number] ?? this.#text.length + 1;
    return this.#text.slice(start, end - 1).replace(/\r$/, "");
  }
}

/** Line indexes by file, made when first asked for. */
export function lineIndexes(textOf: (file: string) => string | undefined): (file: string) => LineIndex | undefined {
  const made = new Map<string, LineIndex | undefined>();
  return (file) => {
    if (!made.has(file)) {
      const text = textOf(file);
      made.set(file, text === undefined ? undefined : new LineIndex(text));
    }
    return made.get(file);
  };
}
