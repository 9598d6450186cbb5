/** The whole of CShapes out again: as many rows in every program, and on a day the holders and areas of the map. */
import { writeFileSync } from "node:fs";
import { PMTiles, type RangeResponse } from "pmtiles";
import type { Topology } from "topojson-specification";
import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { dayFromCivil } from "../../src/core/time/calendar.ts";
import type { Exporting } from "../../src/export/formats/export-format.ts";
import { landOf } from "../../src/export/formats/land-formats.ts";
import { importCshapes } from "../../src/import/cshapes.ts";
import { readCorpus } from "../corpora.ts";
import { sourceFiles } from "../import/source-files.ts";
import { has, onDate, opened, scratchPath, text, told, written } from "./foreign.ts";

const topology = readCorpus<Topology>("cshapes/cshapes_2_gw.topojson.xz");

describe.skipIf(!topology)("CShapes", () => {
  let world: Exporting;
  beforeAll(async () => {
    const imported = importCshapes([{ name: "cshapes_2_gw.topojson", text: JSON.stringify(topology) }]);
    if (!("files" in imported)) throw new Error("CShapes was not imported");
    const { atlas, resolver } = compile(sourceFiles(imported));
    world = { ...(await opened("atlases/vilnius")), atlas, resolver, viewpoint: "cshapes" };
  });

  const DAYS = [dayFromCivil(1889, 3, 1), dayFromCivil(1920, 6, 1), dayFromCivil(1991, 12, 25), dayFromCivil(2019, 12, 31)];
  const areasOn = (day: number): Map<string, number> =>
    new Map(
      world.resolver
        .snapshot(day, "cshapes", "title")
        .holdings.filter((h) => h.answer.holders.length > 0)
        .map((h) => [h.answer.holders.map((x) => x.polity).join("; "), h.area_km2] as const),
    );

  test("GeoParquet: DuckDB adds up to each day's map", async () => {
    const { bytes } = await written("geoparquet", world);
    const path = scratchPath("cshapes.parquet");
    writeFileSync(path, bytes);
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const connection = await (await DuckDBInstance.create()).connect();
    for (const day of DAYS) {
      const rows = (
        await connection.runAndReadAll(
          `select holder, sum(area_km2) from '${path}' where coalesce(start_day, -1e9) <= ${day} and coalesce(end_day, 1e9) > ${day} and holder is not null group by holder`,
        )
      ).getRowsJson();
      const expected = areasOn(day);
      expect(rows.length).toBe(expected.size);
      for (const [holder, area] of rows) expect(Number(area) / (expected.get(String(holder)) ?? 0), String(holder)).toBeCloseTo(1, 9);
    }
    connection.closeSync();
  });

  test.skipIf(!has("ogrinfo"))("GeoPackage: GDAL finds every row, by its index as without it", async () => {
    const path = scratchPath("cshapes.gpkg");
    writeFileSync(path, (await written("geopackage", world)).bytes);
    const land = landOf(world);
    const count = (...more: string[]) => Number(/Feature Count: (\d+)/.exec(told("ogrinfo", "-ro", "-so", ...more, path, "holdings"))?.[1]);
    expect(count()).toBe(land.ok ? land.value.length : -1);
    for (const box of [
      ["24", "54", "26", "55"],
      ["-180", "-20", "-170", "-10"],
      ["100", "-10", "120", "5"],
    ]) {
      expect(count("-spat", ...box)).toBe(count("--config", "OGR_GPKG_USE_RTREE", "NO", "-spat", ...box));
      expect(count("-spat", ...box)).toBeGreaterThan(0);
    }
  });

  test("PMTiles of a day: all tiles of zooms 0 to 6 are there, and real bounds", async () => {
    const { bytes } = await written("pmtiles", onDate(world, "1920-06-01"));
    const source = {
      getKey: () => "x",
      getBytes: async (at: number, length: number): Promise<RangeResponse> => ({
        data: bytes.slice(at, at + length).buffer as ArrayBuffer,
      }),
    };
    const archive = new PMTiles(source);
    const header = await archive.getHeader();
    expect(header).toMatchObject({ minZoom: 0, maxZoom: 6, clustered: true, minLon: -180, maxLon: 180 });
    let found = 0;
    for (let x = 0; x < 64; x++) for (let y = 0; y < 64; y++) if (await archive.getZxy(6, x, y)) found++;
    expect(found).toBeGreaterThan(1000);
    expect(header.numTileContents).toBeLessThanOrEqual(header.numAddressedTiles);
  });

  test("a panel has each state once a year, and its area", async () => {
    const panel = text((await written("panel", onDate({ ...world, every: "year" }, "1920/1921"))).bytes)
      .trimEnd()
      .split("\r\n");
    const held = new Set(
      panel
        .slice(1)
        .filter((line) => line.includes(",1921,"))
        .map((line) => line.split(",")[2]),
    );
    const on = areasOn(dayFromCivil(1921, 1, 1));
    for (const holders of on.keys()) for (const holder of holders.split("; ")) expect(held).toContain(holder);
  });
});
