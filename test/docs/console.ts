/** Blocks of a page that show a terminal: commands, and what they print. */
import type { Block } from "./markdown.ts";

/** Arguments of a shell line: words, with single or double quotes. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map((word) => word[0].replaceAll(/"([^"]*)"|'([^']*)'/g, "$1$2"));

/** A command after `$ `, and what stands below it. */
export interface Step {
  readonly command: string;
  readonly expected: string[];
}
export function stepsOf(block: Block): Step[] {
  const steps: Step[] = [];
  for (const line of block.text.replace(/\n$/, "").split("\n")) {
    if (line.startsWith("$ ")) steps.push({ command: line.slice(2), expected: [] });
    else steps.at(-1)?.expected.push(line);
  }
  return steps;
}

/** A regular expression for expected lines, in which a line `…` stands for any lines. */
export const pattern = (lines: readonly string[]): RegExp =>
  new RegExp(
    `^${lines
      .join("\n")
      .trimEnd()
      .split(/^…$\n?/m)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("[\\s\\S]*?")}$`,
  );

/** All that a command printed, without spaces at the ends of lines. */
export const said = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): string =>
  `${stdout}${stderr}`.trimEnd().replaceAll(/[ \t]+$/gm, "");
