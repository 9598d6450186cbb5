/** The files of a citable package, each with its licence and, where it is a table, what its columns mean. */
import { textFileOf } from "../../core/law/anchors.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import { type Asked, misunderstood, understood } from "../../core/resolve/ask.ts";
import { bibtex } from "../bibtex.ts";
import { cslItems, cslJson } from "../csl-json.ts";
import { csvPieces } from "../csv.ts";
import { type DatedHolding, holdingsBetween } from "../dated-holdings.ts";
import { assertionsCsv, placesCsv } from "../flat-tables.ts";
import { bytesOf, type Exporting, joinedBytes } from "../formats/export-format.ts";
import { geoJsonPieces } from "../geojson.ts";
import { COLUMNS, type Column, GEOMETRY_NAMES } from "../holding-columns.ts";
import { obligationsCsv, recognitionsCsv } from "../ledgers.ts";
import { licencesOf } from "../licences.ts";
import { PANEL_COLUMNS, panel, readEvery } from "../panel.ts";
import { atlasJson } from "../records/atlas-json.ts";
import { turtle } from "../records/turtle.ts";
import { publishedText } from "../site/source-text.ts";

export interface Content {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly media: string;
  readonly title: string;
  readonly licences: readonly string[];
  /** columns of a table, in order */
  readonly columns?: readonly Pick<Column, "name" | "type" | "required" | "words" | "doc">[];
}

const GEOMETRY_COLUMN = { name: GEOMETRY_NAMES.csv, type: "text", doc: "outline as WKT, WGS 84" } as const;
const CSV = "text/csv";

/** Everything under `data/`: land as this viewpoint sees it, and the records; then the records as their authors wrote them. */
export function contentsOf(exporting: Exporting): Asked<Content[]> {
  const { atlas, resolver, viewpoint, baseUrl, files } = exporting;
  const own = [atlas.head.licence];
  const contents: Content[] = [];
  const add = (
    path: string,
    media: string,
    title: string,
    bytes: Uint8Array,
    licences: readonly string[],
    columns?: Content["columns"],
  ): void => {
    contents.push({ path: `data/${path}`, media, title, bytes, licences, ...(columns && { columns }) });
  };
  for (const layer of ["title", "control"] as const) {
    const holdings = holdingsBetween(resolver, -Infinity, Infinity, viewpoint, layer);
    if (!holdings) return misunderstood("the atlas changes on too many days for one file", "export single formats with --on");
    const licences = licencesOf(atlas, faces(holdings));
    const said = { viewpoint, layer, date: "../.." };
    const whose = `${layer === "title" ? "Title to" : "Control over"} land over all time, as ${viewpoint} sees it`;
    add(`${layer}.geojson`, "application/geo+json", whose, joinedBytes(geoJsonPieces(atlas, holdings, said)), licences);
    const rows = joinedBytes(csvPieces(atlas, holdings, { viewpoint, layer, geometry: true }));
    add(`${layer}.csv`, CSV, `${whose}, as a table`, rows, licences, [...COLUMNS, GEOMETRY_COLUMN]);
    const every = readEvery("year");
    const areas = every.ok ? panel(atlas, resolver, { viewpoint, layer, every: every.value, from: -Infinity, until: Infinity }) : every;
    if (areas.ok)
      add(
        `${layer}-by-year.csv`,
        CSV,
        `Areas of ${layer} by polity and year, as ${viewpoint} sees them`,
        joinedBytes(areas.value),
        licences,
        PANEL_COLUMNS,
      );
  }
  const all = licencesOf(
    atlas,
    atlas.land.arrangement.arcs.flatMap((arc) => [arc.left, arc.right]),
  );
  add("atlas.json", "application/json", "All records, assertions and outlines in one document", joinedBytes(atlasJson(atlas)), all);
  add("atlas.ttl", "text/turtle", "The records and assertions as RDF", joinedBytes(turtle(atlas, baseUrl)), own);
  add("assertions.csv", CSV, "Every assertion with its assertors, days and sources", bytesOf(assertionsCsv(atlas)), own);
  add("places.csv", CSV, "Places", bytesOf(placesCsv(atlas)), own);
  add("obligations.csv", CSV, "The ledger of obligations", bytesOf(obligationsCsv(atlas)), own);
  add("recognitions.csv", CSV, "Every recognition", bytesOf(recognitionsCsv(atlas)), own);
  add("sources.csl.json", "application/vnd.citationstyles.csl+json", "The works cited", bytesOf(cslJson(atlas)), own);
  add("sources.bib", "application/x-bibtex", "The works cited, for BibTeX", bytesOf(bibtex(cslItems(atlas))), own);
  const texts = textLicences(atlas);
  const licencesOfFile = (path: string): readonly string[] | undefined => {
    if (texts.has(path)) return texts.get(path);
    if (!RECORDS.test(path) && path !== atlas.head.logo) return undefined;
    return /\.(geo)?json$/.test(path) ? all : own;
  };
  for (const { path, bytes } of files ?? []) {
    const licences = licencesOfFile(path);
    if (licences) contents.push({ path: `records/${path}`, media: mediaOf(path), title: `As written: ${path}`, bytes, licences });
  }
  return understood(contents.filter((c) => c.bytes.length > 0));
}

/** Files that an atlas is made of; of any other file of its folder nobody said that it may be passed on. */
const RECORDS = /\.(?:ya?ml|csv|geojson|json)$|(?:^|\/)(?:README|LICEN[CS]E|CITATION)(?:\.\w+)?$/i;

/** Files with full texts of sources: under which licence each may be passed on; undefined where it may not. */
function textLicences(atlas: Atlas): Map<string, readonly string[] | undefined> {
  const found = new Map<string, readonly string[] | undefined>();
  for (const source of atlas.collections.sources.values()) {
    const file = textFileOf(source);
    if (file === undefined) continue;
    found.set(file, publishedText(atlas, source) === undefined || source.data.licence === undefined ? undefined : [source.data.licence]);
  }
  return found;
}

function* faces(holdings: readonly DatedHolding[]): Generator<number> {
  for (const { holding } of holdings) yield* holding.faces;
}

const MEDIA: Readonly<Record<string, string>> = {
  yaml: "application/yaml",
  yml: "application/yaml",
  geojson: "application/geo+json",
  json: "application/json",
  csv: CSV,
  md: "text/markdown",
  txt: "text/plain",
  svg: "image/svg+xml",
  png: "image/png",
};
const mediaOf = (path: string): string => MEDIA[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ""] ?? "application/octet-stream";
