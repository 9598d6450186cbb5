import type { Faults } from "./read-faults.ts";

/** A file that a record names, to be looked up once all files are read. */
export interface FileReference {
  readonly kind: "geojson" | "text" | "file" | "tiles";
  /** relative to the atlas folder */
  readonly path: string;
  readonly feature?: string;
  readonly start: number;
  readonly end: number;
  readonly record: string | undefined;
}

/** A unit that the built-in table does not know: fine if `atlas.yaml` defines it. */
export interface UnitUse {
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  readonly record: string | undefined;
}

/** What is gathered while the values of one file are read. */
export interface FileReading {
  readonly file: string;
  readonly faults: Faults;
  readonly fileReferences: FileReference[];
  readonly unitUses: UnitUse[];
}

/** Notes a file named by a record, relative to the folder of the record's file; false where it lies outside of the atlas. */
export function referTo(
  reading: FileReading,
  kind: FileReference["kind"],
  written: string,
  feature: string | undefined,
  at: { start: number; end: number },
): boolean {
  const path = resolvePath(reading.file, written);
  if (path === undefined) {
    reading.faults.add("path-outside-atlas", at, `“${written}” leads out of the atlas folder`, {
      help: "copy the file into the atlas and name it relative to this file's folder, with forward slashes",
    });
    return false;
  }
  reading.fileReferences.push({
    kind,
    path,
    ...(feature === undefined ? {} : { feature }),
    start: at.start,
    end: at.end,
    record: reading.faults.record,
  });
  return true;
}

/** Path relative to the atlas folder of a file named in another file; undefined where it leaves the atlas folder. */
export function resolvePath(from: string, written: string): string | undefined {
  if (/^[/\\]|^[a-z][a-z0-9+.-]*:|\\|[\0-\x1f]/iu.test(written)) return undefined;
  const segments = from.split("/").slice(0, -1);
  for (const segment of written.normalize("NFC").split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join("/");
}
