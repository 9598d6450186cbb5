/** GeoPackage and GeoParquet, opened by GDAL, SQLite, QGIS and DuckDB. */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { beforeAll, describe, expect, test } from "vitest";
import type { Exporting } from "../../src/export/formats/export-format.ts";
import { rtree } from "../../src/export/geopackage/rtree.ts";
import { geoMetadata } from "../../src/export/geoparquet.ts";
import { COLUMNS } from "../../src/export/holding-columns.ts";
import { holdingRow } from "../../src/export/holding-row.ts";
import { readCorpus } from "../corpora.ts";
import { has, landHeld, opened, scratchPath, told, written } from "./foreign.ts";

let vilnius: Exporting;
beforeAll(async () => {
  vilnius = await opened("atlases/vilnius");
});

const holdings = () => landHeld(vilnius);
const rows = () => holdings().map((dated) => holdingRow(vilnius.atlas, vilnius.viewpoint, vilnius.layer, dated));

/** The Python of the system, for which its packages are installed. */
const PYTHON = "/usr/bin/python3";
const hasModule = (name: string): boolean => has(`${PYTHON} && ${PYTHON} -c 'import ${name}'`);

describe("GeoPackage", () => {
  const path = scratchPath("vilnius.gpkg");
  beforeAll(async () => {
    const { bytes, beside } = await written("geopackage", vilnius, "vilnius");
    writeFileSync(path, bytes);
    for (const file of beside) writeFileSync(scratchPath(file.path), file.bytes);
  });

  test("has the same bytes each time", async () => {
    const [one, other] = [await written("geopackage", vilnius), await written("geopackage", vilnius)];
    expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(other.bytes))).toBe(0);
    expect(one.beside).toEqual(other.beside);
  });

  describe.skipIf(!has("ogrinfo"))("in GDAL", () => {
    test("has every row, typed, and its place on Earth", () => {
      const said = told("ogrinfo", "-ro", "-so", "-al", path);
      expect(said).toContain("Geometry: Multi Polygon");
      expect(said).toContain(`Feature Count: ${holdings().length}`);
      expect(said).toContain('ID["EPSG",4326]');
      expect(said).toContain("start_date: Date");
      expect(said).toContain("start_day: Integer64");
      expect(said).toMatch(/layer: String \(10\.0\) NOT NULL/);
      for (const { name } of COLUMNS) expect(said).toMatch(new RegExp(`^${name}: `, "m"));
    });

    test("keeps every value", () => {
      const json = JSON.parse(
        told("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=7", "/vsistdout/", path, "holdings"),
      ) as GeoJSON.FeatureCollection;
      for (const [i, row] of rows().entries())
        for (const { name, type } of COLUMNS) {
          const theirs = json.features[i]?.properties?.[name] as string | number | null;
          if (type === "date") expect(theirs === null ? null : String(theirs).replaceAll("/", "-"), name).toBe(row[name]);
          else if (type === "real" && row[name] !== null) expect(Number(theirs), name).toBeCloseTo(Number(row[name]), 3);
          else expect(theirs, name).toBe(row[name]);
        }
    });

    test("finds by its index what it finds without", () => {
      const find = (...more: string[]) =>
        /Feature Count: (\d+)/.exec(told("ogrinfo", "-ro", "-so", "-spat", "25", "54", "25.5", "55", ...more, path, "holdings"))?.[1];
      expect(Number(find())).toBeGreaterThan(0);
      expect(find()).toBe(find("--config", "OGR_GPKG_USE_RTREE", "NO"));
    });

    test("can be edited: the triggers keep index and count in step", () => {
      const copy = scratchPath("edited.gpkg");
      told("cp", path, copy);
      told("ogrinfo", copy, "-sql", "DELETE FROM holdings WHERE fid = 1");
      told("ogrinfo", copy, "-sql", "UPDATE holdings SET geom = NULL WHERE fid = 2");
      const count = told("ogrinfo", "-ro", copy, "-sql", "SELECT count(*) AS n FROM rtree_holdings_geom");
      expect(count).toContain(`n (Integer) = ${holdings().length - 2}`);
    });
  });

  describe.skipIf(!hasModule("sqlite3"))("in SQLite with its own R-tree", () => {
    test("is sound", () => {
      const said = told(
        PYTHON,
        "-c",
        `import sqlite3,sys
c = sqlite3.connect(sys.argv[1])
print(c.execute("pragma integrity_check").fetchone(), c.execute("select rtreecheck('rtree_holdings_geom')").fetchone(), c.execute("pragma application_id").fetchone(), c.execute("pragma foreign_key_check").fetchall())`,
        path,
      );
      expect(said.trim()).toBe("('ok',) ('ok',) (1196444487,) []");
    });

    test("an index of many thousand boxes answers as going through all of them does", () => {
      // boxes that 32-bit floats cannot hold exactly, some of no size, from a series of numbers that is the same each time
      let seed = 1;
      const next = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
      const boxes = Array.from({ length: 20_000 }, (_, i) => {
        const [x, y, w, h] = [next() * 360 - 180, next() * 180 - 90, i % 7 === 0 ? 0 : next(), next() * 3];
        return { id: i + 1, box: [x, y, Math.min(180, x + w), Math.min(90, y + h)] as const };
      });
      const tree = rtree(boxes);
      const json = scratchPath("boxes.json");
      writeFileSync(json, JSON.stringify({ ...tree, nodes: tree.nodes.map(([n, data]) => [n, Buffer.from(data).toString("hex")]), boxes }));
      const said = told(
        PYTHON,
        "-c",
        `import sqlite3,sys,json
t = json.load(open(sys.argv[1]))
c = sqlite3.connect(":memory:")
c.execute("create virtual table r using rtree(id, minx, maxx, miny, maxy)")
for s in ("node", "parent", "rowid"): c.execute("delete from r_" + s)
c.executemany("insert into r_node values (?, ?)", [(n, bytes.fromhex(d)) for n, d in t["nodes"]])
c.executemany("insert into r_parent values (?, ?)", t["parents"])
c.executemany("insert into r_rowid(rowid, nodeno) values (?, ?)", t["rowids"])
print(c.execute("select rtreecheck('r')").fetchone()[0])
wrong = 0
for x, y in [(0, 0), (-180, -90), (25.28, 54.69), (100.1, -33.3)]:
  found = {r[0] for r in c.execute("select id from r where minx <= ? and maxx >= ? and miny <= ? and maxy >= ?", (x + 5, x, y + 5, y))}
  exact = {b["id"] for b in t["boxes"] if b["box"][0] <= x + 5 and b["box"][2] >= x and b["box"][1] <= y + 5 and b["box"][3] >= y}
  wrong += len(exact - found) + (len(found - exact) > 2)
print(wrong)`,
        json,
      );
      expect(said.trim().split("\n")).toEqual(["ok", "0"]);
    });
  });

  describe.skipIf(!hasModule("qgis.core"))("in QGIS", () => {
    test("opens with the time slider on, and shows on a day what the map shows", () => {
      const script = fileURLToPath(new URL("./python/open-in-qgis.py", import.meta.url));
      process.env["QT_QPA_PLATFORM"] = "offscreen";
      const project = JSON.parse(told(PYTHON, script, scratchPath("vilnius.qgs"), "1925-01-01", "1925-01-02")) as Record<string, unknown>;
      const on = rows().filter((r) => (r.start_date ?? "0000") <= "1925-01-01" && (r.end_date ?? "9999") > "1925-01-01");
      expect(on.length).toBeGreaterThan(5);
      expect(project).toMatchObject({
        read: true,
        valid: true,
        features: holdings().length,
        temporal: true,
        mode: 2,
        fields: ["start_date", "end_date"],
        navigation: 1,
        crs: "EPSG:4326",
        range: ["1915-01-01T00:00:00Z", "1941-01-01T00:00:00Z"],
        shown: on.map((r) => [r.start_edtf ?? "", r.holder ?? ""]).sort((a, b) => (a.join() < b.join() ? -1 : 1)),
        // the layer opened by itself, without the project, has the style of the file
        alone: "categorizedSymbol",
      });
      expect(project["colours"]).toMatchObject({
        poland: expect.stringMatching(/^#/) as string,
        lithuania: expect.stringMatching(/^#/) as string,
      });
    });
  });
});

describe("GeoParquet", () => {
  test("reads back value by value with hyparquet, days as DATE", async () => {
    const { bytes } = await written("geoparquet", vilnius);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const back = await parquetReadObjects({ file });
    expect(back.length).toBe(holdings().length);
    for (const [i, row] of rows().entries())
      for (const { name, type } of COLUMNS) {
        const theirs = back[i]?.[name] as unknown;
        if (row[name] === null) expect(theirs ?? null, name).toBeNull();
        else if (type === "date") expect((theirs as Date).toISOString().slice(0, 10), name).toBe(row[name]);
        else if (type === "integer") expect(Number(theirs), name).toBe(row[name]);
        else expect(theirs, name).toBe(row[name]);
      }
    const metadata = await parquetMetadataAsync(file);
    const geo = JSON.parse(metadata.key_value_metadata?.find((k) => k.key === "geo")?.value ?? "null") as {
      columns: { geometry: { geometry_types: string[]; bbox: number[] } };
    };
    expect(geo.columns.geometry.geometry_types).toEqual(["MultiPolygon"]);
    expect(geo.columns.geometry.bbox).toEqual([15.85, 48.9946265, 33.5, 59.6715006].map((n) => expect.closeTo(n, 5) as number));
  });

  test("has the same bytes each time", async () => {
    const [one, other] = [await written("geoparquet", vilnius), await written("geoparquet", vilnius)];
    expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(other.bytes))).toBe(0);
  });

  const schema = readCorpus<{ properties: { version: object; columns: { patternProperties: { ".+": { properties: { crs: object } } } } } }>(
    "schemas/geoparquet.json",
  );
  test.skipIf(schema === undefined)("its metadata fit the schema, which is that of a later version but for its number", () => {
    if (!schema) return;
    // the coordinate system is left out, so the schema of another project that describes one is not needed
    schema.properties.columns.patternProperties[".+"].properties.crs = {};
    schema.properties.version = { const: "1.1.0" };
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate(geoMetadata([0, 0, 1, 1])), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(geoMetadata(undefined)), JSON.stringify(validate.errors)).toBe(true);
  });

  const duck = (() => {
    try {
      return createRequire(import.meta.url).resolve("@duckdb/node-api");
    } catch {
      return undefined;
    }
  })();
  test.skipIf(duck === undefined)("DuckDB sees a GEOMETRY in it and adds up its areas", async () => {
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const path = join(scratchPath("vilnius.parquet"));
    writeFileSync(path, (await written("geoparquet", vilnius)).bytes);
    const connection = await (await DuckDBInstance.create()).connect();
    const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    const types = Object.fromEntries((await ask(`describe select * from '${path}'`)).map(([name, type]) => [name, type]));
    expect(types).toMatchObject({
      geometry: "GEOMETRY('OGC:CRS84')",
      start_date: "DATE",
      end_day: "BIGINT",
      bbox: "STRUCT(xmin DOUBLE, ymin DOUBLE, xmax DOUBLE, ymax DOUBLE)",
    });
    const [sum] = await ask(
      `select count(*), sum(area_km2) from '${path}' where start_date <= date '1925-01-01' and end_date > date '1925-01-01'`,
    );
    const on = rows().filter((r) => (r.start_date ?? "0000") <= "1925-01-01" && (r.end_date ?? "9999") > "1925-01-01");
    expect(Number(sum?.[0])).toBe(on.length);
    expect(Number(sum?.[1])).toBeCloseTo(
      on.reduce((all, r) => all + r.area_km2, 0),
      3,
    );
    const inside = await ask(
      `select distinct holder from '${path}' where bbox.xmin <= 25.28 and bbox.xmax >= 25.28 and bbox.ymin <= 54.69 and bbox.ymax >= 54.69`,
    );
    expect(inside.length).toBeGreaterThan(1);
    connection.closeSync();
  });
});
