/** A PostgreSQL with PostGIS: the one DEJURE_PG names, a native one started in a temporary folder, or PGlite (WebAssembly, in this process). */
import { createRequire } from "node:module";
import { installation, startServer } from "./local-postgres.ts";

/** One session. */
export interface Sql {
  readonly kind: "native" | "pglite";
  /** where another process finds the same; undefined where none does */
  readonly address: string | undefined;
  /** several statements, no answer */
  exec(statements: string): Promise<unknown>;
  rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  /** a statement planned once a connection; `types` are those of its values, which must be numbers */
  prepared<Row>(name: string, types: readonly string[], statement: string): Promise<(values: readonly number[]) => Promise<Row[]>>;
  close(): Promise<void>;
}

interface Pool {
  query(statement: string | object, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  end(): Promise<void>;
}
const { Pool: PgPool } = createRequire(import.meta.url)("pg") as { Pool: new (options: object) => Pool };

/** As many connections as are asked for at once, at most four; one question at a time uses one. */
async function pool(options: object, address: string, after: () => void): Promise<Sql> {
  const connections = new PgPool({ ...options, max: 4, options: "-c search_path=bench,public" });
  await connections.query("SELECT 1");
  return {
    kind: "native",
    address,
    exec: (statements) => connections.query(statements),
    rows: async <Row>(statement: string, values?: readonly unknown[]) => (await connections.query(statement, values)).rows as Row[],
    prepared: async <Row>(name: string, types: readonly string[], statement: string) => {
      const text = statement.replace(/\$(\d+)/g, (value, n) => `${value}::${types[Number(n) - 1]}`);
      return async (values: readonly number[]) => (await connections.query({ name, text, values })).rows as Row[];
    },
    close: async () => {
      await connections.end();
      after();
    },
  };
}

async function local(version: string): Promise<Sql | undefined> {
  const server = startServer(version);
  if (!server) return undefined;
  const { folder: host, user, database, stop } = server;
  try {
    return await pool({ host, user, database }, `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`, stop);
  } catch (error) {
    console.error(`the local PostgreSQL did not answer: ${error}`);
    stop();
    return undefined;
  }
}

/** In WebAssembly, in this process. */
async function pglite(): Promise<Sql> {
  const [{ PGlite }, { postgis }] = await Promise.all([import("@electric-sql/pglite"), import("@electric-sql/pglite-postgis")]);
  const db = await PGlite.create({ extensions: { postgis } });
  return {
    kind: "pglite",
    address: undefined,
    exec: (statements) => db.exec(statements),
    rows: async <Row>(statement: string, values?: readonly unknown[]) => (await db.query<Row>(statement, values as unknown[])).rows,
    prepared: async <Row>(name: string, types: readonly string[], statement: string) => {
      await db.exec(`PREPARE ${name} (${types.join()}) AS ${statement}`);
      return async (values: readonly number[]) => (await db.query<Row>(`EXECUTE ${name}(${values.join()})`)).rows;
    },
    close: () => db.close(),
  };
}

/** A session in which PostGIS is there and no table of an earlier run is. */
export async function postgres(): Promise<Sql> {
  const version = installation();
  const named = process.env.DEJURE_PG;
  const sql =
    named === "pglite"
      ? await pglite()
      : named
        ? await pool({ connectionString: named }, named, () => {})
        : ((version === undefined ? undefined : await local(version)) ?? (await pglite()));
  await sql.exec(
    "CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public; DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench; SET search_path = bench, public",
  );
  return sql;
}

/** Names and versions, for the table. */
export async function versionOf(sql: Sql): Promise<string> {
  const [found] = await sql.rows<{ version: string }>(
    "SELECT split_part(version(), ' on ', 1) || ', PostGIS ' || postgis_lib_version() AS version",
  );
  return `${found?.version}${sql.kind === "pglite" && !found?.version.includes("PGlite") ? " (PGlite)" : ""}`;
}
