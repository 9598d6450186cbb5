/** Files in which a version control system has left two versions of the same lines. */
import type { Faults } from "./read-faults.ts";

const BEGIN = /^<{7}(?: .*)?$/;
const BASE = /^\|{7}(?: .*)?$/;
const MIDDLE = /^={7}$/;
const END = /^>{7}(?: .*)?$/;

/** The text with the first version of what is in conflict, each offset where it was; a conflict is reported under `rule`. */
export function withoutConflicts(text: string, rule: string, faults: Faults): string {
  if (!text.includes("<<<<<<<") || !text.includes(">>>>>>>")) return text;
  const lines = text.split("\n");
  const kept = [...lines];
  let offset = 0;
  let begun: { line: number; start: number } | undefined;
  let first = true;
  lines.forEach((line, i) => {
    const bare = line.replace(/\r$/, "");
    const start = offset;
    offset += line.length + 1;
    if (begun === undefined) {
      if (BEGIN.test(bare) && closes(lines, i)) {
        begun = { line: i, start };
        first = true;
        kept[i] = blank(line);
      }
      return;
    }
    if (BASE.test(bare) || MIDDLE.test(bare)) first = false;
    if (!first) kept[i] = blank(line);
    if (first || !END.test(bare)) return;
    faults.add(
      rule,
      { start: begun.start, end: begun.start + 7 },
      `this is a merge conflict: two versions of lines ${begun.line + 2} to ${i} stand in the file`,
      {
        help: "keep one version, or join the two, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>; the first version is read",
      },
    );
    begun = undefined;
  });
  return kept.join("\n");
}

/** Whether a conflict that begins in this line has its middle and its end. */
function closes(lines: readonly string[], from: number): boolean {
  let middle = false;
  for (let i = from + 1; i < lines.length; i++) {
    const bare = (lines[i] as string).replace(/\r$/, "");
    if (BEGIN.test(bare)) return false;
    if (MIDDLE.test(bare)) middle = true;
    else if (END.test(bare)) return middle;
  }
  return false;
}

const blank = (line: string): string => " ".repeat(line.replace(/\r$/, "").length) + (line.endsWith("\r") ? "\r" : "");
