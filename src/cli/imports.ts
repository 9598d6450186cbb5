import { bibtex } from "../import/bibtex.ts";
import { cliopatria } from "../import/cliopatria.ts";
import { cowTerritorialChange } from "../import/cow-territorial-change.ts";
import { cshapes } from "../import/cshapes.ts";
import { cslJson } from "../import/csl-json.ts";
import { DATA_READERS } from "../import/data/read-data.ts";
import { historicalBasemaps } from "../import/historical-basemaps.ts";
import { icow } from "../import/icow.ts";
import type { BytesFormat, ImportFormat } from "../import/imported.ts";
import { linkedPlaces } from "../import/linked-places.ts";
import { naturalEarthViewpoints } from "../import/natural-earth-viewpoints.ts";
import { osm } from "../import/osm.ts";
import { overture } from "../import/overture.ts";
import { pax } from "../import/pax.ts";
import { perspectives } from "../import/perspectives.ts";
import { ris } from "../import/ris.ts";
import { wikidata } from "../import/wikidata.ts";

/** What stands in the help beside the known data sets. */
export const DATA_IMPORT = {
  id: "data",
  summary: `outlines of any source, by a mapping of its columns (${DATA_READERS.map((reader) => reader.id).join(", ")}; others with --gdal)`,
  loses: "columns that the mapping does not name, lines, what points say of who held them",
  adds: false,
};

/** The foreign formats that `dejure import` reads. */
export const IMPORTS: readonly (ImportFormat | BytesFormat)[] = [
  cshapes,
  cliopatria,
  historicalBasemaps,
  naturalEarthViewpoints,
  perspectives,
  overture,
  osm,
  linkedPlaces,
  cowTerritorialChange,
  icow,
  pax,
  wikidata,
  cslJson,
  bibtex,
  ris,
];
