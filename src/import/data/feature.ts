/** What readers of foreign map data give: features as they stand in the file, before anything is meant by them. */
import type { ImportFault } from "../imported.ts";
import { markedEncoding } from "../pieces.ts";

/** One file as it came: its name without folders, and its bytes. */
export interface DataFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A geometry as GeoJSON has it, not yet looked into. */
export interface DataGeometry {
  readonly type: string;
  readonly coordinates?: unknown;
}

export interface DataFeature {
  /** table of a database, object of a topology, folder of a KML file, else the name of the file without its ending */
  readonly layer: string;
  /** name of the file that it stands in */
  readonly file: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: DataGeometry | null;
  /** coordinate system as the file says it: `EPSG:3857`, WKT or PROJJSON; absent: degrees of longitude and latitude, or not said */
  readonly crs?: string | undefined;
  /** why its geometry cannot be read */
  readonly fault?: string;
}

export interface DataRead {
  readonly ok: true;
  readonly features: readonly DataFeature[];
  /** how the file was read where it does not say it itself, one sentence each */
  readonly declares?: readonly string[];
  readonly leftOut?: readonly string[];
  /** rows of a table without land of their own, and why: the land may stand in another file */
  readonly bare?: ImportFault;
}

/** What readers need of the outside: engines that the pure code may not start itself. */
export interface DataTools {
  /** Opens a copy of an SQLite database for as long as `use` runs. */
  readSqlite<T>(bytes: Uint8Array, use: (rows: (sql: string) => readonly Readonly<Record<string, unknown>>[]) => T): Promise<T>;
}

export interface DataOptions {
  /** encoding of texts, by its name in the Encoding Standard, where the file does not say it */
  readonly encoding?: string | undefined;
  /** whether columns that hold objects are kept */
  readonly nested?: boolean;
  /** bytes from which a document is read piece by piece */
  readonly large?: number | undefined;
  /** told how much of a large file is read, from 0 to 1 */
  readonly progress?: ((fraction: number) => void) | undefined;
  /** columns by which rows of a table find their outlines; guessed where they are left out */
  readonly join?: Join | undefined;
}

/** A column of a table, and the column of the outlines in which the same stands. */
export interface Join {
  readonly table: string;
  readonly outlines: string;
}

/** A format that `dejure import data` reads; `beside` holds the parts of the file by their lower-case endings. */
export interface DataReader {
  readonly id: string;
  readonly endings: readonly string[];
  read(
    file: DataFile,
    given: { readonly tools: DataTools; readonly options: DataOptions; readonly beside: ReadonlyMap<string, DataFile> },
  ): Promise<DataRead | ImportFault> | DataRead | ImportFault;
}

export const fault = (message: string, help?: string): ImportFault => ({ ok: false, message, ...(help !== undefined && { help }) });

/** Name of a file without folders and ending. */
export const stemOf = (name: string): string => name.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
export const endingOf = (name: string): string => /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** Text in the encoding that is asked for, else in strict UTF-8; a fault says what to ask for. */
export function textOfFile(
  { name, bytes }: DataFile,
  { encoding }: DataOptions,
): { readonly ok: true; readonly text: string } | ImportFault {
  const decoder = decoderFor(encoding ?? markedEncoding(bytes));
  if (!decoder)
    return fault(`no encoding is called ${encoding}`, "write it as the Encoding Standard does: windows-1257, iso-8859-13, koi8-r");
  try {
    return { ok: true, text: decoder.decode(bytes) };
  } catch {
    return encoding === undefined
      ? fault(`${name} is not in UTF-8, and does not say what it is in`, "say it: --encoding windows-1257, or save the file as UTF-8")
      : fault(`${name} is not in ${encoding}`, "name another encoding, or leave --encoding out for UTF-8");
  }
}

/** A strict decoder; undefined where no encoding has this name. */
export function decoderFor(label: string): { decode(bytes: Uint8Array): string } | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}
