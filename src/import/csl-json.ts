/** CSL-JSON, as Zotero, pandoc and Crossref write it: an array of items, or one item. */
import { sourcesOf } from "./bibliography.ts";
import {
  type ForeignFile,
  type Imported,
  type ImportFault,
  type ImportFormat,
  type ImportOptions,
  isObject,
  parseForeign,
} from "./imported.ts";

export const cslJson: ImportFormat = {
  id: "csl-json",
  summary: "sources from CSL-JSON (Zotero, pandoc, Crossref)",
  loses: "fields without a place in a source",
  adds: true,
  read: importCslJson,
};

/** Reads one CSL-JSON file into source records. What dejure wrote is read back whole, from `custom`. */
export function importCslJson(files: readonly ForeignFile[], options: ImportOptions = {}): Imported | ImportFault {
  const [file, second] = files;
  if (!file || second) return { ok: false, message: `a bibliography is one file, and ${files.length} are given` };
  const parsed = parseForeign(file);
  if (!parsed.ok) return parsed;
  const items = Array.isArray(parsed.value)
    ? parsed.value
    : isObject(parsed.value) && Array.isArray(parsed.value["items"])
      ? (parsed.value["items"] as unknown[])
      : isObject(parsed.value)
        ? [parsed.value]
        : undefined;
  if (!items) return { ok: false, message: `${file.name} is no list of works`, help: "export it as CSL JSON" };
  const declares = [
    "Titles are plain text; formatting in them is dropped.",
    "Dates are EDTF; CSL's years before 1 are counted with a year 0.",
  ];
  return sourcesOf({ items, file, declares }, options);
}
