/** Foreign formats into atlases. Pure: texts in, files of records out. */
export { cshapes, importCshapes } from "./cshapes.ts";
export { historicalBasemaps, importHistoricalBasemaps } from "./historical-basemaps.ts";
export type { ForeignFile, Imported, ImportedFile, ImportFault, ImportFormat, ImportOptions } from "./imported.ts";
