/** The rows of a world in SQLite: R*Tree over the boxes of rings and their days, geopoly to tell whether a point is inside. */
import Sqlite from "libsql";
import type { HeldRow } from "./postgis.ts";
import { ringBox, ringsOf } from "./rings.ts";
import { dayOf, type Question, type World } from "./worlds.ts";

export interface TableDatabase {
  readonly version: string;
  who(question: Question): string[] | Promise<string[]>;
  history(question: Question): HeldRow[] | Promise<HeldRow[]>;
  /** every outline of the day with its holder, as GeoJSON text; not dissolved */
  rowsOn(day: number): unknown;
  close(): void | Promise<void>;
}

/** A ring counts by even and odd, so a hole takes away what its outline gave. */
const INSIDE = `
  FROM box CROSS JOIN ring ON ring.id = box.id CROSS JOIN held ON held.id = ring.outline
  WHERE box.west <= ?1 AND box.east >= ?1 AND box.south <= ?2 AND box.north >= ?2 AND geopoly_contains_point(ring.shape, ?1, ?2)`;

/** In memory, one writer, native code in this process. */
export function sqlite(world: World): TableDatabase {
  const db = new Sqlite(":memory:");
  db.exec(`
    CREATE TABLE held (id INTEGER PRIMARY KEY, holder TEXT, start_day INT, end_day INT, geojson TEXT);
    CREATE TABLE ring (id INTEGER PRIMARY KEY, outline INT, shape BLOB);
    CREATE VIRTUAL TABLE box USING rtree (id, west, east, south, north, start_day, end_day);
    BEGIN`);
  const held = db.prepare("INSERT INTO held VALUES (?, ?, ?, ?, ?)");
  const ring = db.prepare("INSERT INTO ring VALUES (?, ?, geopoly_blob(?))");
  const box = db.prepare("INSERT INTO box VALUES (?, ?, ?, ?, ?, ?, ?)");
  let number = 0;
  for (const [index, { holder, start, end, polygons }] of world.outlines.entries()) {
    const [from, until] = [dayOf(start), dayOf(end) + 1];
    held.run(index, holder, from, until, JSON.stringify({ type: "MultiPolygon", coordinates: polygons }));
    for (const points of ringsOf(polygons)) {
      ring.run(number, index, JSON.stringify(points));
      box.run(number++, ...ringBox(points), from, until);
    }
  }
  db.exec("COMMIT; CREATE INDEX days ON held (start_day, end_day); ANALYZE");
  const who = db.prepare(
    `SELECT DISTINCT holder FROM (SELECT held.holder AS holder ${INSIDE} AND box.start_day <= ?3 AND box.end_day > ?3 GROUP BY held.id HAVING count(*) % 2 = 1) ORDER BY holder`,
  );
  const history = db.prepare(
    `SELECT held.holder AS holder, held.start_day AS start_day, held.end_day AS end_day ${INSIDE} GROUP BY held.id HAVING count(*) % 2 = 1 ORDER BY held.start_day`,
  );
  const rowsOn = db.prepare("SELECT holder, geojson FROM held WHERE start_day <= ?1 AND end_day > ?1");
  const { version } = db.prepare("SELECT sqlite_version() AS version").get([]) as { version: string };
  return {
    version: `SQLite ${version} (libsql)`,
    who: ({ at, day }) => (who.all([...at, day]) as { holder: string }[]).map(({ holder }) => holder),
    history: ({ at }) => history.all([...at]) as HeldRow[],
    rowsOn: (day) => rowsOn.all([day]),
    close: () => {
      db.close();
    },
  };
}
