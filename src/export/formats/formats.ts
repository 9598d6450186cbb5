/** Every format of `dejure export`, in the order in which they are shown. */
import { packageFiles } from "../package/package.ts";
import type { FolderFormat, Format } from "./export-format.ts";
import { LAND_FORMATS } from "./land-formats.ts";
import { RECORD_FORMATS } from "./record-formats.ts";
import { BORROWED_FORMATS } from "./tiles-and-tables.ts";

const PACKAGE: FolderFormat = {
  id: "package",
  kind: "records",
  folder: true,
  summary: "a citable folder: data, records, README, CITATION.cff, checksums, Data Package 2, RO-Crate 1.2, a licence for each file",
  media: "application/ld+json",
  ending: "",
  days: "none",
  carries: ["outlines", "time", "any-year", "uncertainty", "reasons", "sources", "licence", "languages", "acts"],
  loses: "full texts of sources that may not be passed on, and files that are not of the atlas",
  files: packageFiles,
};

export const FORMATS: readonly Format[] = [...LAND_FORMATS, ...BORROWED_FORMATS, ...RECORD_FORMATS, PACKAGE];
