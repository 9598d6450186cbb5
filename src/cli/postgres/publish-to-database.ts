/** An atlas into a database: everything in one transaction, so that those who ask see the version before or the new one, whole. */
import { setTimeout as wait } from "node:timers/promises";
import {
  afterStatements,
  printed,
  printOf,
  REGISTER_COLUMNS,
  readerStatements,
  registered,
  registerStatements,
  switchStatements,
  tableStatement,
  versionSchema,
} from "../../export/postgres/publication.ts";
import { changesStatement, editionStatement } from "../../export/postgres/record-history.ts";
import { spellsOf } from "../../export/postgres/spell-rows.ts";
import { DATABASE_TABLES } from "../../export/postgres/table-layout.ts";
import { holdingsOf, type Publishing, rowsOf } from "../../export/postgres/table-rows.ts";
import type { Loaded } from "../load-atlas.ts";
import type { Progress } from "../terminal.ts";
import { must } from "../typed-values.ts";
import { misuse } from "../world.ts";
import type { Database } from "./database.ts";
import { isFault } from "./database-faults.ts";
import { checkServer, extensions, publishedIn } from "./ready.ts";

export interface Publication {
  readonly schema: string;
  /** viewpoints whose dissolved land is stored */
  readonly holdings: readonly string[];
  /** roles that may ask */
  readonly readers: readonly string[];
  /** role that owns what is made, so that its members publish the next version */
  readonly writers: string | undefined;
  /** who publishes, where it is somebody else than the role */
  readonly by: string | undefined;
  readonly why: string | undefined;
}

export interface Outcome {
  readonly version: number;
  readonly fingerprint: string;
  /** whether anything was written */
  readonly changed: boolean;
  /** rows by table */
  readonly rows: Readonly<Record<string, number>>;
  /** schemas of former versions that somebody still uses; the next publication takes them away */
  readonly left: readonly string[];
}

/** How long one attempt to switch the views waits for those who read them, and how many there are: nobody waits longer for us. */
const SWITCH = { patience: "500ms", attempts: 60, pause: 500 } as const;

/** Publishes; the database closes whatever happens. */
export async function publishTo(
  database: Database,
  loaded: Loaded,
  dejure: string,
  publication: Publication,
  progress: Progress,
): Promise<Outcome> {
  const { schema, holdings, readers, writers } = publication;
  await checkServer(database);
  await checkRoles(database, [...readers, ...(writers === undefined ? [] : [writers])]);
  const postgis = await extensions(database);
  if (writers !== undefined) await database.run(`set role ${quoted(writers)}`);
  const print = printOf(loaded.files.map(printed), dejure, holdings);
  const before = await publishedIn(database, schema);
  if (before?.fingerprint === print) {
    for (const role of readers) await runAll(database, readerStatements(schema, quoted(role)));
    return { version: before.version, fingerprint: print, changed: false, rows: {}, left: [] };
  }
  const publishing: Publishing = {
    ...loaded,
    holdings: must(holdingsOf(loaded, holdings)),
    spells: spellsOf(loaded.resolver, [...loaded.atlas.collections.viewpoints.keys()], (part) =>
      progress.step(part, "working out answers"),
    ),
  };
  const { version, rows } = await inTransaction(database, async () => {
    await claimSchema(database, schema);
    await database.run(
      `set local search_path = ${postgis}, pg_catalog; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`,
    );
    const version = await nextVersion(database, schema);
    const filled = await fill(database, versionSchema(schema, version), publishing, progress);
    await database.rows(editionStatement(schema), [version, publication.by ?? null, publication.why ?? null]);
    await database.run(changesStatement(schema, versionSchema(schema, version), version));
    await switchTo(database, publishing, publication, { version, print, dejure, postgis });
    return { version, rows: filled };
  });
  return { version, fingerprint: print, changed: true, rows, left: await dropFormer(database, schema, version) };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function runAll(database: Database, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await database.run(statement);
}

async function checkRoles(database: Database, roles: readonly string[]): Promise<void> {
  for (const role of roles) {
    const [found] = await database.rows("select from pg_roles where rolname = $1", [role]);
    if (!found) throw misuse(`the server has no role ${role}`, `create it: create role ${quoted(role)} nologin`);
  }
}

async function inTransaction<T>(database: Database, work: () => Promise<T>): Promise<T> {
  await database.run("begin");
  try {
    const made = await work();
    await database.run("commit");
    return made;
  } catch (error) {
    // a connection that broke has been rolled back by the server
    await database.run("rollback").catch(() => undefined);
    throw error;
  }
}

/** Only one publishes to a schema at a time. */
async function claimSchema(database: Database, schema: string): Promise<void> {
  const [lock] = await database.rows<{ free: boolean }>("select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free", [
    `dejure ${schema}`,
  ]);
  if (!lock?.free) throw misuse(`somebody else publishes to the schema ${schema} now`, "wait until that is done, then run this again");
}

async function nextVersion(database: Database, schema: string): Promise<number> {
  await runAll(database, registerStatements(schema));
  const [last] = await database.rows<{ version: number }>(`select coalesce(max(version), 0) as version from ${schema}.publication`);
  const version = (last?.version ?? 0) + 1;
  await database.run(`create schema ${versionSchema(schema, version)}`);
  return version;
}

async function fill(database: Database, v: string, publishing: Publishing, progress: Progress): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [done, table] of DATABASE_TABLES.entries()) {
    progress.step(done / DATABASE_TABLES.length, `copying ${table.name}`);
    await database.run(tableStatement(v, table));
    const rows = rowsOf(table.name, publishing);
    if (rows) {
      const counted = { rows: 0 };
      await database.copy(`${v}.${table.name}`, table.columns.map((c) => c.name), counting(rows, counted)); // biome-ignore format: one call
      counts[table.name] = counted.rows;
    }
    await runAll(database, afterStatements(v, table));
  }
  return counts;
}

function* counting(rows: Iterable<string>, into: { rows: number }): Generator<string> {
  for (const row of rows) {
    into.rows++;
    yield row;
  }
}

interface Version {
  readonly version: number;
  readonly print: string;
  readonly dejure: string;
  readonly postgis: string;
}

/** Puts the new version before those who ask, without keeping them waiting: it gives way to who reads, and tries again. */
async function switchTo(database: Database, publishing: Publishing, publication: Publication, made: Version): Promise<void> {
  const { schema, holdings, readers } = publication;
  const values = registered(publishing, { ...made, holdings });
  const statements = [
    ...switchStatements(schema, made.version, publishing, made.postgis),
    ...readers.flatMap((role) => readerStatements(schema, quoted(role))),
  ];
  for (let attempt = 1; ; attempt++)
    try {
      await database.run(`savepoint shown; set local lock_timeout = '${SWITCH.patience}'`);
      await runAll(database, statements);
      await database.run(`update ${schema}.publication set active = false where active`);
      await database.rows(
        `insert into ${schema}.publication (${REGISTER_COLUMNS}) values (${values.map((_, i) => `$${i + 1}`).join(", ")})`,
        values,
      );
      return;
    } catch (error) {
      if (!isFault(error, "55P03", "40P01") || attempt === SWITCH.attempts) throw error;
      await database.run("rollback to savepoint shown");
      await wait(SWITCH.pause);
    }
}

/** Takes away the land of former versions, but for what somebody still uses. */
async function dropFormer(database: Database, schema: string, version: number): Promise<string[]> {
  const former = await database.rows<{ name: string }>(
    `select nspname as name from pg_namespace join ${schema}.publication p on nspname = $1 || '_v' || p.version where p.version <> $2 order by p.version`,
    [schema, version],
  );
  const left: string[] = [];
  for (const { name } of former)
    try {
      await inTransaction(database, async () => {
        await database.run(`set local lock_timeout = '${SWITCH.patience}'`);
        // one by one and without cascade: what others have built on it stays
        await database.run(`drop table ${DATABASE_TABLES.map((t) => `${name}.${t.name}`).join(", ")}; drop schema ${name}`);
      });
    } catch (error) {
      if (!isFault(error, "55P03", "40P01", "2BP01")) throw error;
      left.push(name);
    }
  return left;
}
