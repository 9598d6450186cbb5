/** PostgreSQL with PostGIS from npm (PGlite: compiled to WebAssembly, in this process), holding the rows of a world. */
import { PGlite } from "@electric-sql/pglite";
import { postgis } from "@electric-sql/pglite-postgis";
import { asGeoJson } from "./mapshaper.ts";
import { dayOf, type Question, type World } from "./worlds.ts";

export interface HeldRow {
  readonly holder: string;
  readonly start_day: number;
  readonly end_day: number;
}

export interface Database {
  readonly version: string;
  who(question: Question): Promise<string[]>;
  history(question: Question): Promise<HeldRow[]>;
  /** holder → square degrees, of the union that `snapshot` gives */
  areas(day: number): Promise<Map<string, number>>;
  /** dissolved by holder, as GeoJSON text */
  snapshot(day: number): Promise<unknown>;
  close(): Promise<void>;
}

const POINT = "ST_SetSRID(ST_Point($1::float8, $2::float8), 4326)";
/** `UNION` rather than a repaired geometry: the outlines are valid already */
const UNION = "SELECT holder, ST_Union(geom) AS geom FROM held WHERE start_day <= $1 AND $1 < end_day GROUP BY holder";

/** Loads the rows, indexes them (GiST on the outline, b-tree on the days) and gathers statistics. */
export async function database(world: World): Promise<Database> {
  const db = await PGlite.create({ extensions: { postgis } });
  await db.exec(
    "CREATE EXTENSION postgis; CREATE TABLE held (id text, holder text, start_day int, end_day int, geom geometry(MultiPolygon, 4326))",
  );
  await db.transaction(async (transaction) => {
    for (const { id, holder, start, end, polygons } of world.outlines) {
      const { features } = asGeoJson([{ id, polygons }]) as { features: { geometry: object }[] };
      await transaction.query("INSERT INTO held VALUES ($1, $2, $3, $4, ST_SetSRID(ST_GeomFromGeoJSON($5), 4326))", [
        id,
        holder,
        dayOf(start),
        dayOf(end) + 1,
        JSON.stringify(features[0]?.geometry),
      ]);
    }
  });
  await db.exec("CREATE INDEX ON held USING gist (geom); CREATE INDEX ON held (start_day, end_day); ANALYZE held");
  const version =
    (await db.query<{ version: string }>("SELECT version() || ', PostGIS ' || postgis_lib_version() AS version")).rows[0]?.version ?? "";
  await db.exec(`
    PREPARE who (float8, float8, int) AS SELECT DISTINCT holder FROM held WHERE start_day <= $3 AND $3 < end_day AND ST_Intersects(geom, ${POINT}) ORDER BY holder;
    PREPARE history (float8, float8) AS SELECT holder, start_day, end_day FROM held WHERE ST_Intersects(geom, ${POINT}) ORDER BY start_day;
  `);
  return {
    version: version.replace(/\).*, PostGIS/, "), PostGIS"),
    who: async ({ at: [lon, lat], day }) =>
      (await db.query<{ holder: string }>(`EXECUTE who(${lon}, ${lat}, ${day})`)).rows.map(({ holder }) => holder),
    history: async ({ at: [lon, lat] }) => (await db.query<HeldRow>(`EXECUTE history(${lon}, ${lat})`)).rows,
    areas: async (day) =>
      new Map(
        (
          await db.query<{ holder: string; area: number }>(`SELECT holder, ST_Area(geom) AS area FROM (${UNION}) AS dissolved`, [day])
        ).rows.map(({ holder, area }) => [holder, area]),
      ),
    snapshot: (day) => db.query(`SELECT holder, ST_AsGeoJSON(geom, 7) AS geojson FROM (${UNION}) AS dissolved`, [day]),
    close: () => db.close(),
  };
}
