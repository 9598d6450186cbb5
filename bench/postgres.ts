/** A PostgreSQL with PostGIS: the one DEJURE_PG names, a native one started in a temporary folder, or PGlite (WebAssembly, in this process). */
import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One session. */
export interface Sql {
  readonly kind: "native" | "pglite";
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
async function pool(options: object, after: () => void): Promise<Sql> {
  const connections = new PgPool({ ...options, max: 4, options: "-c search_path=bench,public" });
  await connections.query("SELECT 1");
  return {
    kind: "native",
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

/** Folder of `initdb`, of an installation that has PostGIS; undefined where there is none. */
function installation(): string | undefined {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").sort((a, b) => Number(b) - Number(a)) : [];
  return versions.find(
    (version) =>
      existsSync(`/usr/lib/postgresql/${version}/bin/initdb`) && existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`),
  );
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

/** Settings of the cluster that the benchmark starts; all else as PostgreSQL comes. */
export const SETTINGS = { shared_buffers: "512MB", work_mem: "64MB", effective_cache_size: "4GB" };

async function local(version: string): Promise<Sql | undefined> {
  const bin = `/usr/lib/postgresql/${version}/bin`;
  const folder = mkdtempSync(join(tmpdir(), "dejure-pg-"));
  const user = owner();
  if (user) chownSync(folder, user.uid, user.gid);
  const run = (tool: string, args: readonly string[]) =>
    spawnSync(join(bin, tool), args, { ...user, cwd: folder, stdio: "ignore", env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" } }).status;
  const data = join(folder, "data");
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
    rmSync(folder, { recursive: true, force: true });
  };
  // a benchmark that fails does not reach its end
  process.once("exit", stop);
  const options = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`);
  const server = `-k ${folder} -c listen_addresses='' ${options.join(" ")}`;
  if (
    run("initdb", ["-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-sync"]) === 0 &&
    run("pg_ctl", ["-D", data, "-w", "-l", join(folder, "log"), "-o", server, "start"]) === 0
  )
    try {
      return await pool({ host: folder, user: "bench", database: "postgres" }, stop);
    } catch (error) {
      console.error(`the local PostgreSQL did not answer: ${error}`);
    }
  stop();
  return undefined;
}

/** In WebAssembly, in this process. */
async function pglite(): Promise<Sql> {
  const [{ PGlite }, { postgis }] = await Promise.all([import("@electric-sql/pglite"), import("@electric-sql/pglite-postgis")]);
  const db = await PGlite.create({ extensions: { postgis } });
  return {
    kind: "pglite",
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
        ? await pool({ connectionString: named }, () => {})
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
