/** Formats of records as they stand: whatever the viewpoint, and not what follows from them. */
import { misunderstood, oneDay, understood } from "../../core/resolve/ask.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { bibtex } from "../bibtex.ts";
import { cslItems, cslJson } from "../csl-json.ts";
import { obligationsCsv, recognitionsCsv } from "../ledgers.ts";
import { ris } from "../ris.ts";
import { assertionsCsv, placesCsv, territoriesGeoJson } from "../tables.ts";
import { webAnnotationsText } from "../web-annotation.ts";
import type { Exporting, FileFormat } from "./format.ts";

const CSV = { media: "text/csv; charset=utf-8", ending: ".csv" } as const;

/** Writes one text. */
export const writing =
  (write: (exporting: Exporting) => string): FileFormat["write"] =>
  (exporting) =>
    understood([write(exporting)]);

/** A ledger on a day, or at the end of the records. */
const ledger =
  (write: (exporting: Exporting, day: Day | undefined) => string): FileFormat["write"] =>
  (exporting) => {
    const day = exporting.date && oneDay(exporting.date);
    if (exporting.date && day === undefined) return misunderstood(`${exporting.date.text} is not one day`, "name a day in it");
    return understood([write(exporting, day)]);
  };

const SOURCES = "all but the sources";

export const RECORD_FORMATS: readonly FileFormat[] = [
  {
    id: "territories",
    kind: "records",
    summary: "the territories as recorded, as GeoJSON",
    media: "application/geo+json",
    ending: ".geojson",
    days: "none",
    carries: ["outlines", "sources", "licence"],
    loses: "all but the territories; names in other languages than the atlas's first",
    write: writing(({ atlas }) => territoriesGeoJson(atlas)),
  },
  {
    id: "assertions",
    kind: "tables",
    summary: "every assertion with its assertors, days and sources, as CSV",
    ...CSV,
    days: "none",
    carries: ["time", "any-year", "uncertainty", "reasons", "sources", "acts"],
    loses: "outlines; names",
    write: writing(({ atlas }) => assertionsCsv(atlas)),
  },
  {
    id: "places",
    kind: "tables",
    summary: "the places with their names, as CSV that can be read back as places.csv",
    ...CSV,
    days: "none",
    carries: [],
    loses: "all but the places; names in other languages than the atlas's first",
    write: writing(({ atlas }) => placesCsv(atlas)),
  },
  {
    id: "csl-json",
    kind: "sources",
    summary: "the sources as CSL-JSON, with all that import reads back",
    media: "application/vnd.citationstyles.csl+json",
    ending: ".csl.json",
    days: "none",
    carries: ["sources"],
    loses: SOURCES,
    write: writing(({ atlas }) => cslJson(atlas)),
  },
  {
    id: "bibtex",
    kind: "sources",
    summary: "the sources as BibTeX",
    media: "application/x-bibtex",
    ending: ".bib",
    days: "none",
    carries: ["sources"],
    loses: SOURCES,
    write: writing(({ atlas }) => bibtex(cslItems(atlas))),
  },
  {
    id: "ris",
    kind: "sources",
    summary: "the sources as RIS",
    media: "application/x-research-info-systems",
    ending: ".ris",
    days: "none",
    carries: ["sources"],
    loses: `${SOURCES}; of uncertain dates, all but the year`,
    write: writing(({ atlas }) => ris(cslItems(atlas))),
  },
  {
    id: "annotations",
    kind: "records",
    summary: "passages of sources and what rests on them, as W3C Web Annotations (JSON-LD)",
    media: "application/ld+json",
    ending: ".jsonld",
    days: "none",
    carries: ["sources", "reasons"],
    loses: "all but passages and what rests on them",
    write: writing(({ atlas, baseUrl }) => webAnnotationsText(atlas, baseUrl === undefined ? {} : { base: baseUrl })),
  },
  {
    id: "obligations-csv",
    kind: "tables",
    summary: "the ledger of obligations, on a day with --on",
    ...CSV,
    days: "one day",
    carries: ["time", "any-year", "sources"],
    loses: "all but the obligations",
    write: ledger(({ atlas }, day) => obligationsCsv(atlas, day)),
  },
  {
    id: "recognitions-csv",
    kind: "tables",
    summary: "every recognition, or those that stand on a day with --on",
    ...CSV,
    days: "one day",
    carries: ["time", "any-year", "sources"],
    loses: "all but the recognitions",
    write: ledger(({ atlas }, day) => recognitionsCsv(atlas, day)),
  },
];
