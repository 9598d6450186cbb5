import type { SqlStatement } from "../export/formats/export-format.ts";
import type { DataTools } from "../import/data/feature.ts";
import type { Host } from "../lsp/atlas-files.ts";
import type { Supplies } from "../publish/site-parts.ts";
import type { AtlasWorker } from "../worker/client.ts";
import type { Settings } from "../worker/protocol.ts";
import type { Converted } from "./gdal.ts";
import type { Store } from "./kept/store.ts";
import type { Database, Session } from "./postgres/database.ts";
import type { Pool } from "./shards/pool.ts";

/** What the command touches outside of itself, as one argument, so that tests can swap it. */
export interface World extends Supplies {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** data */
  readonly stdout: Stream;
  /** for people */
  readonly stderr: Stream;
  readonly disk: Disk;
  /** where what was worked out of an atlas is kept; absent: nowhere */
  readonly store?: Store | undefined;
  /** Bytes of a file of an npm package that dejure depends on, by its module path. */
  packageFile(path: string): Promise<Uint8Array>;
  /** The built page of the workbench by path, `manifest.json` among them; undefined where it has not been built. */
  workbenchAssets(): Promise<ReadonlyMap<string, Uint8Array> | undefined>;
  /** A new SQLite database with these statements run, as the bytes of its file. */
  sqlite(statements: Iterable<SqlStatement>): Promise<Uint8Array>;
  /** Opens a copy of an SQLite database for as long as its second argument runs. */
  readonly readSqlite: DataTools["readSqlite"];
  /** A file of any format that GDAL knows, by its absolute path, as the bytes of a GeoPackage. */
  gdal(path: string): Promise<Converted>;
  /** Opens a session with a PostgreSQL database. */
  openDatabase(address: string, session?: Session): Promise<Database>;
  /** Threads that do the work of sharding; none: it is done in this one. */
  openPool(threads: number): Promise<Pool>;
  /** The built documentation by path; undefined where it has not been built. */
  documentation(): Promise<ReadonlyMap<string, Uint8Array> | undefined>;
  /** version of dejure */
  readonly version: string;
  /** ISO date of today, for what is published. */
  today(): string;
  /** Milliseconds since some fixed moment; only for progress. */
  now(): number;
  /** Starts an engine that compiles and answers beside the command; `onFault` is told of faults of dejure in its answers. */
  startEngine(
    settings: Settings & { readonly cors?: boolean | undefined; readonly base?: string | undefined },
    onFault: (fault: Error) => void,
  ): Promise<AtlasWorker>;
  /**
   * Calls `changed` after files in a folder changed, once for changes close together, with the full paths of the files where
   * only what stands in them is new, and without where files came or went; gives a function that stops it.
   */
  watch(folder: string, changed: (contents?: readonly string[]) => void): Promise<() => Promise<void>>;
  /**
   * Answers HTTP requests; port 0 takes a free one. Rejects with `code` EADDRINUSE or EACCES.
   * `close` takes no new connections, lets what is under way come to its end, and cuts off what is not ready after `grace` ms.
   */
  listen(
    answer: (request: Request, env?: object) => Response | Promise<Response>,
    port: number,
    host: string,
  ): Promise<{ readonly port: number; close(grace?: number): Promise<void> }>;
  /** Answers an editor over standard input and output until it says goodbye. */
  serveEditor(host: Host): Promise<void>;
  /** Puts a question to the person at the terminal; undefined where nobody sits there. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** Resolves when the person asks to stop. */
  stopped(): Promise<void>;
}

export interface Stream {
  write(data: string | Uint8Array): void;
  /** Resolves once it can take more: who writes much waits for a slow reader. */
  drained(): Promise<void>;
  readonly isTerminal: boolean;
  readonly columns: number;
}

export interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** Disk with absolute paths; functions reject with an `Error` that has a `code` such as ENOENT. */
export interface Disk {
  read(path: string): Promise<Uint8Array>;
  /** Writes and syncs to disk, whole or not at all; makes folders on the way. Of pieces, none is kept once it is written. */
  write(path: string, bytes: string | Uint8Array | Iterable<Uint8Array>): Promise<void>;
  /** Removes what processes that are no more left beside a file when they were cut off while they wrote it. */
  tidy(path: string): Promise<void>;
  /** From now until the function that it gives is called, a path that is removed if the person stops the command. */
  unfinished(path: string): () => void;
  list(folder: string): Promise<readonly Entry[]>;
  /** Follows links; undefined where there is nothing. */
  kindOf(path: string): Promise<"file" | "folder" | "other" | undefined>;
  sizeOf(path: string): Promise<number>;
  /** Path with all links followed. */
  real(path: string): Promise<string>;
  makeFolder(path: string): Promise<void>;
  /** Whether something is mounted there, so that it cannot be renamed. */
  isMount(path: string): Promise<boolean>;
  /** Claims a path for this process until it is removed; where another that still runs holds it, answers who, in words. */
  claim(path: string): Promise<string | undefined>;
  rename(from: string, to: string): Promise<void>;
  /** Puts a folder in the place of another, if there is one, which then lies at `old`; no signal comes between. */
  swap(fresh: string, folder: string, old: string): Promise<void>;
  /** Moves files from one folder into another, in this order, and then removes what else is there, but for the names to keep; no signal comes between. */
  place(fresh: string, folder: string, paths: readonly string[], keep: (name: string) => boolean): Promise<void>;
  /** Removes a file or a folder, if it is there: what marks a folder as dejure's own goes last. */
  remove(path: string): Promise<void>;
  /** What a folder lists has reached the disk; does nothing where the system has no such thing. */
  syncFolder(path: string): Promise<void>;
}

export const EXIT = { fine: 0, diagnostics: 1, usage: 2, disk: 3 } as const;

/** Ends a command with a message for people: wrong usage (2) or a file that cannot be read or written (3). */
export class CommandError extends Error {
  readonly status: number;
  readonly help: string | undefined;

  constructor(status: number, message: string, help?: string) {
    super(message);
    this.status = status;
    this.help = help;
  }
}

/** Wrong usage: exit status 2. */
export const misuse = (message: string, help?: string): CommandError => new CommandError(EXIT.usage, message, help);

/** The code that Node or a system gives to a fault; empty where it has none. */
export const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

/** A fault of the disk in words: exit status 3. */
export function diskError(error: unknown, doing: string): CommandError {
  const code = codeOf(error);
  const why: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file or folder",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of the path is not a folder",
    ENOSPC: "the disk is full",
    EROFS: "the disk is read-only",
    EEXIST: "it exists already",
    EADDRINUSE: "the port is taken",
    EBUSY: "it is in use",
    EXDEV: "it lies on another disk",
  };
  return new CommandError(EXIT.disk, `${doing}: ${why[code] ?? (error instanceof Error ? error.message : String(error))}`);
}
