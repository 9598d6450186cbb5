import { basename, dirname, join } from "node:path";
import { MARKER } from "./node-folders.ts";
import { CommandError, codeOf, diskError, type Entry, EXIT, misuse, type World } from "./world.ts";

/** One file of what is to be written; `path` has forward slashes and no leading one. `bytes` is read once. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Files written at the same time. */
const AT_ONCE = 16;

/** What a file system itself keeps in a folder that is a whole disk. */
const OF_THE_DISK = "lost+found";

async function refuseForeign(world: World, folder: string, shown: string): Promise<void> {
  const kind = await world.disk.kindOf(folder);
  if (kind === undefined) return;
  if (kind !== "folder") throw misuse(`${shown} is a file`, "name a folder");
  const names = (await world.disk.list(folder)).map((e) => e.name).filter((name) => name !== OF_THE_DISK && !isOurs("", name));
  if (names.length > 0 && !names.includes(MARKER))
    throw misuse(`${shown} holds files that dejure did not write`, "name a new folder, or empty this one yourself");
}

const MARK = "This folder was written by dejure, which replaces it as a whole.\n";

/** To whom a folder belongs once it is written: dejure may replace its own, and never what a person goes on with. */
export type Owner = "dejure" | "person";

/** Where a folder is made before it is shown: beside its place, or, where nothing can be renamed there, in it. */
interface Site {
  readonly folder: string;
  /** holds what is passing: the claim, what is being written and what was replaced */
  readonly around: string;
  readonly prefix: string;
  readonly within: boolean;
}

/** Whether a name beside (or in) a folder is of something passing that dejure left there. */
const isOurs = (prefix: string, name: string): boolean =>
  name.startsWith(`${prefix}.dejure-`) && /^(?:new|old|lock)\b/.test(name.slice(prefix.length + 8));

/** Where a link leads: what it points to is written, and the link stays. */
async function targetOf({ disk }: World, folder: string, shown: string): Promise<string> {
  if ((await disk.kindOf(folder)) !== undefined) return disk.real(folder);
  const beside = await disk.list(dirname(folder)).catch(() => []);
  if (beside.some((e) => e.name === basename(folder) && e.kind === "link"))
    throw misuse(`${shown} is a link to what is not there`, "make the folder that it leads to, or remove the link");
  return folder;
}

/** How long to wait for another process that writes the same folder: so many times, so long each, ms. */
const WAIT = { times: 600, each: 100 };

const lockOf = ({ around, prefix }: Site): string => join(around, `${prefix}.dejure-lock`);

/** Claims what is written, waiting for another process that writes it. */
export async function claimed(world: World, lock: string, shown: string): Promise<string> {
  const { disk } = world;
  for (let times = 0; ; times++) {
    const holder = await disk.claim(lock);
    if (holder === undefined) return lock;
    if (times === 0) world.stderr.write(`${holder} is writing ${shown}; waiting for it\n`);
    if (times >= WAIT.times)
      throw new CommandError(EXIT.disk, `${holder} is writing ${shown} still`, `try again later; if nobody is, remove ${lock}`);
    await new Promise((resolve) => setTimeout(resolve, WAIT.each));
  }
}

/** Chooses where to make a folder, and claims it. */
async function claimSite(world: World, folder: string, shown: string): Promise<{ readonly site: Site; readonly lock: string }> {
  const { disk } = world;
  const beside: Site = { folder, around: dirname(folder), prefix: `.${basename(folder)}`, within: false };
  const inside: Site = { folder, around: folder, prefix: "", within: true };
  const there = (await disk.kindOf(folder)) !== undefined;
  if (there && (await disk.isMount(folder))) return { site: inside, lock: await claimed(world, lockOf(inside), shown) };
  await disk.makeFolder(beside.around);
  try {
    return { site: beside, lock: await claimed(world, lockOf(beside), shown) };
  } catch (error) {
    if (!there || !["EACCES", "EPERM", "EROFS"].includes(codeOf(error))) throw error;
    return { site: inside, lock: await claimed(world, lockOf(inside), shown) };
  }
}

/** Whether a folder bears dejure's mark, or has no file in it to lose. */
async function isMarked({ disk }: World, folder: string): Promise<boolean> {
  const entries = await disk.list(folder);
  // The mark is written under another name first, like every file.
  if (entries.some(({ name }) => name === MARKER || name.startsWith(`.${MARKER}.dejure-`))) return true;
  const isEmpty = async (at: string, inside: readonly Entry[]): Promise<boolean> => {
    for (const { name, kind } of inside)
      if (kind !== "folder" || !(await isEmpty(join(at, name), await disk.list(join(at, name))))) return false;
    return true;
  };
  return isEmpty(folder, entries);
}

/** Puts right what a process that was killed left behind; only the holder of the claim may. */
async function tidy(world: World, { folder, around, prefix }: Site, lock: string): Promise<void> {
  const { disk } = world;
  for (const { name, kind } of await disk.list(around)) {
    const path = join(around, name);
    if (!isOurs(prefix, name) || path === lock) continue;
    if (kind === "file" && path.startsWith(lock)) await disk.remove(path);
    if (kind !== "folder") continue;
    if (!(await isMarked(world, path))) throw misuse(`${path} holds files that dejure did not write`, "move it away");
    if (name.startsWith(`${prefix}.dejure-old`) && (await disk.kindOf(folder)) === undefined) await disk.rename(path, folder);
    else await disk.remove(path);
  }
}

/** What other files name is there before them: pages last, and the first page last of all. */
const RANKS = [(path: string) => path === "index.html", (path: string) => path.endsWith(".html")];
const rankOf = (path: string): number => RANKS.findIndex((is) => is(path)) + 1 || RANKS.length + 1;
const inOrder = (paths: readonly string[]): readonly string[] => [...paths].sort((a, b) => rankOf(b) - rankOf(a));

/** Files of a folder that is being made. */
async function fill(
  { disk }: World,
  fresh: string,
  files: Iterable<OutputFile> | AsyncIterable<OutputFile>,
  each: ((written: number) => void) | undefined,
): Promise<{ readonly paths: readonly string[]; readonly bytes: number }> {
  const paths: string[] = [];
  let count = 0;
  let bytes = 0;
  const writing = new Set<Promise<void>>();
  const folders = new Set<string>([fresh]);
  let fault: { readonly error: unknown } | undefined;
  try {
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
      paths.push(file.path);
      bytes += content.length;
      if (writing.size >= AT_ONCE) await Promise.race(writing);
    }
  } finally {
    await Promise.all(writing);
  }
  if (fault) throw fault.error;
  await Promise.all([...folders].map((path) => disk.syncFolder(path)));
  return { paths, bytes };
}

/**
 * Writes a folder so that a reader sees the old one or the new one, never half of it: into a sibling, synced, then renamed.
 * Where that cannot be, as on a mount, it is made inside and its files are then moved into place one by one, pages last.
 * Only folders with the marker, and empty ones, are replaced; of two processes, the second waits. Gives the number of files and bytes.
 */
export async function writeFolder(
  world: World,
  given: string,
  shown: string,
  files: Iterable<OutputFile> | AsyncIterable<OutputFile>,
  each?: (written: number) => void,
  owner: Owner = "dejure",
): Promise<{ files: number; bytes: number }> {
  const { disk } = world;
  const ends: (() => void)[] = [];
  const passing: string[] = [];
  const mark = (path: string): void => {
    passing.unshift(path);
    ends.push(disk.unfinished(path));
  };
  try {
    const folder = await targetOf(world, given, shown);
    await refuseForeign(world, folder, shown);
    const { site, lock } = await claimSite(world, folder, shown);
    mark(lock);
    await tidy(world, site, lock);
    // Somebody may have filled it while this process waited.
    await refuseForeign(world, folder, shown);
    const name = (what: string): string => join(site.around, `${site.prefix}.dejure-${what}`);
    const [fresh, old] = [name("new"), name("old")];
    mark(fresh);
    // First of all, so that a build that is cut off leaves nothing behind that the next one would not dare to remove.
    await disk.write(join(fresh, MARKER), MARK);
    const content = join(fresh, "content");
    await disk.makeFolder(content);
    if (owner === "dejure") await disk.write(join(content, MARKER), MARK);
    const { paths, bytes } = await fill(world, content, files, each);
    if (site.within) {
      const all = inOrder(owner === "person" ? paths : [...paths, MARKER]);
      await disk.place(content, folder, all, (one) => one === OF_THE_DISK || isOurs("", one));
      await disk.syncFolder(folder);
    } else {
      await disk.swap(content, folder, old);
      await disk.remove(old);
    }
    return { files: paths.length, bytes };
  } catch (error) {
    if (error instanceof CommandError || codeOf(error) === "") throw error;
    throw diskError(error, `cannot write ${shown}`);
  } finally {
    for (const path of passing) await disk.remove(path).catch(() => undefined);
    for (const end of ends) end();
  }
}
