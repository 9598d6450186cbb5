/** An atlas in PostgreSQL as `dejure publish` writes it, and the same in memory. */
import { openDatabase } from "../src/cli/postgres/database.ts";
import { publishTo } from "../src/cli/postgres/publish-to-database.ts";
import { Progress } from "../src/cli/terminal.ts";
import type { World } from "../src/cli/world.ts";
import { compile } from "../src/core/compile.ts";
import type { SourceFile } from "../src/core/model/atlas.ts";
import type { Askable } from "../src/export/answers/question.ts";
import { naturalEarthBase } from "./flagship.ts";
import { STANDING } from "./postgis.ts";
import { type Sql, versionOf } from "./postgres.ts";

/** An atlas in memory, and what `dejure publish` wrote of it. */
export interface Published {
  readonly askable: Askable;
  /** of which dissolved land is stored */
  readonly viewpoint: string;
  readonly viewpoints: readonly string[];
  readonly sql: Sql;
  /** the schema with its functions and views */
  readonly schema: string;
  /** its dissolved land in Web Mercator, simplified for each zoom, as who serves tiles from a database would keep it */
  readonly tileLand: string;
  /** where another process finds it */
  readonly address: string | undefined;
  readonly standing: string;
  readonly version: string;
}

/** Deepest zoom of which the peer has land simplified beforehand; those below take its own. */
const SIMPLIFIED = 7;

/** A row for each zoom, simplified by as much as ours: three of a tile's 4096 units. In the deepest, as ours, whole. */
const tileLandOf = (schema: string, table: string): string => `CREATE TABLE ${table} AS
  SELECT zoom, holding, layer, holder, holder_name, answer, certainty, start_edtf, end_edtf, days,
    CASE WHEN zoom = ${SIMPLIFIED} THEN whole ELSE ST_Simplify(whole, 3 * 40075016.6856 / 4096 / 2 ^ zoom, true) END AS geom_3857
  FROM (SELECT *, ST_Transform(geom, 3857) AS whole FROM ${schema}.holding) AS land, generate_series(0, ${SIMPLIFIED}) AS zoom;
  CREATE INDEX ON ${table} USING gist (geom_3857); CREATE INDEX ON ${table} (zoom, layer); ANALYZE ${table}`;

const silent = { now: () => 0, stderr: { isTerminal: false } } as unknown as World;

/** Publishes these files; rejects where no server with PostGIS is there. */
export async function published(schema: string, files: readonly SourceFile[], sql: Sql): Promise<Published> {
  if (sql.address === undefined) throw new Error("this benchmark needs a PostgreSQL with PostGIS, or one that DEJURE_PG names");
  const loaded = { root: schema, files, ...compile(files, { base: naturalEarthBase() }) };
  const viewpoint = loaded.atlas.head.default.viewpoint;
  const database = await openDatabase(sql.address);
  await database.run(`drop schema if exists ${schema} cascade`);
  await publishTo(
    database,
    loaded,
    "0.0.0-bench",
    { schema, holdings: [viewpoint], readers: [], writers: undefined, by: undefined, why: undefined },
    new Progress(silent),
  );
  await database.close();
  const tileLand = `bench.tile_land_of_${schema}`;
  await sql.exec(tileLandOf(schema, tileLand));
  return {
    askable: loaded,
    viewpoint,
    viewpoints: [...loaded.atlas.collections.viewpoints.keys()],
    sql,
    schema,
    tileLand,
    address: sql.address,
    standing: STANDING[sql.kind],
    version: await versionOf(sql),
  };
}
