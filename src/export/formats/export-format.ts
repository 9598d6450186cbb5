import type { Atlas, SourceFile } from "../../core/model/atlas.ts";
import type { Diagnostic } from "../../core/model/diagnostic.ts";
import type { MapLayer } from "../../core/resolve/answer.ts";
import type { Asked } from "../../core/resolve/ask.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";
import type { Day, HistoricalDate } from "../../core/time/historical-date.ts";

/** One statement of SQL with its parameters; `rows` runs it once for each. */
export interface SqlStatement {
  readonly sql: string;
  readonly rows?: Iterable<readonly (string | number | Uint8Array | null)[]>;
}

/** What some formats need of the outside: engines that the pure code may not start itself. */
export interface Tools {
  /** A new SQLite database with these statements run, as the bytes of its file. */
  sqlite(statements: Iterable<SqlStatement>): Promise<Uint8Array>;
  png(svg: string, width: number): Promise<Uint8Array>;
}

/** What is to be exported, and with what. */
export interface Exporting {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  readonly viewpoint: string;
  readonly layer: MapLayer;
  /** absent: all time */
  readonly date?: HistoricalDate | undefined;
  /** with one day: leave out what was not public on this day */
  readonly knownOn?: Day | undefined;
  /** length of a panel's periods, as written */
  readonly every?: string | undefined;
  /** address at which the atlas is published, with a slash at its end */
  readonly baseUrl?: string | undefined;
  readonly tools: Tools;
  /** version of dejure */
  readonly version: string;
  /** ISO day on which a package is published */
  readonly published: string;
  /** what the check found, for packages: what may not be passed on is not packed */
  readonly diagnostics?: readonly Diagnostic[];
  /** the files of the atlas as they came from disk, for packages */
  readonly files?: readonly SourceFile[];
}

/** A file in pieces, so that nobody needs to hold the whole. */
export type Pieces = Iterable<string | Uint8Array>;

export interface ExportedFile {
  /** path with forward slashes and no leading one */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a format may carry, in the order of the table in the docs. */
export const CARRIED = {
  outlines: "outlines of land",
  borders: "borders as lines of their own",
  time: "start and end of each answer",
  "any-year": "days before year 1 and after 9999",
  uncertainty: "what the dates leave open, with every alternative",
  reasons: "the assertions that decided",
  sources: "the works that they cite",
  licence: "licences, row by row",
  languages: "names in every language",
  acts: "acts, articles, claims and events as recorded",
} as const;
export type Carried = keyof typeof CARRIED;

/** Resolved land, records as they stand, tables drawn from records, or works cited. */
export type Kind = "land" | "records" | "tables" | "sources";

interface Described {
  /** its name on the command, in addresses of the docs and of files */
  readonly id: string;
  readonly kind: Kind;
  /** one line for the help */
  readonly summary: string;
  readonly media: string;
  /** ending of a file's name, with the dot */
  readonly ending: string;
  readonly carries: readonly Carried[];
  /** what is lost in it, in words */
  readonly loses: string;
  /** what it does not say of this very atlas, one sentence each; absent: nothing but what `loses` says */
  lost?(exporting: Exporting): readonly string[];
  /** npm packages, of those that are installed where they can be, without which it cannot be written */
  readonly needs?: readonly string[];
  /** which days it can show */
  readonly days: "all or some" | "one day" | "none";
  /** has a meaning for people only as a file: not printed to a terminal */
  readonly binary?: true;
}

/** A format that is one file, with others beside it that help programs to open it. */
export interface FileFormat extends Described {
  write(exporting: Exporting): Asked<Pieces> | Promise<Asked<Pieces>>;
  /** Files beside it: what is added to its name without the ending, and what they hold. `stem` is that name. */
  beside?(exporting: Exporting, stem: string): Iterable<ExportedFile> | Promise<Iterable<ExportedFile>>;
}

/** A format that is a folder. */
export interface FolderFormat extends Described {
  readonly folder: true;
  files(exporting: Exporting): Asked<Iterable<ExportedFile>>;
}

export type Format = FileFormat | FolderFormat;

const encoder = new TextEncoder();
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** Pieces as one run of bytes. */
export function joinedBytes(pieces: Pieces): Uint8Array {
  const all = [...pieces].map((piece) => (typeof piece === "string" ? bytesOf(piece) : piece));
  const whole = new Uint8Array(all.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of all) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}
