/** Databases for tests: PGlite in this process, and a server that DEJURE_TEST_PG names or that is installed here. */
import { installation, type LocalServer, startServer } from "../bench/local-postgres.ts";
import { copyStatement, type Database, openDatabase } from "../src/cli/postgres/database.ts";

/** PostgreSQL in WebAssembly. */
export async function pglite(): Promise<Database> {
  const [{ PGlite }, { postgis }, { btree_gist }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("@electric-sql/pglite-postgis"),
    import("@electric-sql/pglite/contrib/btree_gist"),
  ]);
  const db = await PGlite.create({ extensions: { postgis, btree_gist } });
  return {
    rows: async <Row>(statement: string, values?: readonly unknown[]) => (await db.query<Row>(statement, values as unknown[])).rows,
    run: async (statements) => void (await db.exec(statements)),
    copy: async (table, columns, rows) =>
      void (await db.query(copyStatement(table, columns, "'/dev/blob'"), [], { blob: new Blob([...rows]) })),
    close: async () => {},
  };
}

/** An address; `pglite` passes over a server that is installed. */
const { DEJURE_TEST_PG: given } = process.env;
const named = given === "pglite" ? undefined : given;
const version = given === undefined ? installation() : undefined;

/** Whether there is a server beside PGlite. */
export const hasServer = named !== undefined || version !== undefined;

let server: LocalServer | undefined;

/** The address of a database of its own on the server, made empty. */
export async function serverDatabase(name: string): Promise<string> {
  if (named === undefined && !server && version !== undefined) server = startServer(version);
  const addressOf = (database: string): string => {
    if (server) return `postgres://${server.user}@localhost/${database}?host=${encodeURIComponent(server.folder)}`;
    const url = new URL(named ?? "");
    url.pathname = `/${database}`;
    return url.href;
  };
  const admin = await openDatabase(server ? addressOf(server.database) : (named ?? ""));
  await admin.run(`drop database if exists ${name}`);
  await admin.run(`create database ${name} encoding 'UTF8' template template0`);
  await admin.close();
  return addressOf(name);
}

/** The usual variables by which other programs find the server of an address. */
export function variablesOf(address: string): Readonly<Record<string, string>> {
  const url = new URL(address);
  const port = url.port || url.searchParams.get("port");
  return {
    PGHOST: url.searchParams.get("host") ?? url.hostname,
    PGUSER: url.username,
    ...(port && { PGPORT: port }),
    ...(url.password !== "" && { PGPASSWORD: decodeURIComponent(url.password) }),
  };
}
