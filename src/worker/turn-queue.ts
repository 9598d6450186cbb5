/** Questions wait here until the host can take them, so that one which nobody waits for any more need not be worked out. */

interface Turn {
  begun: boolean;
  /** how many wait for it */
  waiting: number;
  readonly begin: () => void;
}

/** With the host at once: one that it works at, and others so that it need not wait for the next. */
const AT_ONCE = 4;

/** What came of waiting: the answer, or that it took too long. */
export type Waited<T> = { readonly answer: T } | "too long";

export class Turns<T> {
  readonly #patience: number;
  /** under way or waiting, by what was asked: those who ask the same share one */
  readonly #turns = new Map<string, { readonly turn: Turn; readonly answer: Promise<T> }>();
  readonly #queue = new Set<Turn>();
  #atHost = 0;

  /** `patience`: ms that anybody waits for an answer. */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /** How many different ones are under way or wait. */
  get size(): number {
    return this.#turns.size;
  }

  has(key: string): boolean {
    return this.#turns.has(key);
  }

  /** The answer of `work`, shared with whoever asks the same meanwhile. */
  async take(key: string, work: () => Promise<T>): Promise<Waited<T>> {
    const { turn, answer } = this.#turns.get(key) ?? this.#enter(key, work);
    turn.waiting++;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<"too long">((resolve) => {
      timer = setTimeout(() => resolve("too long"), this.#patience);
    });
    try {
      return await Promise.race([answer.then((one) => ({ answer: one })), late]);
    } finally {
      clearTimeout(timer);
      turn.waiting--;
      if (turn.waiting === 0 && !turn.begun && this.#queue.delete(turn)) this.#turns.delete(key);
    }
  }

  #enter(key: string, work: () => Promise<T>) {
    let begin = (): void => {};
    const began = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const turn: Turn = { begun: false, waiting: 0, begin };
    const answer = began.then(work).finally(() => {
      this.#turns.delete(key);
      this.#atHost--;
      this.#next();
    });
    // whoever waits hears of it
    answer.catch(() => {});
    const entered = { turn, answer };
    this.#turns.set(key, entered);
    this.#queue.add(turn);
    this.#next();
    return entered;
  }

  #next(): void {
    for (const turn of this.#queue) {
      if (this.#atHost >= AT_ONCE) return;
      this.#queue.delete(turn);
      this.#atHost++;
      turn.begun = true;
      turn.begin();
    }
  }
}
