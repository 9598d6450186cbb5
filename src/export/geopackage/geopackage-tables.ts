/** The tables of every GeoPackage, and its R-tree with the triggers that keep it in step when somebody edits. */
import type { SqlStatement } from "../formats/export-format.ts";
import type { Box } from "../wkb.ts";
import { rtree } from "./rtree.ts";

const WGS84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]';

/** OGC 12-128r18 (1.3), and the tables of OGR and QGIS that their programs look for. */
export const TABLES = `
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, '${WGS84}', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT, CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
INSERT INTO gpkg_extensions VALUES
  ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec/#extension_schema', 'read-write'),
  ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec/#extension_schema', 'read-write');
CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL);
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', '', '2000-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, 0);
`;

/** Index and triggers, as the R-tree extension of 1.3 writes them. */
export function* indexStatements(table: string, geometry: string, boxes: readonly (Box | undefined)[]): Generator<SqlStatement> {
  const index = `rtree_${table}_${geometry}`;
  // as the module itself makes its tables; it is told of them by the line in the schema alone
  yield {
    sql: `CREATE TABLE "${index}_rowid"(rowid INTEGER PRIMARY KEY,nodeno); CREATE TABLE "${index}_node"(nodeno INTEGER PRIMARY KEY,data); CREATE TABLE "${index}_parent"(nodeno INTEGER PRIMARY KEY,parentnode);
PRAGMA writable_schema = ON;
INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', '${index}', '${index}', 0, 'CREATE VIRTUAL TABLE "${index}" USING rtree(id, minx, maxx, miny, maxy)');
PRAGMA writable_schema = RESET;`,
  };
  const { nodes, parents, rowids } = rtree(boxes.flatMap((box, i) => (box ? [{ id: i + 1, box }] : [])));
  for (const [name, rows] of [
    ["node", nodes],
    ["parent", parents],
    ["rowid", rowids],
  ] as const)
    yield { sql: `INSERT INTO "${index}_${name}" VALUES (?, ?)`, rows };
  const [geom, old] = [`NEW."${geometry}"`, `OLD."fid"`];
  const entry = `NEW."fid", ST_MinX(${geom}), ST_MaxX(${geom}), ST_MinY(${geom}), ST_MaxY(${geom})`;
  const filled = `(${geom} NOTNULL AND NOT ST_IsEmpty(${geom}))`;
  const empty = `(${geom} ISNULL OR ST_IsEmpty(${geom}))`;
  yield {
    sql: `
CREATE TRIGGER "${index}_insert" AFTER INSERT ON "${table}" WHEN ${filled} BEGIN INSERT OR REPLACE INTO "${index}" VALUES (${entry}); END;
CREATE TRIGGER "${index}_update6" AFTER UPDATE OF "${geometry}" ON "${table}" WHEN OLD."fid" = NEW."fid" AND ${filled} AND (OLD."${geometry}" NOTNULL AND NOT ST_IsEmpty(OLD."${geometry}")) BEGIN UPDATE "${index}" SET minx = ST_MinX(${geom}), maxx = ST_MaxX(${geom}), miny = ST_MinY(${geom}), maxy = ST_MaxY(${geom}) WHERE id = NEW."fid"; END;
CREATE TRIGGER "${index}_update7" AFTER UPDATE OF "${geometry}" ON "${table}" WHEN OLD."fid" = NEW."fid" AND ${filled} AND (OLD."${geometry}" ISNULL OR ST_IsEmpty(OLD."${geometry}")) BEGIN INSERT INTO "${index}" VALUES (${entry}); END;
CREATE TRIGGER "${index}_update2" AFTER UPDATE OF "${geometry}" ON "${table}" WHEN OLD."fid" = NEW."fid" AND ${empty} BEGIN DELETE FROM "${index}" WHERE id = ${old}; END;
CREATE TRIGGER "${index}_update5" AFTER UPDATE ON "${table}" WHEN OLD."fid" != NEW."fid" AND ${filled} BEGIN DELETE FROM "${index}" WHERE id = ${old}; INSERT OR REPLACE INTO "${index}" VALUES (${entry}); END;
CREATE TRIGGER "${index}_update4" AFTER UPDATE ON "${table}" WHEN OLD."fid" != NEW."fid" AND ${empty} BEGIN DELETE FROM "${index}" WHERE id IN (${old}, NEW."fid"); END;
CREATE TRIGGER "${index}_delete" AFTER DELETE ON "${table}" WHEN OLD."${geometry}" NOT NULL BEGIN DELETE FROM "${index}" WHERE id = ${old}; END;
CREATE TRIGGER "trigger_insert_feature_count_${table}" AFTER INSERT ON "${table}" BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('${table}'); END;
CREATE TRIGGER "trigger_delete_feature_count_${table}" AFTER DELETE ON "${table}" BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('${table}'); END;
INSERT INTO gpkg_extensions VALUES ('${table}', '${geometry}', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
`,
  };
}
