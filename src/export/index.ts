/** Atlases into other formats. Pure: an atlas in, text out. */
export { bibtex, bibtexEntry } from "./bibtex.ts";
export { type CslItem, cslItem, cslItems, cslJson } from "./csl-json.ts";
export { holdingsCsv } from "./csv.ts";
export { toCsv } from "./csv-text.ts";
export { type DatedHolding, holdingsBetween } from "./dated-holdings.ts";
export type { Exporting, FileFormat, FolderFormat, Format, Tools } from "./formats/export-format.ts";
export { FORMATS } from "./formats/formats.ts";
export { holdingsGeoJsonText } from "./geojson.ts";
export { type Column, HOLDING_COLUMNS, type HoldingRow } from "./holding-columns.ts";
export { obligationsCsv, recognitionsCsv } from "./ledgers.ts";
export { ris, risEntry } from "./ris.ts";
export { webAnnotations, webAnnotationsText } from "./web-annotation.ts";
