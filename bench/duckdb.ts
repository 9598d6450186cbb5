/** The rows of a world in DuckDB, without its spatial extension (which it would have to fetch): points are found by counting the edges east of them. */
import { DuckDBInstance } from "@duckdb/node-api";
import type { HeldRow } from "./postgis.ts";
import { ringBox, ringsOf } from "./rings.ts";
import type { TableDatabase } from "./sqlite.ts";
import { dayOf, type World } from "./worlds.ts";

const INSIDE = `
  FROM box JOIN edge ON edge.ring = box.ring JOIN held ON held.id = box.outline
  WHERE $lon BETWEEN west AND east AND $lat BETWEEN south AND north AND (y0 > $lat) <> (y1 > $lat) AND (x1 - x0) * ($lat - y0) / (y1 - y0) + x0 > $lon`;

/** In memory, native code in this process, threads as it pleases. */
export async function duckdb(world: World): Promise<TableDatabase> {
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  await db.run("CREATE TABLE held (id INT, holder TEXT, start_day INT, end_day INT, geojson TEXT)");
  await db.run("CREATE TABLE edge (ring INT, x0 DOUBLE, y0 DOUBLE, x1 DOUBLE, y1 DOUBLE)");
  await db.run("CREATE TABLE box (ring INT, outline INT, west DOUBLE, east DOUBLE, south DOUBLE, north DOUBLE)");
  const held = await db.createAppender("held");
  const edge = await db.createAppender("edge");
  const box = await db.createAppender("box");
  let number = 0;
  for (const [index, { holder, start, end, polygons }] of world.outlines.entries()) {
    held.appendInteger(index);
    held.appendVarchar(holder);
    held.appendInteger(dayOf(start));
    held.appendInteger(dayOf(end) + 1);
    held.appendVarchar(JSON.stringify({ type: "MultiPolygon", coordinates: polygons }));
    held.endRow();
    for (const ring of ringsOf(polygons)) {
      box.appendInteger(number);
      box.appendInteger(index);
      for (const side of ringBox(ring)) box.appendDouble(side);
      box.endRow();
      for (let i = 1; i < ring.length; i++) {
        edge.appendInteger(number);
        for (const value of [...(ring[i - 1] ?? []), ...(ring[i] ?? [])]) edge.appendDouble(value);
        edge.endRow();
      }
      number++;
    }
  }
  box.closeSync();
  held.closeSync();
  edge.closeSync();
  const who = await db.prepare(
    `SELECT DISTINCT holder FROM (SELECT any_value(holder) AS holder ${INSIDE} AND start_day <= $day AND end_day > $day GROUP BY held.id HAVING count(*) % 2 = 1) ORDER BY holder`,
  );
  const history = await db.prepare(
    `SELECT any_value(holder) AS holder, any_value(start_day) AS start_day, any_value(end_day) AS end_day ${INSIDE} GROUP BY held.id HAVING count(*) % 2 = 1 ORDER BY start_day`,
  );
  const rowsOn = await db.prepare("SELECT holder, geojson FROM held WHERE start_day <= $day AND end_day > $day");
  const ask = async (statement: typeof who, values: Readonly<Record<string, number>>) => {
    statement.bind({ ...values });
    return (await statement.runAndReadAll()).getRowObjectsJS();
  };
  const [version] = (await db.runAndReadAll("SELECT version()")).getRows()[0] ?? [];
  return {
    version: `DuckDB ${String(version).slice(1)}`,
    who: async ({ at: [lon, lat], day }) => (await ask(who, { lon, lat, day })).map(({ holder }) => String(holder)),
    history: async ({ at: [lon, lat] }) => (await ask(history, { lon, lat })) as unknown as HeldRow[],
    rowsOn: (day) => ask(rowsOn, { day }),
    close: () => {
      db.closeSync();
      instance.closeSync();
    },
  };
}
