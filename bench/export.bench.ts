/** Writing all land of CShapes for other programs, beside GDAL and beside the cutter of tiles alone; each in a process of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GeoJSONVT } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import { sqliteFile } from "../src/cli/sqlite.ts";
import { compile } from "../src/core/compile.ts";
import { type DatedHolding, holdingsBetween, holdingsOn } from "../src/export/dated-holdings.ts";
import { geoJsonPieces } from "../src/export/geojson.ts";
import { geoPackage } from "../src/export/geopackage/geopackage.ts";
import { geoParquet } from "../src/export/geoparquet.ts";
import { tiled } from "../src/export/pmtiles/tile-archive.ts";
import { done, inChild, task } from "./child.ts";
import { figure, type Outcome, QUICK, report } from "./harness.ts";
import { atlasOf, cshapesWorld, dayOf, VIEWPOINT } from "./worlds.ts";

const RUNS = QUICK ? 1 : 3;
const world = cshapesWorld();

/** An answer's size, so that two that are empty do not pass for fast. */
interface Answer {
  readonly rows: number;
  readonly bytes: number;
}

async function timed(run: () => Promise<number> | number, rows: number): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    bytes = await run();
    times.push(performance.now() - start);
  }
  done(times, { rows, bytes } satisfies Answer);
}

const size = (pieces: Iterable<Uint8Array>): number => [...pieces].reduce((sum, one) => sum + one.length, 0);

async function work(name: string): Promise<void> {
  if (!world) return;
  const { atlas, resolver } = compile(atlasOf(world));
  const all = (): readonly DatedHolding[] => holdingsBetween(resolver, -Infinity, Infinity, VIEWPOINT, "control") ?? [];
  const said = { viewpoint: VIEWPOINT, layer: "control", date: "../.." } as const;
  const day = holdingsOn(resolver, dayOf("1920-06-01"), VIEWPOINT, "control");
  if (name === "geopackage") return timed(async () => (await sqliteFile(geoPackage(atlas, all(), said))).length, all().length);
  if (name === "geoparquet") return timed(async () => (await geoParquet(atlas, all(), said, "bench")).length, all().length);
  if (name === "pmtiles")
    return timed(() => {
      const made = tiled(atlas, day, said);
      if (!made.ok) throw new Error(made.fault.message);
      return size(made.value.pieces);
    }, day.length);
  const features = JSON.parse([...geoJsonPieces(atlas, name === "cutter" ? day : all(), said)].join("")) as GeoJSON.FeatureCollection;
  if (name === "cutter")
    return timed(() => {
      const index = new GeoJSONVT(features, { maxZoom: 6, extent: 4096, buffer: 64 });
      let bytes = 0;
      for (let z = 0; z <= 6; z++)
        for (let x = 0; x < 2 ** z; x++)
          for (let y = 0; y < 2 ** z; y++) {
            const tile = index.getTile(z, x, y);
            if (tile && tile.features.length > 0) bytes += fromGeojsonVt({ holdings: tile }, { version: 2, extent: 4096 }).length;
          }
      return bytes;
    }, day.length);
  const folder = mkdtempSync(join(tmpdir(), "dejure-bench-"));
  writeFileSync(join(folder, "all.geojson"), JSON.stringify(features));
  await timed(() => {
    const out = join(folder, "all.gpkg");
    rmSync(out, { force: true });
    const { status, stderr } = spawnSync("ogr2ogr", ["-f", "GPKG", out, join(folder, "all.geojson")], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return statSync(out).size;
  }, features.features.length);
  rmSync(folder, { recursive: true, force: true });
}

function rows(): Outcome[] {
  const what = "all land of CShapes, 1886–2019";
  if (!world) return [{ work: "Export of CShapes", skipped: "its corpus is not here" }];
  const run = (name: string, label: string) => {
    const { times, peak_mb, answer } = inChild(name);
    return { figure: { ...figure(label, times, peak_mb), peak: true }, answer: answer as Answer };
  };
  const beside = (name: string, label: string, peer: ReturnType<typeof run>, goal: number, note: string): Outcome => {
    const ours = run(name, label);
    const ratio = ours.figure.median / peer.figure.median;
    return {
      work: `Export ${label}`,
      data: what,
      ours: ours.figure,
      peer: peer.figure,
      ratio,
      goal: `≤ ${goal} ×`,
      met: ratio <= goal,
      agreement: `${ours.answer.rows} rows in ours (${(ours.answer.bytes / 1e6).toFixed(1)} MB), ${peer.answer.rows} in the peer's (${(peer.answer.bytes / 1e6).toFixed(1)} MB)`,
      note,
    };
  };
  const hasGdal = spawnSync("ogr2ogr", ["--version"]).status === 0;
  const cutter = run("cutter", "geojson-vt and vt-pbf");
  const tiles = beside(
    "pmtiles",
    "PMTiles, zooms 0 to 6 of one day",
    cutter,
    1,
    "ours cuts borders as a second layer, compresses, and writes the archive; the peer cuts the land alone",
  );
  if (!hasGdal) return [tiles, { work: "Export to GeoPackage and GeoParquet", skipped: "ogr2ogr is not installed" }];
  const gdal = run("gdal", "ogr2ogr, GeoJSON to GeoPackage");
  const note =
    "ours begins with the atlas in memory and folds it anew; the peer begins with a file of GeoJSON, and its memory is not in the figure";
  return [beside("geopackage", "GeoPackage", gdal, 1.5, note), beside("geoparquet", "GeoParquet", gdal, 1.5, note), tiles];
}

if (task === undefined) report(rows());
else await work(task);
