/** What went wrong with a database, in words that say what to do; a password never stands in them. */
import { LAYOUT } from "../../export/postgres/table-layout.ts";
import { CommandError, codeOf, EXIT } from "../world.ts";

/** An address as people may see it. */
export function shownAddress(address: string): string {
  try {
    const url = new URL(address);
    if (url.password !== "") url.password = "***";
    for (const name of url.searchParams.keys()) if (/pass/i.test(name)) url.searchParams.set(name, "***");
    return url.href;
  } catch {
    return "this address";
  }
}

/** What of an address is secret. */
function secretsOf(address: string): string[] {
  try {
    const url = new URL(address);
    const written = [url.password, ...[...url.searchParams].filter(([name]) => /pass/i.test(name)).map(([, value]) => value)];
    return written.flatMap((secret) => [secret, decoded(secret)]).filter((secret) => secret !== "");
  } catch {
    return [];
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

type Told = readonly [message: string, help: string];

/** By SQLSTATE, or the code of the network. */
const FAULTS: Readonly<Record<string, (said: string) => Told>> = {
  ECONNREFUSED: () => ["no server listens there", "start it, or check host and port"],
  ENOTFOUND: () => ["there is no such host", "check its name"],
  EAI_AGAIN: () => ["the name of the host cannot be looked up now", "check the network, then run this again"],
  ENOENT: () => ["there is no such socket", "check the folder that host names, and that the server runs"],
  ETIMEDOUT: () => ["the server does not answer", "check that it runs and that no firewall is between, then run this again"],
  EHOSTUNREACH: () => ["the host cannot be reached", "check the network"],
  ENETUNREACH: () => ["the host cannot be reached", "check the network"],
  ECONNRESET: () => ["the connection broke", "run this again: what was published before stands"],
  EPIPE: () => ["the connection broke", "run this again: what was published before stands"],
  "08006": () => ["the connection broke", "run this again: what was published before stands"],
  "08P01": (said) => [`what answers there speaks no PostgreSQL: ${said}`, "check host and port"],
  "28P01": () => ["the password was refused", "set PGPASSWORD, or write it into ~/.pgpass"],
  "28000": (said) => [`the role was refused: ${said}`, "check the role, and pg_hba.conf on the server"],
  "3D000": (said) => [said, "create it with createdb, or name another"],
  "3F000": (said) => [said, "create the schema, or name another with --schema"],
  "42501": (said) => [`the role may not do this: ${said}`, "ask the owner of the database: grant create on database NAME to ROLE"],
  "25006": () => ["the database is read-only, such as a replica", "publish to the primary"],
  "53100": () => ["the disk of the server is full", "make room, then run this again: what was published before stands"],
  "53200": () => ["the server is out of memory", "run this again when it has less to do: what was published before stands"],
  "53300": () => ["the server has no connection left", "run this again when it has less to do"],
  "57014": () => ["the server cut a statement off", "raise statement_timeout for this role, then run this again"],
  "57P01": () => ["the server was shut down", "run this again when it is up: what was published before stands"],
  "57P02": () => ["the server broke down", "run this again when it is up: what was published before stands"],
  "57P03": () => ["the server is starting up or shutting down", "run this again in a moment"],
  "55P03": () => [
    "somebody's query keeps the views from being switched",
    "end it (select pid, query from pg_stat_activity), then run this again: what was published before stands",
  ],
  "2BP01": (said) => [`other objects rest on this: ${said}`, "drop them, or publish to another schema with --schema"],
  "42P16": (said) => [
    `the views are of another making: ${said}`,
    "publish to another schema with --schema, or drop this one: drop schema NAME cascade",
  ],
  SELF_SIGNED_CERT_IN_CHAIN: () => ["its certificate is not one that this machine trusts", "name it: ?sslrootcert=FILE"],
  DEPTH_ZERO_SELF_SIGNED_CERT: () => ["its certificate is not one that this machine trusts", "name it: ?sslrootcert=FILE"],
};

/** Classes of faults that lie in the server, its settings or the network, not in what dejure asked. */
const OUTSIDE = /^(E[A-Z]|08|25|28|40|53|54|55|57|58|F0|XX)/;

/** What a database is or holds does not allow it: told with what to do. */
export const refusal = (message: string, help: string): CommandError => new CommandError(EXIT.disk, message, help);

/** What is said of a schema whose tables are not those of this version. */
export const otherLayout = (schema: string, { dejure, layout }: { readonly dejure: string; readonly layout: number }): string =>
  `the schema ${schema} was published by dejure ${dejure}, which arranges tables in another way (${layout}, this one ${LAYOUT})`;

/** Whether a fault is one of these, by code. */
export const isFault = (error: unknown, ...codes: readonly string[]): boolean => codes.includes(codeOf(error));

/** What stays as it is until a person mends it; the rest may be over in a moment. */
const LASTING = /^(08P01|28|3D|3F|42|SELF_|DEPTH_)/;

/** A fault in words. */
export interface Fault {
  readonly words: string;
  readonly help: string;
  /** SQLSTATE, or the code of the network */
  readonly code: string;
  /** whether only a person can mend it */
  readonly lasting: boolean;
}

/** A fault of the database in words; undefined where it is none. */
export function faultOf(error: unknown, address: string): Fault | undefined {
  if (!(error instanceof Error) || error instanceof CommandError) return undefined;
  // where several addresses of one name were tried, the first tells most
  const first = error instanceof AggregateError && error.errors[0] instanceof Error ? (error.errors[0] as Error) : error;
  const said = secretsOf(address).reduce((text, secret) => text.replaceAll(secret, "***"), first.message);
  const away = /timeout expired|timeout exceeded|read timeout/i.test(said)
    ? "ETIMEDOUT"
    : /terminated unexpectedly|not queryable/.test(said)
      ? "ECONNRESET"
      : "";
  const code = codeOf(first) || codeOf(error) || away;
  const known: Told | undefined = FAULTS[code]?.(said) ?? (OUTSIDE.test(code) ? [said, "what was published before stands"] : undefined);
  return known && { words: known[0], help: known[1], code, lasting: LASTING.test(code) };
}

/** A fault of the database that ends publishing; undefined where it is none. */
export function databaseError(error: unknown, address: string): CommandError | undefined {
  const fault = faultOf(error, address);
  return fault && new CommandError(EXIT.disk, `cannot publish to ${shownAddress(address)}: ${fault.words}`, fault.help);
}
