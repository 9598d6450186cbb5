/** Holdings as an OGC GeoPackage 1.3, as the SQL that makes it: rows with an R-tree, and what QGIS needs to draw them through time. */
import type { Atlas } from "../../core/model/atlas.ts";
import type { DatedHolding } from "../dated-holdings.ts";
import type { SqlStatement } from "../formats/export-format.ts";
import { type Asked, headText } from "../geojson.ts";
import { COLUMNS, type ColumnType, GEOMETRY_NAMES, type HoldingRow } from "../holding-columns.ts";
import { holdingRow } from "../holding-row.ts";
import { attributionsOf } from "../licences.ts";
import { type Box, boxOf, wkb } from "../wkb.ts";
import { indexStatements, TABLES } from "./geopackage-tables.ts";
import { layerStyle } from "./qgis-style.ts";

/** The one layer of the file. */
export const LAYER = "holdings";
const GEOMETRY = GEOMETRY_NAMES.geopackage;

/** Files name a moment of their making; ours is the same each time, so that the same atlas gives the same bytes. */
const MADE = "2000-01-01T00:00:00.000Z";

const SQL_TYPES: Readonly<Record<ColumnType, string>> = { text: "TEXT", date: "DATE", real: "REAL", integer: "INTEGER" };

/** What programs show of the layer: title, then what must be known before the rows are used. */
export const titleOf = (atlas: Atlas, { viewpoint, layer, date }: Asked): string =>
  `${headText(atlas, atlas.head.title)}: ${layer} as ${viewpoint} sees it${date === "../.." ? "" : `, ${date}`}`;

const describe = (atlas: Atlas): string =>
  [
    "Start inclusive, end exclusive: end_date is the first day on which it was no longer so.",
    "DATE columns hold the years 1 to 9999; start_edtf, start_decdate and start_day hold every day.",
    `Licence: ${atlas.head.licence}.`,
    ...attributionsOf(atlas),
  ].join(" ");

const ROOM = 40;

/** A geometry with the header of a GeoPackage: its box, so that readers need not go through it. */
function blob(outline: Parameters<typeof wkb>[0]): { bytes: Uint8Array; box: Box | undefined } {
  const made = wkb(outline, ROOM);
  const { box } = made;
  const bytes = box ? made.bytes : made.bytes.subarray(ROOM - 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  bytes.set([0x47, 0x50, 0]);
  view.setUint8(3, box ? 0b0000_0011 : 0b0001_0001);
  view.setInt32(4, 4326, true);
  if (box) for (const [i, value] of [box[0], box[2], box[1], box[3]].entries()) view.setFloat64(8 + 8 * i, value, true);
  return { bytes, box };
}

/** The statements that make the file. Outlines are made as they are written, one at a time. */
export function* geoPackage(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked): Generator<SqlStatement> {
  yield { sql: TABLES };
  const columns = COLUMNS.map(
    (c) => `"${c.name}" ${SQL_TYPES[c.type]}${c.width === undefined ? "" : `(${c.width})`}${c.required ? " NOT NULL" : ""}`,
  );
  yield {
    sql: `CREATE TABLE "${LAYER}" ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "${GEOMETRY}" MULTIPOLYGON, ${columns.join(", ")})`,
  };
  const rows: HoldingRow[] = [];
  const boxes: (Box | undefined)[] = [];
  const made = function* (): Generator<readonly (string | number | Uint8Array | null)[]> {
    for (const dated of holdings) {
      const row = holdingRow(atlas, asked.viewpoint, asked.layer, dated);
      const { bytes, box } = blob(atlas.land.arrangement.outline(dated.holding.faces));
      rows.push(row);
      boxes.push(box);
      yield [rows.length, bytes, ...COLUMNS.map((c) => row[c.name])];
    }
  };
  yield { sql: `INSERT INTO "${LAYER}" VALUES (${["?", "?", ...COLUMNS.map(() => "?")].join(", ")})`, rows: made() };
  yield* indexStatements(LAYER, GEOMETRY, boxes);
  const box = boxOf(boxes) ?? [null, null, null, null];
  yield {
    sql: "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)",
    rows: [[LAYER, titleOf(atlas, asked), describe(atlas), MADE, ...box]],
  };
  yield { sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, 'MULTIPOLYGON', 4326, 0, 0)", rows: [[LAYER, GEOMETRY]] };
  yield { sql: `INSERT INTO gpkg_ogr_contents VALUES ('${LAYER}', ?)`, rows: [[rows.length]] };
  yield {
    sql: "INSERT INTO layer_styles VALUES (1, '', '', ?, ?, 'dejure', ?, '', 1, ?, '', NULL, ?)",
    rows: [[LAYER, GEOMETRY, layerStyle(atlas, rows), "A colour for each polity; the time slider runs over start_date and end_date", MADE]],
  };
  yield {
    sql: "INSERT INTO gpkg_data_columns VALUES (?, ?, NULL, NULL, ?, NULL, NULL)",
    rows: COLUMNS.map((c) => [LAYER, c.name, c.doc]),
  };
}
