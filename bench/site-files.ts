/** Built sites in memory, and beside each a page as one writes it by hand: MapLibre with one GeoJSON of the same data. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { merge } from "topojson-client";
import type { Topology, MultiPolygon as TopoMultiPolygon } from "topojson-specification";
import { build } from "vite";
import type { CellTopology } from "../src/cartography/cells-file.ts";
import { compile } from "../src/core/compile.ts";
import type { SourceFile } from "../src/core/model/atlas.ts";
import type { SiteAtlas, SiteTimelines } from "../src/export/site/contract.ts";
import { importCshapes } from "../src/import/cshapes.ts";
import { publish } from "../src/publish/publish.ts";
import { filesUnder } from "../test/browser/site.ts";
import { readCorpus } from "../test/corpora.ts";
import { CSHAPES } from "./cshapes.ts";
import { naturalEarthBase, worldAtlas } from "./flagship.ts";

export type Files = Map<string, Uint8Array>;

const encoder = new TextEncoder();
const root = process.cwd();

/** The browser's part, built from the sources as they are. */
export async function webAssets(): Promise<Files> {
  const outDir = join(root, ".cache/bench-web");
  await build({
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  });
  return new Map(filesUnder(outDir).map(({ path, bytes }) => [path, bytes]));
}

/** CShapes as `dejure import cshapes` writes it; undefined where the corpora are absent. */
export function importedCshapes(): SourceFile[] | undefined {
  const topology = readCorpus<object>(CSHAPES);
  if (topology === undefined) return undefined;
  const imported = importCshapes([{ name: "cshapes_2_gw.topojson", text: JSON.stringify(topology) }], { precisionKm: 5 });
  if (!imported.ok) throw new Error(imported.message);
  return imported.files.map(({ path, text }) => ({ path, bytes: encoder.encode(text) }));
}

export function siteOf(files: readonly SourceFile[], assets: Files): Files {
  const { atlas, resolver, diagnostics } = compile(files, { base: naturalEarthBase() });
  const base = { near: worldAtlas("land-10m"), far: worldAtlas("land-50m") };
  return new Map([...publish(atlas, resolver, { base, webAssets: assets, diagnostics })].map(({ path, bytes }) => [path, bytes]));
}

const jsonOf = <T>(site: Files, path: string): T => JSON.parse(new TextDecoder().decode(site.get(path))) as T;

export interface Shown {
  readonly atlas: SiteAtlas;
  readonly timelines: SiteTimelines;
}
export const shownBy = (site: Files): Shown => ({
  atlas: jsonOf(site, "data/map/atlas.json"),
  timelines: jsonOf(site, "data/map/timelines.json"),
});

/** One feature for each holding of the control layer and run of days, with the site's own simplified borders. */
function dated(site: Files): GeoJSON.FeatureCollection {
  const cells = jsonOf<CellTopology>(site, "data/map/cells.json");
  const { atlas, timelines } = shownBy(site);
  const colours = new Map(atlas.polities.map(({ id, colour }) => [id, colour]));
  const features: GeoJSON.Feature[] = [];
  for (const { id: viewpoint } of atlas.viewpoints) {
    const runs = new Map<string, number[]>();
    for (const [cell, timeline] of (timelines.viewpoints[viewpoint]?.control ?? []).entries())
      for (let i = 0; i < timeline.length; i += 2) {
        const holders = timelines.answers[timeline[i + 1] ?? -1]?.holders.map(({ polity }) => polity) ?? [];
        if (holders.length === 0) continue;
        const key = JSON.stringify([holders, timeline[i], timeline[i + 2] ?? 1e9]);
        const run = runs.get(key);
        if (run) run.push(cell);
        else runs.set(key, [cell]);
      }
    for (const [key, members] of runs) {
      const [holders, start, end] = JSON.parse(key) as [string[], number, number];
      const shapes = members.flatMap((cell) => cells.objects.cells.geometries[cell] ?? []);
      const geometry = merge(cells as unknown as Topology, shapes as unknown as TopoMultiPolygon[]);
      features.push({
        type: "Feature",
        properties: { viewpoint, start, end, holder: holders.join(), colour: colours.get(holders[0] ?? "") ?? "#888" },
        geometry,
      });
    }
  }
  return { type: "FeatureCollection", features };
}

const PAGE = (lat: number, lon: number, zoom: number, day: number, viewpoint: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Peer</title>
<link rel="stylesheet" href="maplibre-gl.css"><style>html, body, #map { margin: 0; height: 100% }</style></head>
<body><div id="map"></div><script type="module">
import * as maplibre from "./maplibre-gl.js";
maplibre.setWorkerUrl(new URL("maplibre-gl-worker.js", location.href).href);
const [data, land] = await Promise.all(["data.json", "land.json"].map(async (file) => (await fetch(file)).json()));
const on = (day, viewpoint) => ["all", ["==", ["get", "viewpoint"], viewpoint], ["<=", ["get", "start"], day], [">", ["get", "end"], day]];
const fill = { "fill-color": ["get", "colour"], "fill-opacity": 0.6 }, line = { "line-color": "#444", "line-width": 1 };
const first = on(${day}, ${JSON.stringify(viewpoint)});
const map = new maplibre.Map({
  container: "map", center: [${lon}, ${lat}], zoom: ${zoom}, attributionControl: false, fadeDuration: 0,
  style: {
    version: 8,
    sources: { land: { type: "geojson", data: land }, held: { type: "geojson", data } },
    layers: [
      { id: "land", type: "fill", source: "land", paint: { "fill-color": "#f4f1ea" } },
      { id: "fill", type: "fill", source: "held", filter: first, paint: fill },
      { id: "line", type: "line", source: "held", filter: first, paint: line },
    ],
  },
});
Object.assign(globalThis, {
  dejureMap: map,
  byFilter(day, viewpoint) { for (const layer of ["fill", "line"]) map.setFilter(layer, on(day, viewpoint)); },
  byData(day, viewpoint) {
    for (const layer of ["fill", "line"]) map.setFilter(layer, null);
    map.getSource("held").setData({ type: "FeatureCollection", features: data.features.filter(({ properties: p }) => p.viewpoint === viewpoint && p.start <= day && day < p.end) });
  },
});
</script></body></html>
`;

/** The page by hand, over the same land with the same camera. */
export function peerOf(site: Files): Files {
  const { atlas } = shownBy(site);
  const dist = join(root, "node_modules/maplibre-gl/dist");
  const files: Files = new Map(
    readdirSync(dist)
      .filter((name) => /^maplibre-gl.*\.(mjs|css)$/.test(name) && !name.includes("-dev"))
      // the test server knows .js as script, and not .mjs
      .map((name) => [name.replace(".mjs", ".js"), encoder.encode(readFileSync(join(dist, name), "utf8").replaceAll(".mjs", ".js"))]),
  );
  const { lat, lon, zoom } = atlas.home;
  files.set("index.html", encoder.encode(PAGE(lat, lon, zoom, atlas.start.day, atlas.start.viewpoint)));
  files.set("data.json", encoder.encode(JSON.stringify(dated(site))));
  const land = site.get("data/map/land.json");
  if (land) files.set("land.json", land);
  return files;
}
