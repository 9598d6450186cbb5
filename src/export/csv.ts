import type { Atlas } from "../core/model/atlas.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { LonLat, MultiPolygon } from "../core/space/geometry.ts";
import { csvLine } from "./csv-text.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import { COLUMNS, type ColumnType, GEOMETRY_NAMES } from "./holding-columns.ts";
import { holdingRow } from "./holding-row.ts";
import { rounded } from "./outline-text.ts";

export interface CsvAsked {
  readonly viewpoint: string;
  readonly layer: MapLayer;
  readonly geometry?: boolean;
}

const pair = ([lon, lat]: LonLat): string => `${rounded(lon)} ${rounded(lat)}`;

/** An outline as well-known text. */
export const wkt = (outline: MultiPolygon): string =>
  outline.length === 0
    ? "MULTIPOLYGON EMPTY"
    : `MULTIPOLYGON (${outline.map((p) => `(${p.map((ring) => `(${ring.map(pair).join(", ")})`).join(", ")})`).join(", ")})`;

/** Holdings as CSV, one row each, with their outline as WKT where asked for; a piece a row. */
export function* csvPieces(atlas: Atlas, holdings: Iterable<DatedHolding>, asked: CsvAsked): Generator<string> {
  yield csvLine([...COLUMNS.map((c) => c.name), ...(asked.geometry ? [GEOMETRY_NAMES.csv] : [])]);
  for (const dated of holdings) {
    const row = holdingRow(atlas, asked.viewpoint, asked.layer, dated);
    const outline = asked.geometry ? [wkt(atlas.land.arrangement.outline(dated.holding.faces))] : [];
    yield csvLine([...COLUMNS.map((c) => row[c.name]), ...outline]);
  }
}

/** The same as one text. */
export const holdingsCsv = (atlas: Atlas, holdings: Iterable<DatedHolding>, asked: CsvAsked): string =>
  [...csvPieces(atlas, holdings, asked)].join("");

const CSVT: Readonly<Record<ColumnType, string>> = { text: "String", date: "Date", real: "Real", integer: "Integer" };

/** The `.csvt` file that tells OGR and QGIS the types of the columns. */
export const holdingsCsvt = (geometry: boolean): string =>
  `${[...COLUMNS.map((c) => CSVT[c.type]), ...(geometry ? ["WKT"] : [])].map((type) => `"${type}"`).join(",")}\n`;
