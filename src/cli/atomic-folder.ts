import { basename, dirname, join } from "node:path";
import { CommandError, diskError, misuse, type World } from "./world.ts";

/** A folder that dejure wrote carries this file; no other is ever replaced. */
export const MARKER = ".dejure-site";

/** One file of what is to be written; `path` has forward slashes and no leading one. `bytes` is read once. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Files written at the same time. */
const AT_ONCE = 16;

async function refuseForeign(world: World, folder: string, shown: string): Promise<void> {
  const kind = await world.disk.kindOf(folder);
  if (kind === undefined) return;
  if (kind !== "folder") throw misuse(`${shown} is a file`, "name a folder");
  const entries = await world.disk.list(folder);
  if (entries.length > 0 && !entries.some((e) => e.name === MARKER))
    throw misuse(`${shown} holds files that dejure did not write`, "name a new folder, or empty this one yourself");
}

/** To whom a folder belongs once it is written: dejure may replace its own, and never what a person goes on with. */
export type Owner = "dejure" | "person";

/**
 * Writes a folder so that a reader sees the old one or the new one, never half of it: into a sibling, synced, then renamed.
 * Only folders with the marker, and empty ones, are replaced. Gives the number of files and bytes.
 */
export async function writeFolder(
  world: World,
  folder: string,
  shown: string,
  files: Iterable<OutputFile> | AsyncIterable<OutputFile>,
  each?: (written: number) => void,
  owner: Owner = "dejure",
): Promise<{ files: number; bytes: number }> {
  const { disk } = world;
  const fresh = join(dirname(folder), `.${basename(folder)}.dejure-new`);
  const old = join(dirname(folder), `.${basename(folder)}.dejure-old`);
  await refuseForeign(world, folder, shown);
  await refuseForeign(world, fresh, fresh);
  await refuseForeign(world, old, old);
  let count = 0;
  let bytes = 0;
  const done = disk.unfinished(fresh);
  const writing = new Set<Promise<void>>();
  const folders = new Set<string>([fresh]);
  try {
    await disk.removeFolder(fresh);
    // First of all, so that a build that is cut off leaves nothing behind that the next one would not dare to remove.
    await disk.write(join(fresh, MARKER), "This folder was written by dejure, which replaces it as a whole.\n");
    let fault: { readonly error: unknown } | undefined;
    for await (const file of files) {
      if (fault) break;
      if (file.path.split("/").some((step) => step === "" || step === "." || step === "..") || /[\\\0]/.test(file.path))
        throw new Error(`a folder has no file at ${JSON.stringify(file.path)}`);
      // Waiting for the disk one file after the other takes longer than making them; every file is synced before the rename all the same.
      const path = join(fresh, ...file.path.split("/"));
      for (let at = dirname(path); !folders.has(at); at = dirname(at)) folders.add(at);
      const content = file.bytes;
      const one: Promise<void> = disk
        .write(path, content)
        .then(() => {
          count++;
          each?.(count);
        })
        .catch((error: unknown) => {
          fault ??= { error };
        })
        .finally(() => writing.delete(one));
      writing.add(one);
      bytes += content.length;
      if (writing.size >= AT_ONCE) await Promise.race(writing);
    }
    await Promise.all(writing);
    if (fault) throw fault.error;
    if (owner === "person") await disk.removeFolder(join(fresh, MARKER));
    await Promise.all([...folders].map((path) => disk.syncFolder(path)));
    await disk.removeFolder(old);
    const replaces = (await disk.kindOf(folder)) !== undefined;
    if (replaces) await disk.rename(folder, old);
    try {
      await disk.rename(fresh, folder);
    } catch (error) {
      if (replaces) await disk.rename(old, folder);
      throw error;
    }
    if (replaces) await disk.removeFolder(old);
  } catch (error) {
    await Promise.all(writing);
    await disk.removeFolder(fresh).catch(() => undefined);
    if (error instanceof CommandError || !(error instanceof Error && "code" in error)) throw error;
    throw diskError(error, `cannot write ${shown}`);
  } finally {
    done();
  }
  return { files: count, bytes };
}

/** Adds files to a folder, where none of them may be yet: all of them or, where one cannot be written or the person stops the command, none. */
export async function addFiles(world: World, folder: string, shown: string, files: readonly OutputFile[]): Promise<void> {
  const { disk } = world;
  const paths = files.map(({ path }) => join(folder, ...path.split("/")));
  const done = paths.map((path) => disk.unfinished(path));
  try {
    for (const [i, path] of paths.entries())
      await disk.write(path, (files[i] as OutputFile).bytes).catch((error: unknown) => {
        throw diskError(error, `cannot write ${shown}/${files[i]?.path}`);
      });
  } catch (error) {
    for (const path of paths) await disk.removeFolder(path).catch(() => undefined);
    throw error;
  } finally {
    for (const end of done) end();
  }
}
