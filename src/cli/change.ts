import { changed, edited, editsByFile, type FileChange } from "../core/author/edits.ts";
import type { Styler } from "../core/check/render.ts";
import { visible } from "../core/check/render.ts";
import type { SourceFile } from "../core/model/atlas.ts";
import { inOneStep } from "./journal.ts";
import type { World } from "./world.ts";

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

/** Writes a change into the atlas folder, whole or not at all. */
export async function writeChange(
  world: World,
  root: string,
  files: readonly SourceFile[],
  change: FileChange,
): Promise<readonly string[]> {
  const touched = new Set([...editsByFile(change.edits).keys(), ...change.moves.map(({ from }) => from)]);
  const gone = files.filter(({ path }) => touched.has(path));
  const fresh = changed(gone, change);
  await replaceFiles(world, root, gone, fresh);
  return fresh.map(({ path }) => path);
}

/** Puts files in the place of others; where one cannot be written, everything is as it was. */
export async function replaceFiles(world: World, root: string, gone: readonly SourceFile[], fresh: readonly SourceFile[]): Promise<void> {
  const before = new Map(gone.map(({ path, bytes }) => [path, bytes]));
  const after = new Set(fresh.map(({ path }) => path));
  await inOneStep(world, root, [
    ...fresh.map(({ path, bytes }) => ({ path, before: before.get(path), after: bytes })),
    ...gone.filter(({ path }) => !after.has(path)).map(({ path, bytes }) => ({ path, before: bytes, after: undefined })),
  ]);
}
