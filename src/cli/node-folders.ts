/** What the disk of a process does with whole folders in one go, and who may write into them. */
import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { link, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { codeOf, type Disk } from "./world.ts";

/** A folder that dejure wrote carries this file; no other is ever replaced or removed. */
export const MARKER = ".dejure-site";

/** How often to try again where this process's own writes, still on their way, put files into a folder that is being removed. */
const REMOVALS = 20;

/**
 * Removes a file, or a folder, whose marker goes last of all: a removal that is cut off leaves what the next process knows as
 * dejure's own. One step of this process.
 */
export function remove(path: string): void {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return rmSync(path, { force: true });
  for (let times = 1; ; times++)
    try {
      for (const name of readdirSync(path)) if (name !== MARKER) rmSync(join(path, name), { recursive: true, force: true });
      const left = readdirSync(path).filter((name) => name !== MARKER);
      if (left.length > 0) throw new Error(`${path} is being written to`);
      return rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (times === REMOVALS) throw error;
    }
}

/** A claim without a word in it may be one that is just being written; after so long it is what a killed process left, ms. */
const WRITTEN_BY_NOW = 10_000;

/** Whether anything is mounted there: such a folder can be filled, and not be renamed. */
export async function isMount(path: string): Promise<boolean> {
  const [own, above] = await Promise.all([stat(path), stat(dirname(path))]);
  if (own.dev !== above.dev) return true;
  // One folder mounted onto another of the same disk shows in this list alone; systems without the list have no such mounts.
  const mounts = await readFile("/proc/self/mountinfo", "utf8").catch(() => "");
  const written = path.replace(/[ \t\n\\]/g, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, "0")}`);
  return mounts.split("\n").some((line) => line.split(" ")[4] === written);
}

/**
 * Puts a folder in the place of another. Both renames are one step of this process, so that no signal finds it between them;
 * where the second fails, the first is taken back.
 */
export const swap: Disk["swap"] = async (fresh, folder, old) => {
  const replaces = existsSync(folder);
  if (replaces) renameSync(folder, old);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (replaces) renameSync(old, folder);
    throw error;
  }
};

/** Files below a folder, and the folders, innermost first. */
function below(folder: string, skip: (name: string) => boolean) {
  const files: string[] = [];
  const folders: string[] = [];
  const walk = (inner: string): void => {
    for (const entry of readdirSync(join(folder, inner), { withFileTypes: true })) {
      if (inner === "" && skip(entry.name)) continue;
      const path = inner === "" ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) {
        walk(path);
        folders.push(path);
      } else files.push(path);
    }
  };
  walk("");
  return { files, folders };
}

/** Moves files into a folder in the order given, then removes what was there before; one step of this process. */
export const place: Disk["place"] = async (fresh, folder, paths, keep) => {
  for (const path of paths) {
    const to = join(folder, ...path.split("/"));
    const isFolder = (at: string): boolean | undefined => statSync(at, { throwIfNoEntry: false })?.isDirectory();
    // Where a file becomes a folder, or a folder a file, the old one must go first.
    for (let at = dirname(path); at !== "."; at = dirname(at))
      if (isFolder(join(folder, at)) === false) rmSync(join(folder, at), { force: true });
    if (isFolder(to)) rmSync(to, { recursive: true });
    mkdirSync(dirname(to), { recursive: true });
    renameSync(join(fresh, ...path.split("/")), to);
  }
  const now = new Set(paths);
  const { files, folders } = below(folder, keep);
  for (const path of files) if (!now.has(path)) rmSync(join(folder, path), { force: true });
  for (const path of folders) if (readdirSync(join(folder, path)).length === 0) rmdirSync(join(folder, path));
};

interface Claimant {
  readonly host: string;
  readonly pid: number;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** Name of a file while this process writes it. */
export const passingName = (name: string): string => `.${name}.dejure-${process.pid}`;

export const tidy: Disk["tidy"] = async (path) => {
  const before = passingName(basename(path)).slice(0, -String(process.pid).length);
  const beside = await readdir(dirname(path)).catch(() => []);
  for (const name of beside) {
    const pid = name.startsWith(before) ? name.slice(before.length) : "";
    if (/^\d+$/.test(pid) && !runs(Number(pid))) await rm(join(dirname(path), name), { force: true });
  }
};

/** Whose a claim is, in words; undefined where the claimant is no more. */
async function heldBy(path: string): Promise<{ readonly text: string; readonly who: string | undefined } | undefined> {
  try {
    const text = await readFile(path, "utf8");
    if (text === "") return { text, who: Date.now() - (await stat(path)).mtimeMs < WRITTEN_BY_NOW ? "another process" : undefined };
    const { host, pid } = JSON.parse(text) as Claimant;
    if (host !== hostname()) return { text, who: `process ${pid} on ${host}` };
    return { text, who: runs(pid) ? `process ${pid}` : undefined };
  } catch (error) {
    if (error instanceof SyntaxError) return { text: "", who: "another process" };
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Takes away the claim of a process that is no more, unless somebody else has just done so and made his own. */
async function takeAway(path: string, text: string): Promise<void> {
  const aside = `${path}-${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  // The next holder may have tidied it away already.
  const taken = await readFile(aside, "utf8").catch(() => text);
  if (taken !== text && !existsSync(path)) return rename(aside, path);
  await rm(aside, { force: true });
}

/** Writes a file that must not be there yet, with its words in it from its first moment; whether it could. */
async function writeNew(path: string, text: string): Promise<boolean> {
  const aside = `${path}-${randomUUID()}`;
  try {
    await writeFile(aside, text, { flag: "wx" });
    // A second name for a file is given or refused in one step, but not by every file system.
    await link(aside, path).catch(async (error: unknown) => {
      if (codeOf(error) === "EEXIST") throw error;
      await writeFile(path, text, { flag: "wx" });
    });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Writes a claim that only one process can hold; answers who holds it where this one does not get it. */
export const claim: Disk["claim"] = async (path) => {
  for (let tries = 0; ; tries++) {
    if (await writeNew(path, JSON.stringify({ host: hostname(), pid: process.pid } satisfies Claimant))) return undefined;
    const held = await heldBy(path);
    if (held?.who !== undefined) return held.who;
    if (tries > 20) return "another process";
    if (held) await takeAway(path, held.text);
  }
};
