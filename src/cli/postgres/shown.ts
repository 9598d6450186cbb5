/** What a database shows of an atlas, and the files that it was made of. */
import { fingerprint } from "../../core/fingerprint.ts";
import type { SourceFile } from "../../core/model/atlas.ts";
import { printOf } from "../../export/postgres/publication.ts";
import { LAYOUT } from "../../export/postgres/table-layout.ts";
import type { Database } from "./database.ts";
import { isFault, otherLayout, refusal } from "./database-faults.ts";

/** A version as a database shows it. */
export interface Shown {
  readonly version: number;
  readonly fingerprint: string;
  /** version of dejure that published it */
  readonly dejure: string;
  /** when, in seconds since 1970 */
  readonly published: number;
}

interface Registered extends Shown {
  readonly layout: number;
  readonly holdings: readonly string[];
}

/** Whether nothing of this name is there, or it is not as dejure makes it. */
const isOther = (error: unknown): boolean => isFault(error, "42P01", "3F000", "42703", "42883");

async function registeredIn(database: Database, schema: string): Promise<Registered> {
  let rows: Registered[];
  try {
    rows = await database.rows(
      `select version, fingerprint, dejure, extract(epoch from published_at)::float8 as published, layout, holdings from ${schema}.publication where active`,
    );
  } catch (error) {
    if (!isOther(error)) throw error;
    throw refusal(`no atlas is published in the schema ${schema}`, "publish one: dejure publish ADDRESS, or name its schema with --schema");
  }
  const [found] = rows;
  if (!found) throw refusal(`the schema ${schema} shows no version`, "publish the atlas again: dejure publish ADDRESS");
  if (found.layout !== LAYOUT)
    throw refusal(otherLayout(schema, found), "serve it with that version of dejure, or publish it again to another schema");
  return found;
}

/** The version that a schema shows now. Throws in words where it shows none that can be served. */
export async function shownIn(database: Database, schema: string): Promise<Shown> {
  const { version, fingerprint: print, dejure, published } = await registeredIn(database, schema);
  return { version, fingerprint: print, dejure, published };
}

/** Bytes asked for at once. */
const AT_ONCE = 16 * 1024 * 1024;

interface Listed {
  readonly file: number;
  readonly path: string;
  readonly fingerprint: string;
  readonly size: number;
}

/**
 * The files of the version that a schema shows, in their order; those in `known` are not fetched again.
 * One transaction that only reads: the lock of the view keeps its version until the end, and a pool that shares sessions gives
 * one transaction one session.
 */
export async function filesIn(
  database: Database,
  schema: string,
  known: ReadonlyMap<string, SourceFile>,
): Promise<{ readonly shown: Shown; readonly files: readonly SourceFile[] }> {
  await database.run("begin read only");
  try {
    const listed = await listedIn(database, schema);
    const { holdings, ...shown } = await registeredIn(database, schema);
    if (printOf(listed, shown.dejure, holdings) !== shown.fingerprint)
      throw refusal(
        `the files in the schema ${schema} are not those that were published`,
        "publish the atlas again: dejure publish ADDRESS",
      );
    const files = await fetched(database, schema, listed, known);
    await database.run("commit");
    return { shown, files };
  } catch (error) {
    await database.run("rollback").catch(() => undefined);
    throw error;
  }
}

async function listedIn(database: Database, schema: string): Promise<Listed[]> {
  try {
    return await database.rows<Listed>(`select file, path, fingerprint, octet_length(bytes) as size from ${schema}.file order by file`);
  } catch (error) {
    if (!isOther(error)) throw error;
    // a transaction that failed answers nothing more
    await database.run("rollback; begin read only");
    const { dejure } = await registeredIn(database, schema);
    throw refusal(
      `what dejure ${dejure} published in the schema ${schema} does not hold the files of the atlas`,
      "publish it again with this version of dejure",
    );
  }
}

async function fetched(
  database: Database,
  schema: string,
  listed: readonly Listed[],
  known: ReadonlyMap<string, SourceFile>,
): Promise<SourceFile[]> {
  const got = new Map<number, SourceFile>();
  let wanted: number[] = [];
  let size = 0;
  const fetch = async (): Promise<void> => {
    const rows = await database.rows<{ file: number; path: string; fingerprint: string; bytes: Uint8Array }>(
      `select file, path, fingerprint, bytes from ${schema}.file where file = any($1)`,
      [wanted],
    );
    for (const row of rows) {
      const bytes = new Uint8Array(row.bytes);
      if (fingerprint(bytes) !== row.fingerprint)
        throw refusal(`the file ${row.path} in the schema ${schema} is damaged`, "publish the atlas again: dejure publish ADDRESS");
      got.set(row.file, { path: row.path, bytes });
    }
    [wanted, size] = [[], 0];
  };
  for (const one of listed) {
    const before = known.get(one.path);
    if (before && fingerprint(before.bytes) === one.fingerprint) got.set(one.file, before);
    else {
      wanted.push(one.file);
      size += one.size;
      if (size >= AT_ONCE) await fetch();
    }
  }
  if (wanted.length > 0) await fetch();
  return listed.map(({ file }) => got.get(file) as SourceFile);
}
