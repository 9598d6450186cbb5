/** Whether a database can take an atlas, and what is missing where it cannot. */
import { QUESTION_NAMES } from "../../export/postgres/functions.ts";
import { VIEW_NAMES, versionSchema } from "../../export/postgres/publication.ts";
import { DATABASE_TABLES, LAYOUT } from "../../export/postgres/table-layout.ts";
import { misuse } from "../world.ts";
import type { Database } from "./database.ts";
import { isFault, otherLayout, refusal } from "./database-faults.ts";

/** What is published now. */
export interface Published {
  readonly version: number;
  readonly fingerprint: string;
}

const OLDEST = { server: 130_000, postgis: [3, 3] } as const;

/** Throws where the server is too old, read-only or of another encoding. */
export async function checkServer(database: Database): Promise<void> {
  const [server] = await database.rows<{ number: number; version: string; replica: boolean; read_only: string; encoding: string }>(
    `select current_setting('server_version_num')::integer as number, current_setting('server_version') as version, pg_is_in_recovery() as replica,
      current_setting('default_transaction_read_only') as read_only, current_setting('server_encoding') as encoding`,
  );
  if (!server) return;
  if (server.number < OLDEST.server) throw refusal(`the server is PostgreSQL ${server.version}`, "publish to PostgreSQL 13 or later");
  if (server.replica) throw refusal("the server is a replica, which only reads", "publish to the primary");
  if (server.read_only === "on")
    throw refusal(
      "the database is read-only for this role (default_transaction_read_only)",
      "take that setting away, or publish as another role",
    );
  if (server.encoding !== "UTF8")
    throw refusal(
      `the database keeps texts as ${server.encoding}`,
      "create one that keeps every letter: createdb --encoding UTF8 --template template0 NAME",
    );
}

/** Sees to the extensions, and gives the schema of PostGIS. */
export async function extensions(database: Database): Promise<string> {
  const found = () =>
    database.rows<{ extname: string; extversion: string; schema: string }>(
      `select extname, extversion, quote_ident(nspname) as schema from pg_extension join pg_namespace n on n.oid = extnamespace
      where extname in ('postgis', 'btree_gist')`,
    );
  const there = await found();
  for (const name of ["postgis", "btree_gist"]) if (!there.some((e) => e.extname === name)) await addExtension(database, name);
  const postgis = (await found()).find((e) => e.extname === "postgis");
  const [major = 0, minor = 0] = (postgis?.extversion ?? "").split(".").map(Number);
  const [oldest, least] = OLDEST.postgis;
  if (!postgis || major < oldest || (major === oldest && minor < least))
    throw refusal(`PostGIS is of version ${postgis?.extversion}`, "update it to 3.3 or later, then: alter extension postgis update");
  return postgis.schema;
}

async function addExtension(database: Database, name: string): Promise<void> {
  try {
    await database.run(`create extension if not exists ${name}`);
  } catch (error) {
    const called = name === "postgis" ? "PostGIS" : name;
    if (isFault(error, "42501"))
      throw refusal(`${called} is not in this database, and the role may not add it`, `ask its owner to run: create extension ${name}`);
    if (isFault(error, "0A000", "58P01", "42704", "XX000"))
      throw refusal(
        `${called} is not installed on this server`,
        name === "postgis" ? "install it, on Debian: apt-get install postgis postgresql-NN-postgis-3" : "install postgresql-contrib",
      );
    throw error;
  }
}

/** The version that a schema shows now; undefined where it shows none. Throws where the schema is somebody else's. */
export async function publishedIn(database: Database, schema: string): Promise<Published | undefined> {
  const [found] = await database.rows<{ objects: number; register: boolean }>(
    `select (select count(*)::integer from pg_class where relnamespace = n.oid) + (select count(*)::integer from pg_proc where pronamespace = n.oid) as objects,
      to_regclass($1 || '.publication') is not null as register from pg_namespace n where nspname = $1`,
    [schema],
  );
  if (!found || (!found.register && found.objects === 0)) return undefined;
  const elsewhere = "publish to another schema with --schema NAME";
  if (!found.register) throw misuse(`the schema ${schema} holds what is not dejure's`, elsewhere);
  let active: (Published & { readonly layout: number; readonly dejure: string })[];
  try {
    active = await database.rows(`select version, fingerprint, layout, dejure from ${schema}.publication where active`);
  } catch (error) {
    if (!isFault(error, "42703")) throw error;
    throw misuse(`the schema ${schema} has a table publication that is not dejure's`, elsewhere);
  }
  const [now] = active;
  if (now && now.layout !== LAYOUT) throw misuse(otherLayout(schema, now), `${elsewhere}, or drop it: drop schema ${schema} cascade`);
  return now && (await isWhole(database, schema, now.version)) ? now : now && { ...now, fingerprint: "" };
}

/** Whether all that shows a version is there: what somebody dropped is published again. */
async function isWhole(database: Database, schema: string, version: number): Promise<boolean> {
  const relations = [
    ...VIEW_NAMES.map((name) => `${schema}.${name}`),
    ...DATABASE_TABLES.map(({ name }) => `${versionSchema(schema, version)}.${name}`),
  ];
  const [found] = await database.rows<{ missing: number }>(
    "select count(*)::integer as missing from unnest($1::text[]) name where to_regclass(name) is null",
    [relations],
  );
  const [asked] = await database.rows<{ functions: number }>(
    "select count(distinct proname)::integer as functions from pg_proc join pg_namespace n on n.oid = pronamespace where nspname = $1 and proname = any($2::text[])",
    [schema, QUESTION_NAMES],
  );
  return found?.missing === 0 && asked?.functions === QUESTION_NAMES.length;
}
