/** Where what was made goes: a file with what belongs beside it, or standard output. */
import { basename, dirname, extname, join, resolve } from "node:path";
import { spelledOut } from "../core/check/render.ts";
import type { ExportedFile, Pieces } from "../export/formats/export-format.ts";
import { diskError, misuse, type World } from "./world.ts";

/** Bytes that are handed over at once; smaller pieces are gathered. */
const CHUNK = 1 << 16;

/** The same pieces as runs of bytes that are worth a call to the disk. */
export function* chunks(pieces: Pieces): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") {
      text.push(piece);
      length += piece.length;
      if (length < CHUNK) continue;
    }
    if (text.length > 0) yield encoder.encode(text.join(""));
    [text, length] = [[], 0];
    if (typeof piece !== "string") yield piece;
  }
  if (text.length > 0) yield encoder.encode(text.join(""));
}

export const toStdout = (output: string | undefined): output is undefined | "-" => output === undefined || output === "-";

/** Writes a file, and removes what was left of earlier tries that were cut off. */
export async function writeTidied(
  { disk }: World,
  path: string,
  data: Parameters<World["disk"]["write"]>[1],
  shown: string,
): Promise<void> {
  await disk.tidy(path);
  await disk.write(path, data).catch((error: unknown) => {
    throw diskError(error, `cannot write ${shown}`);
  });
}

/** Writes to a file, or to stdout; gives the number of bytes. */
export async function deliver(world: World, data: string | Pieces, output: string | undefined, binary = false): Promise<number> {
  let bytes = 0;
  const counted = function* (): Generator<Uint8Array> {
    for (const chunk of chunks(typeof data === "string" ? [data] : data)) {
      bytes += chunk.length;
      yield chunk;
    }
  };
  if (toStdout(output)) {
    if (binary && world.stdout.isTerminal) throw misuse("this is nothing that a terminal can show", "name a file with -o FILE");
    const decoder = new TextDecoder();
    for (const chunk of counted()) {
      // A terminal would obey the control characters of a record; a pipe gets the bytes as they are.
      world.stdout.write(world.stdout.isTerminal ? spelledOut(decoder.decode(chunk, { stream: true })) : chunk);
      await world.stdout.drained();
    }
  } else await writeTidied(world, resolve(world.cwd, output), counted(), output);
  return bytes;
}

/** A file's name without its ending, which may have a dot in it that the format names. */
export const stemOf = (output: string, ending: string): string => {
  const name = basename(output);
  return name.endsWith(ending) ? name.slice(0, -ending.length) : name.slice(0, name.length - extname(name).length);
};

/** Writes files beside another; gives their names. */
export async function deliverBeside(world: World, output: string, files: Iterable<ExportedFile>): Promise<string[]> {
  const written: string[] = [];
  for (const { path, bytes } of files) {
    await writeTidied(world, join(dirname(resolve(world.cwd, output)), ...path.split("/")), bytes, `${path} beside ${output}`);
    written.push(path);
  }
  return written;
}
