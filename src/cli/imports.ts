import { bibtex } from "../import/bibtex.ts";
import { cliopatria } from "../import/cliopatria.ts";
import { cowTerritorialChange } from "../import/cow-territorial-change.ts";
import { cshapes } from "../import/cshapes.ts";
import { cslJson } from "../import/csl-json.ts";
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
