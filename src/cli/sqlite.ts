/** SQLite in WebAssembly, for files that are databases. It reaches the disk by itself, so it works in a folder of its own. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needing } from "../core/optional-package.ts";
import type { SqlStatement } from "../export/formats/export-format.ts";

/** A new database with these statements run in one transaction, as the bytes of its file: the same statements give the same bytes. */
export async function sqliteFile(statements: Iterable<SqlStatement>): Promise<Uint8Array> {
  const { default: sqlite } = await needing("node-sqlite3-wasm", () => import("node-sqlite3-wasm"));
  const folder = await mkdtemp(join(tmpdir(), "dejure-"));
  try {
    const path = join(folder, "new.sqlite");
    const database = new sqlite.Database(path);
    try {
      // nothing of it is kept if it fails, so nothing needs to be undone
      database.exec("pragma journal_mode = off; pragma synchronous = off; pragma page_size = 4096");
      for (const { sql, rows } of statements) {
        if (!rows) database.exec(sql);
        else {
          const prepared = database.prepare(sql);
          try {
            database.exec("begin");
            for (const row of rows) prepared.run([...row]);
            database.exec("commit");
          } finally {
            prepared.finalize();
          }
        }
      }
    } finally {
      database.close();
    }
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens a copy of a database for as long as `use` runs. */
export async function readSqlite<T>(
  bytes: Uint8Array,
  use: (rows: (sql: string) => readonly Readonly<Record<string, unknown>>[]) => T,
): Promise<T> {
  const { default: sqlite } = await needing("node-sqlite3-wasm", () => import("node-sqlite3-wasm"));
  const folder = await mkdtemp(join(tmpdir(), "dejure-"));
  try {
    const path = join(folder, "copy.sqlite");
    await writeFile(path, bytes);
    const database = new sqlite.Database(path, { readOnly: true });
    try {
      return use((sql) => database.all(sql) as Readonly<Record<string, unknown>>[]);
    } finally {
      database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
