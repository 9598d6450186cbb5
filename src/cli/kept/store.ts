/** Where on disk a process keeps what it worked out of an atlas: in the atlas's own folder, for nobody else. */
import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writevSync,
} from "node:fs";
import { join } from "node:path";
import { codeOf } from "../world.ts";
import type { ReadAt } from "./kept-file.ts";

/** A disk on which what was worked out is kept. Nothing here throws: what cannot be kept is worked out again. */
export interface Store {
  /** changes whenever the code of dejure does */
  readonly build: string;
  /** What is kept under a name of the atlas in a folder, with a name of the very file that holds it. */
  open(root: string, name: string): { readonly read: ReadAt; readonly place: string; close(): void } | undefined;
  /** Keeps something in place of what was kept under its name: whole, or not at all. `pieces` is told the name of the file. */
  write(root: string, name: string, pieces: (place: string) => readonly Uint8Array[]): void;
  /** Forgets all that is kept of an atlas. */
  clear(root: string): void;
}

/** Folder inside of an atlas; a reader of records passes over what begins with a dot. */
export const CACHE = ".dejure/cache";
const ENDING = ".kept";
/** One name for all who write: what a killed process left is written over. Two who write at once leave a file that no checksum fits. */
const FRESH = "new";

/**
 * Name of a file that no copy of it has. What came along with somebody else's atlas, in a clone or an archive, is never taken
 * for what this machine worked out.
 */
function placeOf(file: number): string {
  const { dev, ino, birthtimeNs } = fstatSync(file, { bigint: true });
  return `${dev} ${ino} ${birthtimeNs}`;
}

/** The folder, where it is one: links may lead anywhere. */
function isOwn(root: string): boolean {
  return [".dejure", CACHE].every((path) => lstatSync(join(root, path)).isDirectory());
}

/** Has git pass over the folder. What bears the name already stays as it is, be it a link: like all else, it is only ever made anew. */
function passOver(root: string): void {
  try {
    writeFileSync(join(root, CACHE, ".gitignore"), "*\n", { flag: "wx" });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

/** Keeps on the disk of this process, for code of this build. */
export const storeOf = (build: string): Store => ({
  build,
  open(root, name) {
    try {
      if (!isOwn(root)) return undefined;
      const file = openSync(join(root, CACHE, name + ENDING), "r");
      return {
        place: placeOf(file),
        read(at, length) {
          const bytes = new Uint8Array(new ArrayBuffer(Math.min(length, Math.max(0, fstatSync(file).size - at))));
          return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, at));
        },
        close: () => closeSync(file),
      };
    } catch {
      return undefined;
    }
  },
  write(root, name, pieces) {
    const fresh = join(root, CACHE, FRESH);
    try {
      mkdirSync(join(root, CACHE), { recursive: true });
      if (!isOwn(root)) return;
      // Made anew, so that it is no link and nobody else's file.
      rmSync(fresh, { force: true });
      const file = openSync(fresh, "wx", 0o600);
      try {
        const all = pieces(placeOf(file));
        const length = all.reduce((sum, piece) => sum + piece.length, 0);
        if (writevSync(file, all) !== length) throw new Error("the disk took only a part");
      } finally {
        closeSync(file);
      }
      passOver(root);
      renameSync(fresh, join(root, CACHE, name + ENDING));
    } catch {
      // Read-only, full, taken away meanwhile: then nothing is kept.
      try {
        rmSync(fresh, { force: true });
      } catch {
        // nor can what was begun be removed; it is never read
      }
    }
  },
  clear(root) {
    try {
      if (!isOwn(root)) return;
      for (const file of readdirSync(join(root, CACHE)))
        if (file.endsWith(ENDING)) rmSync(join(root, CACHE, file), { recursive: true, force: true });
    } catch {
      // what stays is of another key, and not read
    }
  },
});

/** The store of a built command, which has the fingerprint of its code beside it; none for code run from its sources. */
export function storeOfCommand(): Store | undefined {
  try {
    return storeOf(readFileSync(new URL("build.txt", import.meta.url), "utf8"));
  } catch {
    return undefined;
  }
}
