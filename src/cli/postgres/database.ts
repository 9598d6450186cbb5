/** A PostgreSQL database as the command talks to it, through the package `pg`, which is installed where it can be. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { needing } from "../../core/optional-package.ts";
import { chunks } from "../deliver.ts";

/** One session. Its functions reject with an `Error` that has the server's `code`, or that of the network. */
export interface Database {
  rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  /** several statements, no answer */
  run(statements: string): Promise<void>;
  /** Rows into a table, as COPY reads them. */
  copy(table: string, columns: readonly string[], rows: Iterable<string>): Promise<void>;
  close(): Promise<void>;
}

export interface Session {
  /** what the server calls it */
  readonly name: string;
  /** a server that does not let us in within this is away, ms */
  readonly patience: number;
  /** a statement that takes longer counts as failed, ms; none where it is left out */
  readonly perStatement?: number;
}

const PUBLISHING: Session = { name: "dejure publish", patience: 10_000 };

/** The statement by which rows are copied. */
export const copyStatement = (table: string, columns: readonly string[], from = "stdin"): string =>
  `copy ${table} (${columns.join(", ")}) from ${from}`;

/** Opens a session at an address such as `postgres://user@host/database`; what it leaves out comes from the usual variables and `~/.pgpass`. */
export async function openDatabase(address: string, { name, patience, perStatement }: Session = PUBLISHING): Promise<Database> {
  const [{ default: pg }, copying] = await Promise.all([
    needing("pg", () => import("pg")),
    needing("pg-copy-streams", () => import("pg-copy-streams")),
  ]);
  const client = new pg.Client({
    connectionString: address,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    application_name: name,
    // reckoned here: what is sent along at the beginning of a session, such as statement_timeout, is refused by pools
    ...(perStatement !== undefined && { query_timeout: perStatement }),
  });
  // a server that goes away between two statements is told by the next one
  client.on("error", () => {});
  await client.connect();
  return {
    rows: async <Row>(statement: string, values?: readonly unknown[]) => (await client.query(statement, values)).rows as Row[],
    run: async (statements) => void (await client.query(statements)),
    copy: (table, columns, rows) => pipeline(Readable.from(chunks(rows)), client.query(copying.from(copyStatement(table, columns)))),
    close: () => client.end(),
  };
}
