/** A change of an atlas on disk: shown as a diff, and written whole or not at all. */
import { dirname, join } from "node:path";
import { edited, editedBytes, editsByFile, type FileChange } from "../core/author/edits.ts";
import type { Styler } from "../core/check/render.ts";
import { visible } from "../core/check/render.ts";
import type { SourceFile } from "../core/model/atlas.ts";
import { diskError, type World } from "./world.ts";

/** The lines that a change takes away and puts, as a unified diff without context. */
export function sayChange(files: readonly SourceFile[], { edits, moves }: FileChange, styler: Styler): string {
  const lines = moves.map(({ from, to }) => styler.bold(visible(`rename ${from} → ${to}`)));
  const decoder = new TextDecoder();
  for (const [path, own] of editsByFile(edits)) {
    const file = files.find((each) => each.path === path);
    if (!file) continue;
    lines.push(styler.bold(visible(`--- ${path}`)), styler.bold(visible(`+++ ${moves.find(({ from }) => from === path)?.to ?? path}`)));
    const text = decoder.decode(file.bytes);
    let grown = 0;
    for (const { first, last, some } of runsOf(text, own)) {
      const start = lineStart(text, first);
      const end = lineStart(text, last + 1);
      const old = text.slice(start, end);
      const shifted = some.map((edit) => ({ ...edit, span: { ...edit.span, start: edit.span.start - start, end: edit.span.end - start } }));
      const [gone, put] = [linesOf(old), linesOf(edited(old, shifted))];
      lines.push(styler.dim(`@@ -${first + 1},${gone.length} +${first + 1 + grown},${put.length} @@`));
      lines.push(...gone.map((line) => styler.error(`-${visible(line)}`)), ...put.map((line) => `+${visible(line)}`));
      grown += put.length - gone.length;
    }
  }
  return lines.join("\n");
}

const linesOf = (text: string): string[] => text.replace(/\r?\n$/, "").split(/\r?\n/);

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let i = 0; i < line; i++) {
    const end = text.indexOf("\n", at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
}

/** Edits by the runs of lines that they touch, in order. */
function runsOf(text: string, edits: FileChange["edits"]) {
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length - 1;
  const runs: { first: number; last: number; some: FileChange["edits"][number][] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const [first, last] = [lineOf(edit.span.start), lineOf(edit.span.end)];
    const before = runs.at(-1);
    if (before && first <= before.last + 1) {
      before.last = Math.max(before.last, last);
      before.some.push(edit);
    } else runs.push({ first, last, some: [edit] });
  }
  return runs;
}

/** Steps on the disk: each is named, and says how it is undone. */
interface Steps {
  /** what is being done, for when it fails */
  doing: string;
  undo(step: () => Promise<void>): void;
}

/** Takes steps on the disk; where one fails, those before it are undone, the last one first. */
async function allOrNone(take: (steps: Steps) => Promise<void>): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const steps: Steps = { doing: "", undo: (step) => void undo.push(step) };
  try {
    await take(steps);
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw diskError(error, `${steps.doing}, and nothing was changed`);
  }
}

/** Writes a change into the atlas folder; where one file cannot be written, those before it get back what stood in them. */
export async function writeChange(
  world: World,
  root: string,
  files: readonly SourceFile[],
  { edits, moves }: FileChange,
): Promise<readonly string[]> {
  const { disk } = world;
  const byFile = editsByFile(edits);
  await allOrNone(async (steps) => {
    for (const { path, bytes } of files) {
      const own = byFile.get(path);
      if (!own) continue;
      steps.doing = `cannot write ${path}`;
      const full = join(root, path);
      await disk.write(full, editedBytes(bytes, own));
      steps.undo(() => disk.write(full, bytes));
    }
    for (const { from, to } of moves) {
      steps.doing = `cannot rename ${from} to ${to}`;
      const [old, fresh] = [join(root, from), join(root, to)];
      await disk.makeFolder(dirname(fresh));
      await disk.rename(old, fresh);
      steps.undo(() => disk.rename(fresh, old));
    }
  });
  return [
    ...new Set([...byFile.keys()].map((path) => moves.find(({ from }) => from === path)?.to ?? path).concat(moves.map(({ to }) => to))),
  ];
}

/** Puts files in the place of others; where one cannot be written, everything is as it was. */
export const replaceFiles = (world: World, root: string, gone: readonly SourceFile[], fresh: readonly SourceFile[]): Promise<void> =>
  allOrNone(async (steps) => {
    const { disk } = world;
    const before = new Map(gone.map(({ path, bytes }) => [path, bytes]));
    const after = new Set(fresh.map(({ path }) => path));
    for (const { path, bytes } of fresh) {
      steps.doing = `cannot write ${path}`;
      const full = join(root, path);
      const standing = before.get(path);
      if (standing === undefined && (await disk.kindOf(full)) !== undefined) throw Object.assign(new Error(), { code: "EEXIST" });
      steps.undo(() => (standing === undefined ? disk.remove(full) : disk.write(full, standing)));
      await disk.write(full, bytes);
    }
    for (const { path, bytes } of gone) {
      if (after.has(path)) continue;
      steps.doing = `cannot remove ${path}`;
      const full = join(root, path);
      steps.undo(() => disk.write(full, bytes));
      await disk.remove(full);
    }
  });
