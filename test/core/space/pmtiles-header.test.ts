import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { isPmtilesFault, PMTILES_HEADER, readPmtilesHeader } from "../../../src/core/space/pmtiles-header.ts";
import { tilesFor } from "../../../src/web/map/tiled-map.ts";
import { filesUnder } from "../../browser/site.ts";

const folder = join(import.meta.dirname, "../../rules/bad-tiles/good");
const archive = readFileSync(join(folder, "old-maps/plan.pmtiles"));
/** The archive with other bytes at a place. */
const changed = (at: number, ...bytes: number[]): Uint8Array => {
  const copy = Uint8Array.from(archive);
  copy.set(bytes, at);
  return copy;
};

test("an archive of pictures says where it lies", () => {
  const read = readPmtilesHeader(archive, archive.length);
  expect(read).toMatchObject({ type: "image/png", minZoom: 6, maxZoom: 6, packed: true, tilesPacked: false });
  expect((read as { bounds: readonly number[] }).bounds.map((degrees) => Math.round(degrees * 100) / 100)).toEqual([
    22.5, 55.78, 28.13, 58.81,
  ]);
});

test.each([
  ["no archive", Uint8Array.from(archive.subarray(3)), "no PMTiles archive"],
  ["cut off in the header", archive.subarray(0, 100), "no PMTiles archive"],
  ["version 2", changed(7, 2), "version 2"],
  ["vector tiles", changed(99, 1), "vector tiles"],
  ["tiles of no known type", changed(99, 9), "of type 9"],
  ["brotli", changed(97, 3), "other means than gzip"],
  ["cut off in its tiles", archive.subarray(0, archive.length - 1), "ends before its tiles do"],
  ["no land", changed(102, ...archive.subarray(110, 114)), "no land"],
  ["no zooms", changed(100, 7), "no zooms"],
])("%s: refused in words", (_, bytes, words) => {
  const read = readPmtilesHeader(bytes, bytes.length);
  expect(isPmtilesFault(read) && read.message).toContain(words);
});

test("whatever the header holds, it is read or refused", () => {
  let state = 7;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
  for (let i = 0; i < 3000; i++) {
    const bytes = changed(8 + (next() % (PMTILES_HEADER - 8)), next(), next());
    const read = readPmtilesHeader(bytes, bytes.length);
    if (isPmtilesFault(read)) expect(read.help).not.toBe("");
    else expect(read.tiles[0] + read.tiles[1]).toBeLessThanOrEqual(bytes.length);
  }
});

test("what is wrong is said at the line that names the archive", () => {
  const files = filesUnder(folder);
  const found = (yaml: (text: string) => string, bytes: (file: { path: string; bytes: Uint8Array }) => Uint8Array = ({ bytes }) => bytes) =>
    compile(
      files.map((file) =>
        file.path === "atlas.yaml"
          ? { ...file, bytes: new TextEncoder().encode(yaml(new TextDecoder().decode(file.bytes))) }
          : { ...file, bytes: bytes(file) },
      ),
    ).diagnostics.map(({ rule, message, span }) => `${rule}: ${span.file}: ${message}`);
  const same = (text: string): string => text;
  expect(found(same)).toEqual([]);
  expect(found((text) => text.replace("plan.pmtiles", "plan.pmtile"))).toEqual([
    "missing-file: atlas.yaml: there is no file old-maps/plan.pmtile in the atlas",
  ]);
  expect(found((text) => text.replace("    tiles: old-maps/plan.pmtiles\n", ""))).toEqual([
    "missing-key: atlas.yaml: an old map has neither “annotation” nor “tiles”",
  ]);
  expect(found((text) => text.replace("    tiles:", "    image: plan.png\n    tiles:"))).toEqual([
    "bad-tiles: atlas.yaml: “image” and “tiles” both say what the old map is",
  ]);
  const large = new Uint8Array(100_000_001);
  expect(found(same, ({ path, bytes }) => (path.endsWith(".pmtiles") ? large : bytes))).toEqual([
    "bad-tiles: atlas.yaml: old-maps/plan.pmtiles has 100000001 bytes, 100000000 are the most",
  ]);
});

test("the tiles of a view: at the zoom of the screen, never more than eight each way, never beyond the archive", () => {
  const header = { bounds: [20, 50, 30, 60], minZoom: 3, maxZoom: 9 } as const;
  // a world of 512 px at zoom 0 has tiles of 256 px one zoom nearer
  expect(tilesFor(header, { lat: 55, lon: 25, zoom: 6 }, 800, 600)?.z).toBe(7);
  expect(tilesFor(header, { lat: 55, lon: 25, zoom: 14 }, 800, 600)).toMatchObject({ z: 9 });
  expect(tilesFor(header, { lat: 55, lon: 25, zoom: 0 }, 800, 600)).toEqual({ z: 3, west: 4, east: 4, north: 2, south: 2 });
  expect(tilesFor(header, { lat: 0, lon: -90, zoom: 6 }, 800, 600)).toBeUndefined();
  for (let zoom = 0; zoom < 12; zoom += 0.3)
    for (const lon of [18, 21, 25, 29.9, 31]) {
      const tiles = tilesFor(header, { lat: 55, lon, zoom }, 3000, 2000);
      if (tiles === undefined) continue;
      expect(Math.max(tiles.east - tiles.west, tiles.south - tiles.north)).toBeLessThan(8);
      expect(((tiles.west + 1) / 2 ** tiles.z) * 360 - 180).toBeGreaterThan(20);
      expect((tiles.east / 2 ** tiles.z) * 360 - 180).toBeLessThan(30);
    }
});
