/** A finished answer of the API or a file of the site, as plain data. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly etag?: string;
}

/** How many addresses asked once are remembered, roughly. */
const REMEMBERED = 1 << 14;

/**
 * Answers by address, least lately asked first out; an atlas never changes, so an answer never grows old.
 * An answer is kept from the second time it is asked for: most questions come once, and keeping theirs would cost more than it saves.
 * `atOnce` keeps it from the first: where making it again means waiting for another thread.
 */
export class KeptAnswers {
  readonly #answers = new Map<string, Answer>();
  readonly #askedOnce: Uint32Array | undefined;
  readonly #most: number;
  #size = 0;

  constructor(most: number, { atOnce = false }: { readonly atOnce?: boolean } = {}) {
    this.#most = most;
    this.#askedOnce = atOnce ? undefined : new Uint32Array(REMEMBERED);
  }

  get(key: string): Answer | undefined {
    const answer = this.#answers.get(key);
    if (answer) {
      this.#answers.delete(key);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  /** Keeps an answer that was asked for often enough, unless it alone would take a quarter of the room. */
  keep(key: string, answer: Answer): void {
    if (this.#askedOnce) {
      const mark = markOf(key);
      if (this.#askedOnce[mark % REMEMBERED] !== mark) {
        this.#askedOnce[mark % REMEMBERED] = mark;
        return;
      }
    }
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

/** A number for a text (FNV-1a), never 0: two texts with one number cost at most an answer kept too early. */
function markOf(text: string): number {
  let mark = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) mark = Math.imul(mark ^ text.charCodeAt(i), 0x01000193);
  return mark >>> 0 || 1;
}
