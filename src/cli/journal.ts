/**
 * A change of several files of an atlas, whole or not at all, whatever becomes of the process: before the first file is touched,
 * what stands in all of them is written down in one file. Until that file is gone, readers are given what stands in it, and the
 * next writer puts it back.
 */
import { join } from "node:path";
import { fingerprint } from "../core/fingerprint.ts";
import type { SourceFile } from "../core/model/atlas.ts";
import { claimed } from "./atomic-folder.ts";
import { CommandError, codeOf, diskError, type World } from "./world.ts";

const JOURNAL = ".dejure-change";
const LOCK = ".dejure-lock";

/** What becomes of one file, by its path from the atlas; undefined: there is none. */
export interface Step {
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
}

/** What is told of a step: what stood there, and the print of what is to stand there. */
interface Told {
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly print: string | null;
}

const printOf = (bytes: Uint8Array | undefined): string | null => (bytes ? fingerprint(bytes) : null);

async function standing({ disk }: World, path: string): Promise<Uint8Array | undefined> {
  try {
    return await disk.read(path);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return undefined;
    throw error;
  }
}

/** The change that is under way in an atlas, or was cut off. */
async function underWay(world: World, root: string): Promise<readonly Told[]> {
  const bytes = await standing(world, join(root, JOURNAL));
  if (!bytes) return [];
  const steps = JSON.parse(new TextDecoder().decode(bytes)) as { path: string; before: string | null; print: string | null }[];
  return steps.map((step) => ({ ...step, before: step.before === null ? undefined : Buffer.from(step.before, "base64") }));
}

/** The files of an atlas as they stood before a change that is not whole yet. What a person wrote since stays. */
export async function withoutHalves(world: World, root: string, files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const steps = await underWay(world, root);
  if (steps.length === 0) return files;
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const { path, before, print } of steps) {
    if (printOf(byPath.get(path)?.bytes) !== print) continue;
    if (before) byPath.set(path, { path, bytes: before });
    else byPath.delete(path);
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function put({ disk }: World, path: string, bytes: Uint8Array | undefined): Promise<void> {
  if (bytes) await disk.write(path, bytes);
  else await disk.remove(path);
}

/** Puts back what a process that is no more has changed of its files. */
async function settle(world: World, root: string): Promise<void> {
  await world.disk.tidy(join(root, JOURNAL));
  for (const { path, before, print } of (await underWay(world, root)).toReversed()) {
    const full = join(root, path);
    await world.disk.tidy(full);
    if (printOf(await standing(world, full)) === print) await put(world, full, before);
  }
  await world.disk.remove(join(root, JOURNAL));
}

/** For those who look at the disk itself: what was cut off is put back before they look. */
export async function withoutCutOff(world: World, root: string): Promise<void> {
  if ((await world.disk.kindOf(join(root, JOURNAL))) === undefined) return;
  await claiming(world, root, () => settle(world, root)).catch((error: unknown) => {
    throw inWords(error, "cannot put back what a command that was cut off has changed");
  });
}

async function claiming(world: World, root: string, work: () => Promise<void>): Promise<void> {
  const lock = await claimed(world, join(root, LOCK), "the atlas");
  const end = world.disk.unfinished(lock);
  try {
    // claims that were being made when their processes were killed
    for (const { name } of await world.disk.list(root)) if (name.startsWith(`${LOCK}-`)) await world.disk.remove(join(root, name));
    await work();
  } finally {
    await world.disk.remove(lock).catch(() => undefined);
    end();
  }
}

const inWords = (error: unknown, doing: string): CommandError => (error instanceof CommandError ? error : diskError(error, doing));
const fault = (code: string, words = ""): Error => Object.assign(new Error(words), { code });

/** Takes the steps, all of them or none; of two processes, the second waits, and is refused where the first changed the same files. */
export async function inOneStep(world: World, root: string, steps: readonly Step[]): Promise<void> {
  const { disk } = world;
  if (steps.length === 0) return;
  let doing = `cannot write ${JOURNAL}`;
  const take = async (): Promise<void> => {
    await settle(world, root);
    for (const { path, before, after } of steps) {
      doing = `cannot write ${path}`;
      const there = await standing(world, join(root, path));
      if (before === undefined && after && (there || (await disk.kindOf(join(root, path))) !== undefined)) throw fault("EEXIST");
      if (printOf(there) !== printOf(before)) throw fault("ESTALE", "it has changed since it was read; try again");
    }
    doing = `cannot write ${JOURNAL}`;
    const told = steps.map(({ path, before, after }) => ({
      path,
      before: before ? Buffer.from(before).toString("base64") : null,
      print: printOf(after),
    }));
    await disk.write(join(root, JOURNAL), JSON.stringify(told));
    for (const { path, after } of steps) {
      doing = `cannot ${after ? "write" : "remove"} ${path}`;
      await put(world, join(root, path), after);
    }
    await disk.remove(join(root, JOURNAL));
  };
  const takeOrNot = async (): Promise<void> => {
    try {
      await take();
    } catch (error) {
      await settle(world, root).catch(() => undefined);
      throw error;
    }
  };
  await claiming(world, root, takeOrNot).catch((error: unknown) => {
    throw inWords(error, `${doing}, and nothing was changed`);
  });
}
