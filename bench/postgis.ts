/** The rows of a world in PostGIS, and the questions put to them. */
import { asGeoJson } from "./mapshaper.ts";
import { postgres, type Sql, versionOf } from "./postgres.ts";
import { dayOf, type Question, type World } from "./worlds.ts";

export interface HeldRow {
  readonly holder: string;
  readonly start_day: number;
  readonly end_day: number;
}

export interface Database {
  readonly version: string;
  /** where it runs, and what that means for a comparison */
  readonly standing: string;
  who(question: Question): Promise<string[]>;
  history(question: Question): Promise<HeldRow[]>;
  /** holder → square degrees, of the union that `snapshot` gives */
  areas(day: number): Promise<Map<string, number>>;
  /** dissolved by holder, as GeoJSON text */
  snapshot(day: number): Promise<unknown>;
  /** the outlines of a day as stored, as GeoJSON text: the same answer as `snapshot` where no holder has two at once */
  rowsOn(day: number): Promise<unknown>;
  /** whether some holder has two outlines at once, so that a union dissolves something */
  dissolves(): Promise<boolean>;
  /** Unites each holder's land for every run of days between changes of it, beforehand: ms and bytes that this takes. */
  materialise(): Promise<{ readonly ms: number; readonly bytes: number }>;
  /** `snapshot` from what was materialised */
  spellsOn(day: number): Promise<unknown>;
  close(): Promise<void>;
}

const POINT = "ST_SetSRID(ST_Point($1, $2), 4326)";
/** `ST_Union` of the outlines as they are: they are valid already */
const UNION = "SELECT holder, ST_Union(geom) AS geom FROM held WHERE start_day <= $1 AND $1 < end_day GROUP BY holder";

export const STANDING = {
  native:
    "the peer is a native server on the same machine, asked through a local socket: what it costs to carry its answers to a client is in its figure",
  pglite: "the peer runs in WebAssembly in the same process: slower code than a native server, but nothing to carry to a client",
} as const;

/** Each holder's land from one change of it to the next, dissolved. */
const SPELLS = `CREATE TABLE spell AS
  WITH edge AS (SELECT holder, day, lead(day) OVER (PARTITION BY holder ORDER BY day) AS until_day FROM
    (SELECT holder, start_day AS day FROM held UNION SELECT holder, end_day FROM held) AS days)
  SELECT edge.holder, edge.day AS start_day, until_day AS end_day, ST_Union(geom) AS geom FROM edge
    JOIN held ON held.holder = edge.holder AND held.start_day <= edge.day AND edge.day < held.end_day
    WHERE until_day IS NOT NULL GROUP BY 1, 2, 3;
  CREATE INDEX ON spell (start_day, end_day); ANALYZE spell`;

/** Loads a world into a table, indexes it (GiST on the outline, b-tree on the days) and gathers statistics. */
export async function load(sql: Sql, table: string, world: World): Promise<void> {
  await sql.exec(`CREATE TABLE ${table} (id text, holder text, start_day int, end_day int, geom geometry(MultiPolygon, 4326))`);
  for (const { id, holder, start, end, polygons } of world.outlines) {
    const { features } = asGeoJson([{ id, polygons }]) as { features: { geometry: object }[] };
    await sql.rows(`INSERT INTO ${table} VALUES ($1, $2, $3, $4, ST_SetSRID(ST_GeomFromGeoJSON($5), 4326))`, [
      id,
      holder,
      dayOf(start),
      dayOf(end) + 1,
      JSON.stringify(features[0]?.geometry),
    ]);
  }
  await sql.exec(`CREATE INDEX ON ${table} USING gist (geom); CREATE INDEX ON ${table} (start_day, end_day); ANALYZE ${table}`);
}

/** A world in a database of its own. */
export async function database(world: World): Promise<Database> {
  const sql = await postgres();
  await load(sql, "held", world);
  const who = await sql.prepared<{ holder: string }>(
    "who",
    ["float8", "float8", "int"],
    `SELECT DISTINCT holder FROM held WHERE start_day <= $3 AND $3 < end_day AND ST_Intersects(geom, ${POINT}) ORDER BY holder`,
  );
  const history = await sql.prepared<HeldRow>(
    "history",
    ["float8", "float8"],
    `SELECT holder, start_day, end_day FROM held WHERE ST_Intersects(geom, ${POINT}) ORDER BY start_day`,
  );
  return {
    version: await versionOf(sql),
    standing: STANDING[sql.kind],
    who: async ({ at, day }) => (await who([...at, day])).map(({ holder }) => holder),
    history: ({ at }) => history([...at]),
    areas: async (day) =>
      new Map(
        (await sql.rows<{ holder: string; area: number }>(`SELECT holder, ST_Area(geom) AS area FROM (${UNION}) AS dissolved`, [day])).map(
          ({ holder, area }) => [holder, area],
        ),
      ),
    snapshot: (day) => sql.rows(`SELECT holder, ST_AsGeoJSON(geom, 7) AS geojson FROM (${UNION}) AS dissolved`, [day]),
    rowsOn: (day) => sql.rows("SELECT holder, ST_AsGeoJSON(geom, 7) AS geojson FROM held WHERE start_day <= $1 AND $1 < end_day", [day]),
    dissolves: async () =>
      (
        await sql.rows(
          "SELECT FROM held AS a JOIN held AS b ON a.holder = b.holder AND a.id < b.id AND a.start_day < b.end_day AND b.start_day < a.end_day LIMIT 1",
          [],
        )
      ).length > 0,
    async materialise() {
      const began = performance.now();
      await sql.exec(SPELLS);
      const ms = performance.now() - began;
      const [size] = await sql.rows<{ bytes: number }>("SELECT pg_total_relation_size('spell')::float8 AS bytes", []);
      return { ms, bytes: size?.bytes ?? 0 };
    },
    spellsOn: (day) => sql.rows("SELECT holder, ST_AsGeoJSON(geom, 7) AS geojson FROM spell WHERE start_day <= $1 AND $1 < end_day", [day]),
    close: () => sql.close(),
  };
}
