/** Foreign formats into atlases. Pure: texts in, files of records out. */
export { bibtex, importBibtex } from "./bibtex.ts";
export { cshapes, importCshapes } from "./cshapes.ts";
export { cslJson, importCslJson } from "./csl-json.ts";
export { historicalBasemaps, importHistoricalBasemaps } from "./historical-basemaps.ts";
export type { ForeignFile, Imported, ImportedFile, ImportFault, ImportFormat, ImportOptions } from "./imported.ts";
export { importRis, ris } from "./ris.ts";
