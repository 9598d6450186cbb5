/** PMTiles, read back by the official reader, by Mapbox's reader of tiles and by the checker of MapLibre's styles. */
import { gunzipSync, gzipSync } from "node:zlib";
import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile";
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { PbfReader as Pbf } from "pbf";
import { PMTiles, type RangeResponse, type Source, TileType } from "pmtiles";
import { beforeAll, describe, expect, test } from "vitest";
import type { Exporting } from "../../src/export/formats/export-format.ts";
import { landOf } from "../../src/export/formats/land-formats.ts";
import { holdingRow } from "../../src/export/holding-row.ts";
import { bordersOf } from "../../src/export/pmtiles/borders.ts";
import { pmtiles, type Tile, tileId } from "../../src/export/pmtiles/container.ts";
import { MOST_BYTES } from "../../src/export/pmtiles/tiler.ts";
import { landHeld, onDate, opened, text, written } from "./foreign.ts";

class Memory implements Source {
  readonly requests: number[] = [];
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
  getKey = () => "memory";
  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    this.requests.push(length);
    return { data: this.bytes.slice(offset, offset + length).buffer as ArrayBuffer };
  }
}

const joined = (pieces: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

describe("the container", () => {
  const options = {
    bounds: [-180, -85, 180, 85] as const,
    center: [0, 0, 2] as const,
    minZoom: 0,
    maxZoom: 9,
    metadata: { name: "x" },
    gzip: (b: Uint8Array) => gzipSync(b),
  };

  test("numbers tiles along the Hilbert curve, as the specification does", () => {
    expect([tileId(0, 0, 0), tileId(1, 0, 0), tileId(1, 0, 1), tileId(1, 1, 1), tileId(1, 1, 0), tileId(2, 0, 0)]).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
    expect(tileId(12, 3423, 1763)).toBe(19_078_479);
    for (const z of [3, 5]) {
      const ids = new Set(Array.from({ length: 4 ** z }, (_, i) => tileId(z, i % 2 ** z, Math.floor(i / 2 ** z))));
      expect(ids.size).toBe(4 ** z);
      expect(Math.min(...ids)).toBe((4 ** z - 1) / 3);
    }
  });

  test("keeps many thousand tiles in leaves, each content once, and gives every one back", async () => {
    // half of them are one and the same tile of the sea; the others are unlike
    const tiles: Tile[] = [];
    let seed = 7;
    const next = (most: number): number => (seed = (seed * 48271) % 2147483647) % most;
    for (let x = 0; x < 256; x++)
      for (let y = 0; y < 256; y++) {
        const same = (x >> 4) % 2 === 0;
        tiles.push({ z: 9, x, y, bytes: gzipSync(same ? "sea" : `${x}/${y}/${Array.from({ length: next(60) }, () => next(1e6)).join()}`) });
      }
    const file = joined(pmtiles(tiles, options));
    const source = new Memory(file);
    const archive = new PMTiles(source);
    const header = await archive.getHeader();
    expect(header.numAddressedTiles).toBe(tiles.length);
    expect(header.numTileContents).toBe(tiles.length / 2 + 1);
    expect(header.numTileEntries).toBeLessThan(tiles.length / 2 + 1 + 2000);
    expect(header.leafDirectoryLength).toBeGreaterThan(0);
    expect(header.clustered).toBe(true);
    for (let i = 0; i < tiles.length; i += 97) {
      const { z, x, y, bytes } = tiles[i] as Tile;
      const got = await archive.getZxy(z, x, y);
      expect(Buffer.from(got?.data as ArrayBuffer).toString()).toBe(gunzipSync(bytes).toString());
    }
    expect(await archive.getZxy(9, 300, 300)).toBeUndefined();
  });

  test("holds no tile at all without a fault", async () => {
    const archive = new PMTiles(new Memory(joined(pmtiles([], options))));
    expect((await archive.getHeader()).numAddressedTiles).toBe(0);
    expect(await archive.getZxy(0, 0, 0)).toBeUndefined();
  });
});

describe("an atlas", () => {
  let vilnius: Exporting;
  let archive: PMTiles;
  let bytes: Uint8Array;
  let beside: Record<string, unknown>;
  beforeAll(async () => {
    vilnius = await opened("atlases/vilnius");
    const made = await written("pmtiles", vilnius, "vilnius");
    bytes = made.bytes;
    archive = new PMTiles(new Memory(bytes));
    beside = Object.fromEntries(made.beside.map((f) => [f.path, JSON.parse(text(f.bytes)) as unknown]));
  });

  const tileAt = async (z: number, lon: number, lat: number) => {
    const n = 2 ** z;
    const [fx, fy] = [((lon + 180) / 360) * n, ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * n];
    const got = await archive.getZxy(z, Math.floor(fx), Math.floor(fy));
    return { tile: new VectorTile(new Pbf(new Uint8Array(got?.data ?? new ArrayBuffer(0)))), px: (fx % 1) * 4096, py: (fy % 1) * 4096 };
  };

  const inside = (feature: VectorTileFeature, px: number, py: number): boolean => {
    let hit = false;
    for (const ring of feature.loadGeometry())
      for (const [i, a] of ring.entries()) {
        const b = ring[(i + 1) % ring.length] as { x: number; y: number };
        if (a.y > py !== b.y > py && px < ((b.x - a.x) * (py - a.y)) / (b.y - a.y) + a.x) hit = !hit;
      }
    return hit;
  };

  test("its header and metadata say truly where it is and what is in it", async () => {
    const header = await archive.getHeader();
    expect(header).toMatchObject({ specVersion: 3, tileType: TileType.Mvt, minZoom: 0, maxZoom: 8, clustered: true });
    expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual([15.85, 48.9946265, 33.5, 59.6715006]);
    expect(header.centerLon).toBeCloseTo(24.675, 3);
    const metadata = (await archive.getMetadata()) as {
      vector_layers: { id: string; fields: object }[];
      attribution: string;
      viewpoint: string;
    };
    expect(metadata.vector_layers.map((l) => l.id)).toEqual(["holdings", "borders"]);
    expect(metadata.viewpoint).toBe(vilnius.viewpoint);
    expect(metadata.attribution).toContain("CC-BY-4.0");
    expect(beside["vilnius.tilejson.json"]).toMatchObject({
      tilejson: "3.0.0",
      tiles: ["pmtiles://vilnius.pmtiles/{z}/{x}/{y}"],
      vector_layers: metadata.vector_layers,
      bounds: [15.85, 48.9946265, 33.5, 59.6715006],
    });
  });

  test.each([6, 8])("the land under a point on a day is what the records answer, at zoom %s", async (z) => {
    const land = landHeld(vilnius);
    const points = [
      [25.28, 54.69],
      [23.9, 54.9],
      [23.83, 53.68],
      [26.52, 55.87],
      [27.56, 53.9],
    ] as const;
    for (const [lon, lat] of points) {
      const { tile, px, py } = await tileAt(z, lon, lat);
      const layer = tile.layers["holdings"];
      const found = Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i) as VectorTileFeature).filter((f) =>
        inside(f, px, py),
      );
      const face = vilnius.atlas.land.arrangement.locate([lon, lat]).face;
      const expected = land
        .filter((d) => d.holding.faces.includes(face))
        .map((d) => holdingRow(vilnius.atlas, vilnius.viewpoint, "title", d));
      const key = (p: Readonly<Record<string, unknown>>) =>
        `${String(p["start_edtf"] ?? "")} ${String(p["answer"])} ${String(p["holder"] ?? "")} ${String(p["because"] ?? "")}`;
      expect(found.map((f) => key(f.properties)).sort()).toEqual(expected.map((r) => key({ ...r })).sort());
      expect(expected.length).toBeGreaterThan(2);
    }
  });

  test("no tile is larger than what a map draws without stutter", async () => {
    let [count, largest] = [0, 0];
    for (let z = 0; z <= 8; z++)
      for (let x = 0; x < 2 ** z; x++)
        for (let y = 0; y < 2 ** z; y++) {
          if (z > 4 && (x < 2 ** z * 0.5 || x > 2 ** z * 0.62 || y > 2 ** z * 0.45 || y < 2 ** z * 0.25)) continue;
          const got = await archive.getZxy(z, x, y);
          if (!got) continue;
          count++;
          largest = Math.max(largest, gzipSync(Buffer.from(got.data)).length);
        }
    expect(count).toBe((await archive.getHeader()).numAddressedTiles);
    expect(largest).toBeLessThanOrEqual(MOST_BYTES);
  });

  test("borders are lines of their own, once, and part what differs on each of their days", async () => {
    const on = onDate(vilnius, "1925-01-01");
    const land = landHeld(on);
    const borders = bordersOf(vilnius.atlas, land, "title");
    const lines = borders.flatMap((b) => b.stretches.map(({ arc, from, to }) => `${arc} ${from} ${to}`));
    expect(new Set(lines).size).toBe(lines.length);
    expect(borders.filter((b) => b.properties.kind === "agreed").map((b) => [b.properties.left, b.properties.right].sort())).toContainEqual(
      ["latvia", "lithuania"],
    );
    for (const { properties } of borders) if (properties.kind === "agreed") expect(properties.left).not.toBe(properties.right);
    // over all time no stretch says two things of one day
    const all = landOf(vilnius);
    if (!all.ok) throw new Error(all.fault.message);
    const said = new Map<string, [number, number][]>();
    for (const { properties, stretches } of bordersOf(vilnius.atlas, all.value, "title"))
      for (const { arc, from } of stretches) {
        const line = `${arc} ${from}`;
        const run: [number, number] = [properties.start_day ?? -Infinity, properties.end_day ?? Infinity];
        for (const [start, end] of said.get(line) ?? []) expect(run[1] <= start || run[0] >= end).toBe(true);
        said.set(line, [...(said.get(line) ?? []), run]);
      }
    const { tile } = await tileAt(6, 25.28, 54.69);
    expect(tile.layers["borders"]?.length).toBeGreaterThan(3);
  });

  test("has the same bytes each time", async () => {
    const again = await written("pmtiles", { ...vilnius }, "vilnius");
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0);
  });

  test("its style has no fault and rests on nobody else", () => {
    const style = beside["vilnius.style.json"];
    expect(validateStyleMin(style as never)).toEqual([]);
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
    expect(style).toMatchObject({ sources: { land: { type: "vector", url: "pmtiles://vilnius.pmtiles" } } });
  });
});
