/** Where things stand in JSON text: `JSON.parse` reads fast but says no positions. */

export interface JsonFault {
  readonly at: number;
  readonly message: string;
}

const DEEPEST = 500;

class Stop extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

class Scanner {
  private readonly text: string;
  private readonly path: readonly (string | number)[];
  private i = 0;
  found: { start: number; end: number } | undefined;

  constructor(text: string, path: readonly (string | number)[]) {
    this.text = text;
    this.path = path;
  }

  whole(): void {
    this.space();
    this.value(0, true);
    this.space();
    if (this.i < this.text.length) throw new Stop(this.i, `${this.here()} stands after the end of the value`);
  }

  /** `on` is true while this value lies on the way to the path looked for. */
  private value(depth: number, on: boolean): void {
    if (depth > DEEPEST) throw new Stop(this.i, `lists and objects stand more than ${DEEPEST} deep in one another`);
    const start = this.i;
    const c = this.text[this.i];
    if (c === "{") this.object(depth, on);
    else if (c === "[") this.array(depth, on);
    else if (c === '"') this.string();
    else this.word();
    if (on && this.path.length === depth) this.found = { start, end: this.i };
  }

  private object(depth: number, on: boolean): void {
    this.i++;
    this.space();
    if (this.text[this.i] === "}") {
      this.i++;
      return;
    }
    for (;;) {
      this.space();
      if (this.text[this.i] !== '"') throw new Stop(this.i, `${this.here()} stands here, wanted a key in double quotes`);
      const key = this.string();
      this.space();
      if (this.text[this.i] !== ":") throw new Stop(this.i, `${this.here()} stands here, wanted “:”`);
      this.i++;
      this.space();
      this.value(depth + 1, on && this.path[depth] === key);
      this.space();
      const c = this.text[this.i];
      if (c !== "," && c !== "}") throw new Stop(this.i, `${this.here()} stands here, wanted “,” or “}”`);
      this.i++;
      if (c === "}") return;
    }
  }

  private array(depth: number, on: boolean): void {
    this.i++;
    this.space();
    if (this.text[this.i] === "]") {
      this.i++;
      return;
    }
    for (let index = 0; ; index++) {
      this.space();
      this.value(depth + 1, on && this.path[depth] === index);
      this.space();
      const c = this.text[this.i];
      if (c !== "," && c !== "]") throw new Stop(this.i, `${this.here()} stands here, wanted “,” or “]”`);
      this.i++;
      if (c === "]") return;
    }
  }

  private string(): string {
    const start = this.i++;
    for (;;) {
      const c = this.text[this.i];
      if (c === undefined || c === "\n") throw new Stop(start, "a text in double quotes does not end");
      if (c < " ") throw new Stop(this.i, "a control character stands inside a text");
      this.i++;
      if (c === '"') break;
      if (c === "\\") this.escape();
    }
    return JSON.parse(this.text.slice(start, this.i)) as string;
  }

  private escape(): void {
    const match = /["\\/bfnrt]|u[0-9a-fA-F]{4}/uy;
    match.lastIndex = this.i;
    if (!match.test(this.text)) throw new Stop(this.i - 1, "a “\\” stands for nothing here");
    this.i = match.lastIndex;
  }

  private word(): void {
    const match = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/uy;
    match.lastIndex = this.i;
    if (!match.test(this.text)) throw new Stop(this.i, `${this.here()} stands here, wanted a value`);
    this.i = match.lastIndex;
  }

  private space(): void {
    for (;;) {
      const c = this.text[this.i];
      if (c !== " " && c !== "\n" && c !== "\r" && c !== "\t") return;
      this.i++;
    }
  }

  private here(): string {
    const code = this.text.codePointAt(this.i);
    return code === undefined ? "the end of the file" : `“${String.fromCodePoint(code)}”`;
  }
}

/** Where the first fault of JSON text stands; undefined where there is none. */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    new Scanner(text, []).whole();
    return undefined;
  } catch (stop) {
    if (stop instanceof Stop) return { at: stop.at, message: stop.message };
    throw stop;
  }
}

/** Offsets of the value at `path` in sound JSON text, or of its nearest ancestor that stands. */
export function jsonSpan(text: string, path: readonly (string | number)[]): { start: number; end: number } {
  for (let length = path.length; length > 0; length--) {
    const scanner = new Scanner(text, path.slice(0, length));
    try {
      scanner.whole();
    } catch (stop) {
      if (!(stop instanceof Stop)) throw stop;
    }
    if (scanner.found !== undefined) return scanner.found;
  }
  return { start: 0, end: Math.min(1, text.length) };
}
