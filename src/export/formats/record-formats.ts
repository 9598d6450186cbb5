/** Formats of records as they stand: whatever the viewpoint, and not what follows from them. */
import { misunderstood, oneDay, understood } from "../../core/resolve/ask.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { bibtex, lostInBibtex } from "../bibtex.ts";
import { cslItems, cslJson } from "../csl-json.ts";
import { edgeFeatures } from "../edge-features.ts";
import { assertionsCsv, placesCsv, territoriesGeoJson } from "../flat-tables.ts";
import { headText } from "../geojson.ts";
import { obligationsCsv, recognitionsCsv } from "../ledgers.ts";
import { attributionsOf } from "../licences.ts";
import { naturalEarthUnits } from "../natural-earth.ts";
import { atlasJson } from "../records/atlas-json.ts";
import { jsonLd } from "../records/json-ld.ts";
import { linkedPlaces, lpTsv } from "../records/linked-places.ts";
import { quickStatements } from "../records/quickstatements.ts";
import { turtle } from "../records/turtle.ts";
import { lostInRis, ris } from "../ris.ts";
import { webAnnotationsText } from "../web-annotation.ts";
import type { Carried, Exporting, FileFormat } from "./export-format.ts";

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

const ALL_OF_RECORDS: readonly Carried[] = ["time", "any-year", "uncertainty", "reasons", "sources", "languages", "acts"];

export const RECORD_FORMATS: readonly FileFormat[] = [
  {
    id: "json",
    kind: "records",
    summary: "the atlas as one JSON document: records as written, assertions, outlines; streamed",
    media: "application/json",
    ending: ".json",
    days: "none",
    carries: ["outlines", ...ALL_OF_RECORDS.slice(0, 5), "licence", ...ALL_OF_RECORDS.slice(5)],
    loses: "comments, the order of keys, and how an outline was composed of others; answers, which follow from the records",
    write: ({ atlas }) => understood(atlasJson(atlas)),
  },
  {
    id: "jsonld",
    kind: "records",
    summary: "the atlas as JSON-LD 1.1: PROV, statements with rank and references as Wikibase has them; streamed",
    media: "application/ld+json",
    ending: ".jsonld",
    days: "none",
    carries: ALL_OF_RECORDS,
    loses: "outlines (take json or geojson); conditions, obligations and figures beyond their names and sources",
    write: ({ atlas, baseUrl }) => understood(jsonLd(atlas, baseUrl)),
  },
  {
    id: "turtle",
    kind: "records",
    summary: "the same graph as Turtle 1.1; streamed",
    media: "text/turtle; charset=utf-8",
    ending: ".ttl",
    days: "none",
    carries: ALL_OF_RECORDS,
    loses: "what jsonld loses",
    write: ({ atlas, baseUrl }) => understood(turtle(atlas, baseUrl)),
  },
  {
    id: "linked-places",
    kind: "records",
    summary: "places and territories as Linked Places 1.3, for the World Historical Gazetteer; streamed",
    media: "application/geo+json",
    ending: ".lpf.json",
    days: "none",
    carries: ["outlines", "time", "any-year", "sources", "languages"],
    loses: "acts, claims and answers: a gazetteer says where a place is and what it was called, not whose it was",
    write: ({ atlas, baseUrl }) => understood(linkedPlaces(atlas, baseUrl)),
  },
  {
    id: "lp-tsv",
    kind: "tables",
    summary: "the same as LP-TSV, one row a place; streamed",
    media: "text/tab-separated-values; charset=utf-8",
    ending: ".tsv",
    days: "none",
    carries: ["outlines", "time", "any-year"],
    loses:
      "what linked-places loses; of sources, all but the first; of days that are not certain, all but the earliest start and the latest end; a text that a spreadsheet would run as a formula has an apostrophe before it",
    write: ({ atlas, baseUrl }) => understood(lpTsv(atlas, baseUrl)),
  },
  {
    id: "quickstatements",
    kind: "records",
    summary: "titles and claims as QuickStatements, for territories and polities that link to Wikidata",
    media: "text/plain; charset=utf-8",
    ending: ".qs.txt",
    days: "none",
    carries: ["time", "any-year", "sources"],
    loses: "records without an item of Wikidata; control; secret acts; days that lie in no one year; who says so, but for who disputes it",
    write: writing(({ atlas }) => quickStatements(atlas)),
  },
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
    id: "edges",
    kind: "records",
    summary: "stretches of outlines with their precision, the frontier that they follow, and what no source draws, as GeoJSON",
    media: "application/geo+json",
    ending: ".edges.geojson",
    days: "none",
    carries: ["borders", "licence", "languages"],
    loses: "all but these stretches",
    write: writing(({ atlas }) => `${JSON.stringify(edgeFeatures(atlas))}\n`),
  },
  {
    id: "natural-earth",
    kind: "records",
    summary: "disputed units with each government's verdict (ADM0_A3_XX, FC_XX), as Natural Earth writes them, on a day with --on",
    media: "application/geo+json",
    ending: ".natural-earth.geojson",
    days: "all or some",
    carries: ["outlines", "licence"],
    loses: "land that carries no code of Natural Earth; reasons, sources and other days",
    write: ({ atlas, resolver, date }) => {
      const day = (date ?? atlas.dateOf(atlas.head.default.date))?.earliest ?? 0;
      const features = naturalEarthUnits(atlas, resolver, day);
      if (features.length === 0)
        return misunderstood(
          "no territory of this atlas carries a code of Natural Earth",
          "begin one with dejure import natural-earth-viewpoints",
        );
      const { title, licence } = atlas.head;
      const head = { type: "FeatureCollection", title: headText(atlas, title), licence, attribution: attributionsOf(atlas) };
      return understood([JSON.stringify({ ...head, features }), "\n"]);
    },
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
    lost: ({ atlas }) => lostInBibtex(cslItems(atlas)),
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
    lost: ({ atlas }) => lostInRis(cslItems(atlas)),
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
