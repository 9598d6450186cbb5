/** What an importer gives back: the files of an atlas, and in words what it did with the data. */
import { stringify } from "yaml";

/** A file to be written, path relative to the atlas folder, with forward slashes. */
export interface ImportedFile {
  readonly path: string;
  readonly text: string;
}

/** One foreign file: its name without folders, and its text. */
export interface ForeignFile {
  readonly name: string;
  readonly text: string;
}

export interface Imported {
  readonly ok: true;
  readonly files: readonly ImportedFile[];
  /** how the data were read: ends of intervals, meaning of codes, precision */
  readonly declares: readonly string[];
  /** what the data hold and the atlas does not, one sentence each */
  readonly leftOut: readonly string[];
  /** what looks wrong in the data, or says two things: kept as it stands, for a person to look at */
  readonly doubts?: readonly string[];
}

/** Why foreign files could not be read. */
export interface ImportFault {
  readonly ok: false;
  readonly message: string;
  readonly help?: string;
}

export interface ImportOptions {
  /** titles of the sources of the atlas that is added to, by id; no second record is given one of these ids */
  readonly sources?: ReadonlyMap<string, readonly string[]> | undefined;
  /** precision of outlines whose source does not say it, in km */
  readonly precisionKm?: number | undefined;
  /** since which day or year data hold that say nothing of days */
  readonly on?: string | undefined;
}

interface Format {
  readonly id: string;
  /** one line for the help */
  readonly summary: string;
  /** what it holds that has no place here, in a phrase */
  readonly loses: string;
  /** its files go into an atlas that is there, and never over another file */
  readonly adds?: boolean;
  /** its data say nothing of days, so that `on` is asked for */
  readonly undated?: boolean;
}

/** A foreign format that dejure reads; pure: texts in, records out, faults of the data as values. */
export interface ImportFormat extends Format {
  read(files: readonly ForeignFile[], options: ImportOptions): Imported | ImportFault;
}

/** One whose files are no texts, or so large that they are read piece by piece. */
export interface BytesFormat extends Format {
  readBytes(files: readonly ForeignBytes[], options: BytesOptions): Promise<Imported | ImportFault>;
}

/** One foreign file: its name without folders, and its bytes. */
export interface ForeignBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface BytesOptions extends ImportOptions {
  /** encoding of texts that do not say it */
  readonly encoding?: string | undefined;
  /** told how much is read, from 0 to 1 */
  readonly progress?: ((fraction: number) => void) | undefined;
}

/** The first of `base`, `base-2`, `base-3` … that nothing is called by. */
export function unused(base: string, isTaken: (id: string) => boolean, divider = "-"): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}${divider}${n}`;
    if (!isTaken(id)) return id;
  }
}

/** A value as YAML, one key a line, never folded. */
export const yamlFile = (path: string, data: unknown): ImportedFile => ({
  path,
  text: stringify(data, { lineWidth: 0, aliasDuplicateObjects: false }),
});

/** The atlas's README and what is printed say the same. */
export function readmeFile(
  title: string,
  { declares, leftOut, doubts = [] }: Pick<Imported, "declares" | "leftOut" | "doubts">,
): ImportedFile {
  const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");
  const sections = [
    `# ${title}`,
    `## How the data were read\n\n${list(declares)}`,
    ...(doubts.length > 0 ? [`## Worth a look\n\n${list(doubts)}`] : []),
    ...(leftOut.length > 0 ? [`## Left out\n\n${list(leftOut)}`] : []),
  ];
  return { path: "README.md", text: `${sections.join("\n\n")}\n` };
}

/** That files hold nothing of what is wanted, and the first reason, where something was left out. */
export const nothingIn = (files: readonly Pick<ForeignFile, "name">[], wanted: string, [reason]: readonly string[] = []): ImportFault => ({
  ok: false,
  message: `${files.map(({ name }) => name).join(", ")}: ${wanted}`,
  ...(reason !== undefined && { help: reason.replace(/\.$/, "") }),
});

const UNPACK: Readonly<Record<string, string>> = {
  xz: "xz -dk",
  gz: "gzip -dk",
  bz2: "bzip2 -dk",
  zip: "unzip",
  pbf: "osmium cat -f osm -o data.osm",
};

/** A packed file, in words. */
export function packedFault({ name }: Pick<ForeignFile, "name">): ImportFault | undefined {
  const packed = /\.(xz|gz|bz2|zip|pbf)$/i.exec(name)?.[1]?.toLowerCase();
  return packed === undefined ? undefined : { ok: false, message: `${name} is packed`, help: `unpack it first: ${UNPACK[packed]} ${name}` };
}

/** JSON of a foreign file, or the fault in words. */
export function parseForeign(file: ForeignFile): { readonly ok: true; readonly value: unknown } | ImportFault {
  const packed = packedFault(file);
  if (packed) return packed;
  try {
    return { ok: true, value: JSON.parse(file.text) as unknown };
  } catch (error) {
    return { ok: false, message: `${file.name} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Features of a foreign file of GeoJSON, or the fault in words. */
export function featuresOf(file: ForeignFile): { readonly ok: true; readonly features: readonly unknown[] } | ImportFault {
  const parsed = parseForeign(file);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!isObject(value) || value["type"] !== "FeatureCollection" || !Array.isArray(value["features"]))
    return { ok: false, message: `${file.name} is no GeoJSON FeatureCollection` };
  return { ok: true, features: value["features"] };
}

/** A text on one line, in Unicode normal form C; undefined for what is no text, or says nothing. */
export function lineOf(value: unknown): string | undefined {
  const line = typeof value === "string" ? value.normalize("NFC").replaceAll(/\s+/g, " ").trim() : "";
  return line === "" ? undefined : line;
}

/** What a table says of a word that comes from a foreign file: its own entries alone, never what every object has. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
