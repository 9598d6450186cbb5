import { chmod, lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { documentation, naturalEarthBytes, webAssets, workbenchAssets } from "../worker/package-files.ts";
import { gdal } from "./gdal.ts";
import { storeOfCommand } from "./kept/store.ts";
import { listen } from "./listen.ts";
import { claim, isMount, passingName, place, remove, swap, tidy } from "./node-folders.ts";
import { readSqlite, sqliteFile } from "./sqlite.ts";
import { packageVersion } from "./version.ts";
import { codeOf, type Disk, type Entry, misuse, type Stream, type World } from "./world.ts";

/** What is being written: removed where the person stops the command. */
const unfinished = new Set<string>();

function stop(signal: NodeJS.Signals): void {
  for (const path of unfinished)
    try {
      remove(path);
    } catch {
      // The next process tidies up what bears the marker.
    }
  process.exit(signal === "SIGINT" ? 130 : 143);
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
let listening = false;

function stopListening(): void {
  if (unfinished.size > 0 || !listening) return;
  listening = false;
  for (const signal of SIGNALS) process.off(signal, stop);
}

/**
 * The signals are listened to only while something is written: a listener would hold up the stopping of long reckoning.
 * A signal that came during the last step waits for the event loop, and is lost where nobody listens by then: so the listener
 * stays for one turn more.
 */
function markUnfinished(path: string): () => void {
  if (!listening) for (const signal of SIGNALS) process.on(signal, stop);
  listening = true;
  unfinished.add(path);
  return () => {
    unfinished.delete(path);
    if (unfinished.size > 0) return;
    // The first of these still belongs to the turn in which the loop has looked already.
    setImmediate(() => setImmediate(stopListening));
  };
}

async function writeSynced(path: string, bytes: string | Uint8Array | Iterable<Uint8Array>): Promise<void> {
  const file = await open(path, "w");
  try {
    for (const piece of typeof bytes === "string" || bytes instanceof Uint8Array ? [bytes] : bytes) await file.appendFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The real disk. */
export const nodeDisk: Disk = {
  read: (path) => readFile(path),
  tidy,
  unfinished: markUnfinished,
  async write(path, bytes) {
    await mkdir(dirname(path), { recursive: true });
    const there = await lstat(path).catch(() => undefined);
    // What is no plain file, such as a link or /dev/stdout, is written through, not replaced.
    if (there && !there.isFile()) return writeSynced(path, bytes);
    const fresh = join(dirname(path), passingName(basename(path)));
    const done = markUnfinished(fresh);
    try {
      await writeSynced(fresh, bytes);
      if (there) await chmod(fresh, there.mode);
      await rename(fresh, path);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    } finally {
      done();
    }
  },
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.map(
      (e): Entry => ({ name: e.name, kind: e.isSymbolicLink() ? "link" : e.isFile() ? "file" : e.isDirectory() ? "folder" : "other" }),
    );
  },
  async kindOf(path) {
    try {
      const found = await stat(path);
      return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
    } catch (error) {
      if (["ENOENT", "ENOTDIR", "ELOOP"].includes(codeOf(error))) return undefined;
      throw error;
    }
  },
  sizeOf: async (path) => (await stat(path)).size,
  real: (path) => realpath(path),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  isMount,
  claim,
  rename,
  swap,
  place,
  remove: async (path) => remove(path),
  async syncFolder(path) {
    const folder = await open(path, "r").catch(() => undefined);
    // Some systems do not open folders, others do not sync them: then the rename alone must do.
    await folder?.sync().catch(() => undefined);
    await folder?.close();
  },
};

const stream = (of: NodeJS.WriteStream): Stream => ({
  write: (data) => void of.write(data),
  drained: async () => {
    if (of.writableNeedDrain) await new Promise<void>((resolve) => void of.once("drain", () => resolve()));
  },
  isTerminal: of.isTTY === true,
  columns: of.columns ?? 80,
});

/** Changes closer together than this count as one, ms. */
const SETTLED = 60;

async function watchFolder(folder: string, changed: (contents?: readonly string[]) => void): Promise<() => Promise<void>> {
  const { watch } = await import("chokidar");
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => /[\\/](?:\.|node_modules)/.test(path.slice(folder.length)),
    followSymlinks: false,
  });
  let timer: NodeJS.Timeout | undefined;
  const contents = new Set<string>();
  let cameOrWent = false;
  watcher.on("all", (event, path) => {
    if (event === "change") contents.add(path);
    else cameOrWent = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed(cameOrWent ? undefined : [...contents]);
      contents.clear();
      cameOrWent = false;
    }, SETTLED);
  });
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}

/** On standard error, so that what is written to standard output can be piped. */
async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise((resolve, reject) => {
      lines.once("close", () => reject(misuse("no answer was given, and nothing was written")));
      lines.question(question).then(resolve, reject);
    });
  } finally {
    lines.close();
  }
}

/** The world of a process. */
export function nodeWorld(): World {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: stream(process.stdout),
    stderr: stream(process.stderr),
    disk: nodeDisk,
    store: storeOfCommand(),
    packageFile: async (path) => readFile(createRequire(import.meta.url).resolve(path)),
    sqlite: sqliteFile,
    readSqlite,
    gdal,
    openDatabase: async (address, session) => (await import("./postgres/database.ts")).openDatabase(address, session),
    openPool: async (threads) => (await import("./shards/pool.ts")).openPool(threads),
    version: packageVersion(),
    today: () => new Date().toISOString().slice(0, 10),
    now: () => performance.now(),
    naturalEarth: naturalEarthBytes,
    webAssets,
    workbenchAssets,
    documentation,
    startEngine: async (settings, onFault) => (await import("../worker/node.ts")).startWorker({ ...settings, onFault }),
    watch: watchFolder,
    listen,
    ask: process.stdin.isTTY && process.stderr.isTTY ? ask : undefined,
    serveEditor: async (host) => (await import("../lsp/server.ts")).serveEditor(host, process.stdin, process.stdout),
    stopped: () =>
      new Promise((resolve) => {
        process.once("SIGINT", () => resolve());
        process.once("SIGTERM", () => resolve());
      }),
  };
}
