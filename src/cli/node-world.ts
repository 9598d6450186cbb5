import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Disk, Entry, Stream, World } from "./world.ts";

/** The real disk. */
export const nodeDisk: Disk = {
  read: (path) => readFile(path),
  async write(path, bytes) {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, "w");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.map((e): Entry => ({ name: e.name, kind: e.isSymbolicLink() ? "link" : e.isFile() ? "file" : e.isDirectory() ? "folder" : "other" }));
  },
  async kindOf(path) {
    try {
      const found = await stat(path);
      return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
    } catch (error) {
      if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "ELOOP")) return undefined;
      throw error;
    }
  },
  sizeOf: async (path) => (await stat(path)).size,
  real: (path) => realpath(path),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  rename,
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
};

const stream = (of: NodeJS.WriteStream): Stream => ({
  write: (data) => void of.write(data),
  isTerminal: of.isTTY === true,
  columns: of.columns ?? 80,
});

/** The version in package.json, which stands two folders above this file in `src` and in `dist`. */
export function packageVersion(): string {
  const read = createRequire(import.meta.url)("../../package.json") as { version: string };
  return read.version;
}

/** Bytes of the Natural Earth base from the npm package `world-atlas`. */
export const naturalEarthBytes = async (): Promise<Uint8Array> => readFile(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json"));

/** The world of a process. */
export function nodeWorld(): World {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: stream(process.stdout),
    stderr: stream(process.stderr),
    disk: nodeDisk,
    version: packageVersion(),
    now: () => performance.now(),
    naturalEarth: naturalEarthBytes,
    stopped: () =>
      new Promise((resolve) => {
        process.once("SIGINT", () => resolve());
        process.once("SIGTERM", () => resolve());
      }),
  };
}
