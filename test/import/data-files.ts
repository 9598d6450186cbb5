/** A small valley as features, and as files of formats that are not text. */
import { parquetWriteBuffer } from "hyparquet-writer";

type Ring = readonly (readonly (number | null)[])[];

export const square = (x: number, y: number, size = 2): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
export const feature = (properties: object, ring: Ring | null = square(10, 50)) => ({
  type: "Feature",
  properties,
  geometry: ring && { type: "Polygon", coordinates: [ring] },
});
/** A valley that two neighbours held in turn, and the land of one of them; ends are counted in. */
export const VALLEY = [
  feature({ name: "Valley", owner: "Aland", start: 1850, end: 1899, status: "independent" }),
  feature({ name: "Valley", owner: "Bėland", start: 1900, end: 9999, status: "occupied" }),
  feature({ name: "Вильна", owner: "Bėland", start: 1850, end: 9999, status: "independent" }, square(12, 50)),
];

/** A polygon of one ring as well-known binary. */
export function wkbOf(ring: Ring): Uint8Array {
  const data = new DataView(new ArrayBuffer(13 + ring.length * 16));
  data.setUint8(0, 1);
  [3, 1, ring.length].forEach((word, i) => void data.setUint32(1 + i * 4, word, true));
  ring.flat().forEach((number, i) => void data.setFloat64(13 + i * 8, number ?? 0, true));
  return new Uint8Array(data.buffer);
}

/** The statements of a GeoPackage with one table of polygons, in degrees. */
export function geopackageOf(features: typeof VALLEY) {
  const blob = (ring: Ring): Uint8Array => {
    const wkb = wkbOf(ring);
    const whole = new Uint8Array(8 + wkb.length);
    whole.set([0x47, 0x50, 0, 1, 4326 & 255, 4326 >> 8, 0, 0]);
    whole.set(wkb, 8);
    return whole;
  };
  return [
    { sql: "create table gpkg_contents (table_name text, data_type text)" },
    { sql: "create table gpkg_geometry_columns (table_name text, column_name text, srs_id integer)" },
    { sql: "create table gpkg_spatial_ref_sys (srs_id integer, organization text, organization_coordsys_id integer, definition text)" },
    { sql: "create table valley (fid integer primary key, geom blob, name text, owner text, start integer, end integer, status text)" },
    { sql: "insert into gpkg_contents values ('valley', 'features')" },
    { sql: "insert into gpkg_geometry_columns values ('valley', 'geom', 4326)" },
    { sql: "insert into gpkg_spatial_ref_sys values (4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\"]')" },
    {
      sql: "insert into valley values (?, ?, ?, ?, ?, ?, ?)",
      rows: features.map(({ properties, geometry }, i) => [
        i + 1,
        blob(geometry?.coordinates[0] ?? []),
        ...(Object.values(properties) as (string | number)[]),
      ]),
    },
  ];
}

/** A GeoParquet file. */
export function geoparquetOf(features: typeof VALLEY): ArrayBuffer {
  const column = (name: string, type: "STRING" | "INT32") => ({
    name,
    type,
    data: features.map(({ properties }) => (properties as Record<string, unknown>)[name]),
  });
  return parquetWriteBuffer({
    columnData: [
      { name: "geometry", type: "BYTE_ARRAY", data: features.map(({ geometry }) => wkbOf(geometry?.coordinates[0] ?? [])) },
      ...["name", "owner", "status"].map((name) => column(name, "STRING")),
      ...["start", "end"].map((name) => column(name, "INT32")),
    ],
    kvMetadata: [
      {
        key: "geo",
        value: JSON.stringify({
          version: "1.1.0",
          primary_column: "geometry",
          columns: { geometry: { encoding: "WKB", geometry_types: ["Polygon"] } },
        }),
      },
    ],
  });
}
