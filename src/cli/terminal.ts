import type { Styler } from "../core/check/render.ts";
import { plain } from "../core/check/render.ts";
import type { Stream, World } from "./world.ts";

const sgr =
  (code: string) =>
  (text: string): string =>
    text === "" ? "" : `\u001b[${code}m${text}\u001b[0m`;

const coloured: Styler = { error: sgr("1;31"), warning: sgr("33"), dim: sgr("2"), bold: sgr("1") };

/** Colours only on a terminal, and only where nobody has asked for none (NO_COLOR, TERM=dumb). */
export const stylerFor = (stream: Stream, env: World["env"]): Styler =>
  stream.isTerminal && !env["NO_COLOR"] && env["TERM"] !== "dumb" ? coloured : plain;

/** A number with its word: `1 error`, `2 errors`. */
export const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

/** Progress on a terminal's last line, shown once something takes longer than a second. */
export class Progress {
  readonly #world: World;
  readonly #began: number;
  #last = -Infinity;
  #shown = false;

  constructor(world: World) {
    this.#world = world;
    this.#began = world.now();
  }

  /** `fraction` from 0 to 1. */
  step(fraction: number, what: string): void {
    const now = this.#world.now();
    if (!this.#world.stderr.isTerminal || now - this.#began < 1000 || now - this.#last < 100) return;
    this.#last = now;
    this.#shown = true;
    this.#world.stderr.write(`\r\u001b[K${what} … ${Math.round(fraction * 100)} %`);
  }

  /** Without knowing how much there is. */
  count(done: number, what: string): void {
    const now = this.#world.now();
    if (!this.#world.stderr.isTerminal || now - this.#began < 1000 || now - this.#last < 100) return;
    this.#last = now;
    this.#shown = true;
    this.#world.stderr.write(`\r\u001b[K${what} … ${done}`);
  }

  done(): void {
    if (this.#shown) this.#world.stderr.write("\r\u001b[K");
    this.#shown = false;
  }
}

/** Width of a text on a terminal: combining marks take no place, wide characters two. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text.normalize("NFC")) {
    const code = character.codePointAt(0) ?? 0;
    if (/\p{Mn}|\p{Cf}/u.test(character)) continue;
    columns +=
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      code >= 0x1f300
        ? 2
        : 1;
  }
  return columns;
}

/** Rows under headings in aligned columns; the last column is as wide as it needs. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[], styler: Styler): string {
  const widths = headings.map((h, i) => Math.max(width(h), ...rows.map((r) => width(r[i] ?? ""))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === cells.length - 1 ? cell : cell + " ".repeat((widths[i] ?? 0) - width(cell))))
      .join("  ")
      .trimEnd();
  return [styler.dim(line(headings)), ...rows.map(line)].join("\n");
}

/** A line for the person at the terminal. */
export const noteTo = (world: World) => {
  const styler = stylerFor(world.stderr, world.env);
  return (words: string): void => world.stderr.write(`${styler.dim(words)}\n`);
};
