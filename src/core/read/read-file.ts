/** Reads one file of an atlas on its own; what needs other files is left to `read-atlas.ts`. */
import type { SourceFile } from "../model/atlas.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import { COLLECTIONS } from "../model/format.ts";
import type { AtlasHead } from "../model/records.ts";
import { type GeoJson, readGeoJson } from "./geojson.ts";
import { normalId } from "./ids.ts";
import { withoutConflicts } from "./merge-conflict.ts";
import { Faults, suggest } from "./read-faults.ts";
import { LIMIT_VARIABLES, READ_LIMITS, type ReadLimits } from "./read-limits.ts";
import type { FileReading, FileReference, UnitUse } from "./reading.ts";
import { type RecordsRead, readHead, readRecordFile, type Withheld } from "./record-files.ts";
import { isSheetName, readSheet, SHEETS } from "./sheets.ts";
import { decode } from "./text-files.ts";
import { readYaml } from "./yaml.ts";
import type { Node } from "./yaml-node.ts";

/** All that one file gives. */
export interface FileRead {
  readonly path: string;
  /** undefined where the file is not text that we read */
  readonly text?: string;
  readonly records: readonly AnyAuthored[];
  readonly withheld: readonly Withheld[];
  readonly diagnostics: readonly Diagnostic[];
  readonly fileReferences: readonly FileReference[];
  readonly unitUses: readonly UnitUse[];
  readonly geojson?: GeoJson;
  readonly head?: { readonly data: AtlasHead | undefined; readonly root: Node | undefined };
}

export const HEAD_FILE = "atlas.yaml";

/** Rules for faults of what a file is written in. */
const SYNTAX = { geojson: "geojson-syntax", sheet: "csv-syntax", yaml: "yaml-syntax" } as const;

const NO_RECORDS: RecordsRead = { records: [], withheld: [] };

/** What a path says a file is; undefined for files that are no part of the records. */
export function roleOf(path: string): "head" | CollectionName | "sheet" | "geojson" | "stray" | undefined {
  const segments = path.split("/");
  if (segments.some((segment) => segment.startsWith(".") || segment === "node_modules")) return undefined;
  if (path === HEAD_FILE) return "head";
  const name = segments.at(-1) as string;
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase();
  if (ending === "geojson") return "geojson";
  if (ending === "csv") return isSheetName(name) ? "sheet" : "stray";
  if (ending !== "yaml" && ending !== "yml") return undefined;
  const folder = segments[0] as string;
  return segments.length > 1 && Object.hasOwn(COLLECTIONS, folder) ? (folder as CollectionName) : "stray";
}

/** Reads one file of an atlas. */
export function readFile({ path, bytes }: SourceFile, limits: Partial<ReadLimits> = {}): FileRead {
  const role = roleOf(path);
  const faults = new Faults(path);
  const reading: FileReading = { file: path, faults, fileReferences: [], unitUses: [] };
  const result = (rest: Partial<FileRead>, read: RecordsRead = NO_RECORDS): FileRead => ({
    path,
    ...read,
    diagnostics: faults.list,
    fileReferences: reading.fileReferences,
    unitUses: reading.unitUses,
    ...rest,
  });
  if (role === undefined) return result({});
  if (path.split("/").includes("..") || path.startsWith("/") || path.includes("\\")) {
    faults.add("path-outside-atlas", { start: 0, end: 0 }, `the file ${path} does not lie in the atlas folder`, {
      help: "move it into the atlas folder",
    });
    return result({});
  }
  const limit = role === "geojson" ? "geojson" : "yaml";
  const most = limits[limit] ?? READ_LIMITS[limit];
  if (bytes.length > most) {
    faults.add("file-too-large", { start: 0, end: 0 }, `the file has ${bytes.length} bytes, ${most} are the most`, {
      help: `${limit === "geojson" ? "simplify the geometry, or split the file" : "split the file into smaller ones"}, or raise the limit “${limit}” (${LIMIT_VARIABLES[limit]} in the environment of the command)`,
    });
    return result({});
  }
  if (role === "stray") {
    stray(path, faults);
    return result({});
  }
  const { text, sound } = decode(bytes, faults);
  /** what is read; `text` is what stands in the file */
  const body = sound ? withoutConflicts(text, SYNTAX[role === "geojson" || role === "sheet" ? role : "yaml"], faults) : text;
  const id = normalId(path.slice(role.length + 1).replace(/\.ya?ml$/iu, ""));
  if (!sound)
    return result(
      { text },
      role in COLLECTIONS ? { records: [], withheld: [{ collection: role as CollectionName, id, start: 0 }] } : NO_RECORDS,
    );
  switch (role) {
    case "geojson": {
      const geojson = readGeoJson(body, faults);
      return result(geojson === undefined ? { text } : { text, geojson });
    }
    case "sheet":
      return result({ text }, readSheet(path.split("/").at(-1) as keyof typeof SHEETS, body, reading));
    case "head": {
      const { root, broken } = readYaml(body, faults);
      return result({ text, head: { data: readHead(root, broken, reading), root } });
    }
    default: {
      const { root, broken } = readYaml(body, faults);
      return result({ text }, readRecordFile(root, broken, role, id, reading));
    }
  }
}

function stray(path: string, faults: Faults): void {
  const segments = path.split("/");
  const name = segments.at(-1) as string;
  const say = (message: string, help: string | undefined) =>
    faults.add("stray-file", { start: 0, end: 0 }, message, { help, severity: "warning" });
  if (/\.csv$/iu.test(name))
    say(`${path} is not read: spreadsheets are ${Object.keys(SHEETS).join(" and ")}`, suggest(name, Object.keys(SHEETS)));
  else if (/^atlas\.ya?ml$/iu.test(path)) say(`${path} is not read: the head of an atlas is ${HEAD_FILE}`, `rename it to ${HEAD_FILE}`);
  else if (segments.length === 1)
    say(
      `${path} is not read: records stand in the folder of their collection`,
      `move it into one of ${Object.keys(COLLECTIONS).join(", ")}`,
    );
  else say(`${path} is not read: there is no collection “${segments[0]}”`, suggest(segments[0] as string, Object.keys(COLLECTIONS)));
}
