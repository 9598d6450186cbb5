/** Holdings as GeoParquet 1.1: WKB in CRS84, a `bbox` column that readers prune by, and days as a DATE where they are one. */
import type { Atlas } from "../core/model/atlas.ts";
import { needing } from "../core/optional-package.ts";
import type { Day } from "../core/time/historical-date.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import { type Asked, headText } from "./geojson.ts";
import { COLUMNS, type ColumnType, GEOMETRY_NAMES } from "./holding-columns.ts";
import { holdingRow } from "./holding-row.ts";
import { attributionsOf } from "./licences.ts";
import { type Box, boxOf, wkb } from "./wkb.ts";

const GEOMETRY = GEOMETRY_NAMES.geoparquet;
const SIDES = ["xmin", "ymin", "xmax", "ymax"] as const;

/** Rows that are read together: few, since each has an outline, so that a reader of one day or place fetches little. */
const GROUP = 128;

const TYPES = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  date: { type: "INT32", converted_type: "DATE" },
  real: { type: "DOUBLE" },
  integer: { type: "INT64" },
} as const satisfies Readonly<Record<ColumnType, object>>;

/** The `geo` metadata of the file, version 1.1.0. */
export function geoMetadata(bbox: Box | undefined): object {
  return {
    version: "1.1.0",
    primary_column: GEOMETRY,
    columns: {
      [GEOMETRY]: {
        encoding: "WKB",
        geometry_types: ["MultiPolygon"],
        orientation: "counterclockwise",
        ...(bbox && { bbox }),
        covering: { bbox: Object.fromEntries(SIDES.map((side) => [side, ["bbox", side]])) },
      },
    },
  };
}

/** A file as bytes. */
export async function geoParquet(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked, version: string): Promise<Uint8Array> {
  const { ByteWriter, parquetWrite } = await needing("hyparquet-writer", () => import("hyparquet-writer"));
  const rows = holdings.map((dated) => holdingRow(atlas, asked.viewpoint, asked.layer, dated));
  const outlines = holdings.map(({ holding }) => wkb(atlas.land.arrangement.outline(holding.faces)));
  const boxes = outlines.map(({ box }) => box && { xmin: box[0], ymin: box[1], xmax: box[2], ymax: box[3] });
  const bounds = boxOf(outlines.map((o) => o.box));
  // a DATE of Parquet is the number of its day, as ours are; it is there where the text of it is
  const days: Readonly<Record<string, (holding: DatedHolding) => Day>> = { start_date: (h) => h.start, end_date: (h) => h.end };
  const dataOf = (name: (typeof COLUMNS)[number]["name"], type: ColumnType): unknown[] =>
    rows.map((row, i) => {
      const value = row[name];
      if (value === null) return null;
      if (type === "date") return days[name]?.(holdings[i] as DatedHolding);
      return type === "integer" ? BigInt(value) : value;
    });
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    createdBy: `dejure ${version}`,
    rowGroupSize: GROUP,
    columnData: [
      ...COLUMNS.map(({ name, type }) => ({ name, data: dataOf(name, type) })),
      { name: "bbox", data: boxes },
      { name: GEOMETRY, data: outlines.map((o) => o.bytes), statistics: false },
    ],
    schema: [
      { name: "schema", num_children: COLUMNS.length + 2 },
      ...COLUMNS.map((c) => ({
        name: c.name,
        ...TYPES[c.type],
        repetition_type: c.required ? ("REQUIRED" as const) : ("OPTIONAL" as const),
      })),
      { name: "bbox", num_children: SIDES.length, repetition_type: "OPTIONAL" },
      ...SIDES.map((name) => ({ name, type: "DOUBLE" as const, repetition_type: "REQUIRED" as const })),
      { name: GEOMETRY, type: "BYTE_ARRAY", repetition_type: "REQUIRED" },
    ],
    kvMetadata: [
      { key: "geo", value: JSON.stringify(geoMetadata(bounds)) },
      {
        key: "dejure",
        value: JSON.stringify({
          title: headText(atlas, atlas.head.title),
          ...asked,
          licence: atlas.head.licence,
          attribution: attributionsOf(atlas),
          end_is: "exclusive",
        }),
      },
    ],
  });
  return writer.getBytes();
}
