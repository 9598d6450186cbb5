/** GeoPackage: every table of features, in the coordinate system that it names. */
import type { ImportFault } from "../imported.ts";
import { type DataFeature, type DataRead, type DataReader, fault } from "./feature.ts";
import { readWkb } from "./wkb.ts";

export const geopackage: DataReader = {
  id: "GeoPackage",
  endings: ["gpkg"],
  async read(file, { tools }) {
    if (new TextDecoder("latin1").decode(file.bytes.subarray(0, 15)) !== "SQLite format 3") return fault(`${file.name} is no GeoPackage`);
    const read = await tools
      .readSqlite(file.bytes, (rows) => tables(file.name, rows))
      .catch((error: unknown) => {
        // the engine speaks of a damaged or cut file in errors of its own kind
        if (error instanceof Error && /SQLite/.test(`${error.name} ${error.constructor.name}`)) return error.message;
        throw error;
      });
    return typeof read === "string"
      ? fault(`${file.name} cannot be read as a database: ${read}`, "the file may be cut off: fetch it again")
      : read;
  },
};

type Rows = (sql: string) => readonly Readonly<Record<string, unknown>>[];
const quoted = (name: unknown): string => `"${String(name).replaceAll('"', '""')}"`;

function tables(file: string, rows: Rows): DataRead | ImportFault {
  const has = (table: string): boolean => rows(`select 1 from sqlite_master where name = '${table}'`).length > 0;
  if (!has("gpkg_contents") || !has("gpkg_geometry_columns")) return fault(`${file} is a database, but no GeoPackage`);
  const found = rows(
    `select g.table_name as name, g.column_name as col, s.organization as org, s.organization_coordsys_id as code, s.definition as wkt
     from gpkg_geometry_columns g left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id order by g.table_name`,
  );
  const features: DataFeature[] = [];
  for (const { name, col, org, code, wkt } of found) {
    const crs =
      typeof wkt === "string" && /^[A-Z]/.test(wkt)
        ? wkt
        : typeof org === "string" && Number(code) > 0
          ? `${org.toUpperCase()}:${String(code)}`
          : undefined;
    const known = String(org).toUpperCase() === "EPSG" && Number(code) === 4326 ? "EPSG:4326" : crs;
    for (const row of rows(`select * from ${quoted(name)}`)) {
      const { [String(col)]: blob, ...rest } = row;
      const properties = Object.fromEntries(
        Object.entries(rest).flatMap(([key, value]) =>
          value instanceof Uint8Array ? [] : [[key, typeof value === "bigint" ? Number(value) : value]],
        ),
      );
      const geometry = blob instanceof Uint8Array ? fromBlob(blob) : null;
      features.push({
        layer: String(name),
        file,
        properties,
        crs: known,
        ...(typeof geometry === "string" ? { geometry: null, fault: geometry } : { geometry }),
      });
    }
  }
  return { ok: true, features };
}

/** Bytes of the envelope after the header, by its code. */
const ENVELOPES = [0, 32, 48, 48, 64];

function fromBlob(blob: Uint8Array) {
  const flags = blob[3] ?? 0;
  const envelope = ENVELOPES[(flags >> 1) & 7];
  if (blob[0] !== 0x47 || blob[1] !== 0x50 || envelope === undefined) return "it does not begin as geometries of a GeoPackage do";
  return flags & 16 ? null : readWkb(blob.subarray(8 + envelope));
}
