/** The flagship in PostgreSQL as `dejure publish` writes it, and the same in memory. */
import { openDatabase } from "../src/cli/postgres/database.ts";
import { publishTo } from "../src/cli/postgres/publish.ts";
import { Progress } from "../src/cli/terminal.ts";
import type { World } from "../src/cli/world.ts";
import { compile } from "../src/core/compile.ts";
import type { Askable } from "../src/export/answers/question.ts";
import { flagship, naturalEarthBase } from "./flagship.ts";
import { STANDING } from "./postgis.ts";
import { postgres, type Sql, versionOf } from "./postgres.ts";

export interface PublishedFlagship {
  readonly askable: Askable;
  /** of which dissolved land is stored */
  readonly viewpoint: string;
  readonly viewpoints: readonly string[];
  readonly sql: Sql;
  /** where another process finds it */
  readonly address: string | undefined;
  readonly standing: string;
  readonly version: string;
}

/** The land of a viewpoint in Web Mercator, as who serves tiles from a database would keep it. */
const TILE_LAND = `CREATE TABLE bench.tile_land AS
  SELECT holding, layer, holder, holder_name, answer, certainty, start_edtf, end_edtf, days, ST_Transform(geom, 3857) AS geom_3857 FROM dejure.holding;
  CREATE INDEX ON bench.tile_land USING gist (geom_3857); CREATE INDEX ON bench.tile_land (layer); ANALYZE bench.tile_land`;

const silent = { now: () => 0, stderr: { isTerminal: false } } as unknown as World;

/** Publishes it; rejects where no server with PostGIS is there. */
export async function publishedFlagship(): Promise<PublishedFlagship> {
  const sql = await postgres();
  if (sql.address === undefined) throw new Error("this benchmark needs a PostgreSQL with PostGIS, or one that DEJURE_PG names");
  const files = flagship();
  const loaded = { root: "atlases/vilnius", files, ...compile(files, { base: naturalEarthBase() }) };
  const viewpoint = loaded.atlas.head.default.viewpoint;
  const database = await openDatabase(sql.address);
  await database.run("drop schema if exists dejure cascade");
  await publishTo(
    database,
    loaded,
    "0.0.0-bench",
    { schema: "dejure", holdings: [viewpoint], readers: [], writers: undefined, by: undefined, why: undefined },
    new Progress(silent),
  );
  await database.close();
  await sql.exec(TILE_LAND);
  return {
    askable: loaded,
    viewpoint,
    viewpoints: [...loaded.atlas.collections.viewpoints.keys()],
    sql,
    address: sql.address,
    standing: STANDING[sql.kind],
    version: await versionOf(sql),
  };
}
