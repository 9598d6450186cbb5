/** A finished answer of the API or a file of the site, as plain data. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly etag?: string;
}

/** Answers by address, least lately asked first out; an atlas never changes, so an answer never grows old. */
export class KeptAnswers {
  readonly #answers = new Map<string, Answer>();
  readonly #most: number;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Answer | undefined {
    const answer = this.#answers.get(key);
    if (answer) {
      this.#answers.delete(key);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  /** Keeps an answer, unless it alone would take a quarter of the room. */
  keep(key: string, answer: Answer): void {
    const size = sizeOf(key, answer);
    if (size > this.#most / 4 || this.#answers.has(key)) return;
    this.#answers.set(key, answer);
    this.#size += size;
    for (const [oldest, old] of this.#answers) {
      if (this.#size <= this.#most) return;
      this.#answers.delete(oldest);
      this.#size -= sizeOf(oldest, old);
    }
  }
}

/** Two bytes a character, and some for the objects around them. */
const sizeOf = (key: string, { body }: Answer): number => 2 * key.length + (typeof body === "string" ? 2 : 1) * body.length + 500;
