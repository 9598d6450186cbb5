/** Vector tiles as they are asked for: the same as in the archive, and nothing beyond what there is. */

import { gzipSync } from "node:zlib";
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { PMTiles, type Source } from "pmtiles";
import { beforeAll, describe, expect, test } from "vitest";
import type { Compilation } from "../../src/core/compile.ts";
import { MissingPackage } from "../../src/core/optional-package.ts";
import { parseDate } from "../../src/core/time/edtf.ts";
import { holdingsOn } from "../../src/export/dated-holdings.ts";
import { tiled } from "../../src/export/pmtiles/tile-archive.ts";
import { MOST_BYTES } from "../../src/export/pmtiles/tiler.ts";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/front.ts";
import { refused } from "../../src/server/problem-answer.ts";
import { atlasIn, vilnius } from "./vilnius.ts";

const DAY = "1920-10-14";
let compiled: Compilation;
let app: App;
beforeAll(() => {
  compiled = vilnius();
  app = createApp(compiled);
});
const get = async (path: string, of: App = app): Promise<Response> => of.fetch(new Request(`https://atlas.example${path}`));
const bytesOf = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await get(path)).arrayBuffer());

test("every tile is the one of the archive, byte for byte", async () => {
  const read = parseDate(DAY);
  if (!read.ok) throw new Error(DAY);
  const holdings = holdingsOn(compiled.resolver, read.date.earliest, "lithuania", "title");
  const made = tiled(compiled.atlas, holdings, { viewpoint: "lithuania", layer: "title", date: DAY });
  if (!made.ok) throw new Error(made.fault.message);
  const archive = Buffer.concat(made.value.pieces);
  const source: Source = {
    getKey: () => "archive",
    getBytes: async (offset, length) => ({ data: new Uint8Array(archive.subarray(offset, offset + length)).buffer }),
  };
  const pmtiles = new PMTiles(source);
  let there = 0;
  for (let z = 0; z <= 5; z++)
    for (let x = 0; x < 2 ** z; x++)
      for (let y = 0; y < 2 ** z; y++) {
        const stored = await pmtiles.getZxy(z, x, y);
        const response = await get(`/tiles/lithuania/title/${DAY}/${z}/${x}/${y}.mvt`);
        expect(response.status, `${z}/${x}/${y}`).toBe(stored ? 200 : 204);
        if (!stored) continue;
        there++;
        expect(response.headers.get("content-type")).toBe("application/vnd.mapbox-vector-tile");
        expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(stored.data))).toBe(true);
      }
  expect(there).toBeGreaterThan(5);
});

test("land and borders are layers of their own, with the columns of the rows", async () => {
  const tile = new VectorTile(new PbfReader(await bytesOf(`/tiles/lithuania/control/${DAY}/5/18/10.mvt`)));
  expect(Object.keys(tile.layers).sort()).toEqual(["borders", "holdings"]);
  const { holdings } = tile.layers;
  const said = Array.from({ length: holdings?.length ?? 0 }, (_, i) => holdings?.feature(i).properties["holder"]);
  expect(said).toContain("central-lithuania");
});

test("TileJSON and style lead to the tiles, and the tiles of OGC API are the same", async () => {
  const json = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;
  const tileJson = await json<{ tiles: string[]; maxzoom: number; tilejson: string; vector_layers: { id: string }[] }>(
    `/tiles/lithuania/title/${DAY}/tilejson.json`,
  );
  expect(tileJson.tilejson).toBe("3.0.0");
  expect(tileJson.tiles).toEqual([`https://atlas.example/tiles/lithuania/title/${DAY}/{z}/{x}/{y}.mvt`]);
  expect(tileJson.vector_layers.map((l) => l.id)).toEqual(["holdings", "borders"]);
  const style = await json<{ sources: { land: { url: string } } }>(`/tiles/lithuania/title/${DAY}/style.json`);
  expect(style.sources.land.url).toBe(`https://atlas.example/tiles/lithuania/title/${DAY}/tilejson.json`);
  const collection = await json<{ links: { rel: string; href: string }[] }>(`/ogc/collections/lithuania.title.${DAY}`);
  const sets = await json<{ tilesets: { links: { href: string }[] }[] }>(
    collection.links.find((l) => l.rel.endsWith("tilesets-vector"))?.href.slice("https://atlas.example".length) ?? "",
  );
  const set = await json<{ links: { rel: string; href: string }[] }>(
    sets.tilesets[0]?.links[0]?.href.slice("https://atlas.example".length) ?? "",
  );
  const template = set.links.find((l) => l.rel === "item")?.href ?? "";
  const address = template.replace("{tileMatrix}", "5").replace("{tileRow}", "10").replace("{tileCol}", "18");
  const [linked, ogc] = [
    await bytesOf(address.slice("https://atlas.example".length)),
    await bytesOf(`/ogc/collections/lithuania.title.${DAY}/tiles/WebMercatorQuad/5/10/18`),
  ];
  expect(linked.length).toBeGreaterThan(100);
  expect(Buffer.from(ogc).equals(Buffer.from(linked))).toBe(true);
});

test("all time, and an interval, are dates too", async () => {
  const count = async (date: string): Promise<number> =>
    new VectorTile(new PbfReader(await bytesOf(`/tiles/lithuania/title/${date}/4/9/5.mvt`))).layers["holdings"]?.length ?? 0;
  const [all, year, day] = [await count("all"), await count(encodeURIComponent("1920-01/1920-12")), await count(DAY)];
  expect(all).toBeGreaterThan(year);
  expect(year).toBeGreaterThan(day);
});

describe("what is not there", () => {
  test.each([
    [404, `/tiles/lithuania/title/${DAY}/30/0/0.mvt`],
    [404, `/tiles/lithuania/title/${DAY}/2/4/0.mvt`],
    [404, `/tiles/lithuania/title/${DAY}/2/0/4.mvt`],
    [400, `/tiles/lithuania/title/${DAY}/a/0/0.mvt`],
    [400, `/tiles/lithuania/title/${DAY}/-1/0/0.mvt`],
    [400, `/tiles/lithuania/title/${DAY}/1.5/0/0.mvt`],
    [404, `/tiles/lithuania/title/${DAY}/2/0/0.png`],
    [404, `/tiles/lithuania/title/${DAY}/2/0`],
    [404, "/tiles/lithuania/title"],
    [404, `/tiles/lithuanja/title/${DAY}/2/0/0.mvt`],
    [404, `/tiles/lithuania/lasagne/${DAY}/2/0/0.mvt`],
    [400, "/tiles/lithuania/title/1920-99/2/0/0.mvt"],
    [400, "/tiles/lithuania/%FF/1920-10-14/2/0/0.mvt"],
    [400, `/tiles/lithuania/title/${DAY}/2/0/0.mvt?colour=red`],
    [404, `/ogc/collections/lithuania.title.${DAY}/tiles/WebMercatorQuad/30/0/0`],
    [400, `/ogc/collections/lithuania.title.${DAY}/tiles/WebMercatorQuad/x/0/0`],
  ])("%i %s", async (status, path) => {
    const response = await get(path);
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
    expect(((await response.json()) as { help?: string }).help).toBeTruthy();
  });
});

test("where a package for tiles is not installed, the answer says which", async () => {
  const { status, body } = refused(new MissingPackage("fflate"));
  expect([status, JSON.parse(String(body))]).toMatchObject([501, { help: "npm install fflate" }]);
});

test("tiles of a whole world over all time stay below the limit when they are sent", async () => {
  const today = createApp(atlasIn("atlases/today"));
  for (const path of ["0/0/0", "1/1/0", "3/4/2"]) {
    const response = await get(`/tiles/everyone/title/all/${path}.mvt`, today);
    expect(response.status, path).toBe(200);
    expect(gzipSync(new Uint8Array(await response.arrayBuffer())).length, path).toBeLessThanOrEqual(MOST_BYTES);
  }
});
