import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { gdal } from "../../src/cli/gdal.ts";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { run } from "../../src/cli/run.ts";
import { openPool } from "../../src/cli/shards/pool.ts";
import { readSqlite, sqliteFile } from "../../src/cli/sqlite.ts";
import type { Disk, World } from "../../src/cli/world.ts";
import { naturalEarthBytes } from "../../src/worker/package-files.ts";
import { workerBeside } from "../worker/beside.ts";

/** What a command did. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** files written, by absolute path */
  readonly written: ReadonlyMap<string, string>;
  /** the same, byte by byte */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

export interface Setting {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** stdout and stderr are terminals */
  readonly terminal?: boolean;
  readonly disk?: Partial<Disk>;
  readonly world?: Partial<World>;
}

/** What a disk does with folders of which no file was ever written to it. */
function foldersOf(...kept: readonly Map<string, unknown>[]): Partial<Disk> {
  const each = (folder: string, what: (files: Map<string, unknown>, path: string) => void): void => {
    for (const files of kept) for (const path of [...files.keys()]) if (path === folder || path.startsWith(`${folder}/`)) what(files, path);
  };
  return {
    claim: async () => undefined,
    async remove(path) {
      each(path, (files, inner) => files.delete(inner));
    },
    async swap(fresh, folder) {
      each(fresh, (files, path) => {
        files.set(folder + path.slice(fresh.length), files.get(path));
        files.delete(path);
      });
    },
  };
}

/** Runs the command against the real disk for reading, with everything it writes kept in memory. */
export async function dejure(argv: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const written = new Map<string, string>();
  const bytes = new Map<string, Uint8Array>();
  const text = (data: string | Uint8Array): string => (typeof data === "string" ? data : new TextDecoder().decode(data));
  let stdout = "";
  let stderr = "";
  const stream = (add: (data: string) => void) => ({
    write: (data: string | Uint8Array) => add(text(data)),
    drained: async () => {},
    isTerminal: setting.terminal ?? false,
    columns: 80,
  });
  const write: Disk["write"] = async (path, data) => {
    const whole = typeof data === "string" ? new TextEncoder().encode(data) : data instanceof Uint8Array ? data : Buffer.concat([...data]);
    written.set(path, text(whole));
    bytes.set(path, whole);
  };
  let serves: () => void = () => {};
  const served = new Promise<void>((resolve) => {
    serves = resolve;
  });
  const fake: World = {
    cwd: setting.cwd ?? process.cwd(),
    env: setting.env ?? {},
    stdout: stream((data) => {
      stdout += data;
    }),
    stderr: stream((data) => {
      stderr += data;
    }),
    disk: { ...nodeDisk, write, ...(setting.disk?.write === undefined && foldersOf(written, bytes)), ...setting.disk },
    packageFile: async (path) => readFile(createRequire(import.meta.url).resolve(path)),
    sqlite: sqliteFile,
    readSqlite,
    gdal,
    openDatabase: async () => {
      throw Object.assign(new Error("no database in this world"), { code: "ECONNREFUSED" });
    },
    openPool: async () => openPool(0),
    version: "0.0.0-test",
    today: () => "2026-01-01",
    now: () => 0,
    naturalEarth: naturalEarthBytes,
    webAssets: async () => new Map([["manifest.json", new TextEncoder().encode("{}")]]),
    workbenchAssets: async () => undefined,
    documentation: async () => undefined,
    startEngine: async (settings, onFault) =>
      workerBeside({ naturalEarth: fake.naturalEarth, webAssets: fake.webAssets, now: fake.now }, { ...settings, onFault }),
    watch: async () => async () => {},
    listen: async () => ({ port: 1, close: async () => {} }),
    ask: undefined,
    serveEditor: async () => {},
    stopped: async () => {},
    ...setting.world,
  };
  // The person who stops it waits until it serves and watches.
  const world: World = {
    ...fake,
    async watch(...args) {
      const unwatch = await fake.watch(...args);
      serves();
      return unwatch;
    },
    stopped: () => served.then(() => fake.stopped()),
  };
  const status = await run(argv, world);
  return { status, stdout, stderr, written, bytes };
}
