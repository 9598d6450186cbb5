/** Addresses of databases and names of schemas, as typed. */
import { nearest } from "../../core/link/references.ts";
import { SCHEMA_NAME } from "../../export/postgres/publication.ts";
import { misuse } from "../world.ts";

/** `doing`: what is done with the address, in words. */
export function addressOf(given: string, doing: string): string {
  if (/^postgres(ql)?:\/\//.test(given) && URL.canParse(given)) return given;
  const scheme = /^([a-z]+):\/\//.exec(given)?.[1];
  const near = scheme && nearest(scheme, ["postgres", "postgresql"]);
  throw misuse(
    scheme === undefined ? `${doing} the address of a database` : `${scheme}:// is not an address of PostgreSQL`,
    `${near ? `did you mean ${near}://; ` : ""}write postgres://USER@HOST/DATABASE (a site is made by dejure build)`,
  );
}

/** The name of a schema that needs no quoting anywhere. */
export function schemaName(given: string): string {
  if (SCHEMA_NAME.test(given) && !/^pg_|_v\d+$/.test(given)) return given;
  throw misuse(
    `${given} is no name of a schema`,
    "write small letters, digits and _, such as vilnius_1940; NAME_v1 is what dejure calls a version",
  );
}
