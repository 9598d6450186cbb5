/** Foreign formats and articles into atlases. Pure: texts in, files of records out. */
export { bibtex, importBibtex } from "./bibtex.ts";
export { cliopatria, importCliopatria } from "./cliopatria.ts";
export { cowTerritorialChange, importCowTerritorialChange } from "./cow-territorial-change.ts";
export { cshapes, importCshapes } from "./cshapes.ts";
export { cslJson, importCslJson } from "./csl-json.ts";
export type { Analysis, Finding } from "./draft/analysis.ts";
export { type Draft, type DraftOptions, draftArticle } from "./draft/draft.ts";
export type { DraftFile } from "./draft/draft-files.ts";
export type { Proposal } from "./draft/proposal.ts";
export type { ArticleFormat } from "./draft/read-article.ts";
export { historicalBasemaps, importHistoricalBasemaps } from "./historical-basemaps.ts";
export { icow, importIcow } from "./icow.ts";
export type {
  BytesFormat,
  BytesOptions,
  ForeignBytes,
  ForeignFile,
  Imported,
  ImportedFile,
  ImportFault,
  ImportFormat,
  ImportOptions,
} from "./imported.ts";
export { importLinkedPlaces, linkedPlaces } from "./linked-places.ts";
export { importNaturalEarthViewpoints, naturalEarthViewpoints } from "./natural-earth-viewpoints.ts";
export { importOsm, importOsmFiles, osm } from "./osm.ts";
export { importOverture, overture } from "./overture.ts";
export { importPax, pax } from "./pax.ts";
export { importPerspectives, perspectives } from "./perspectives.ts";
export { importRis, ris } from "./ris.ts";
export { importWikidata, wikidata } from "./wikidata.ts";
