/** An old map that is cut into tiles: laid at the zoom that fits, by both that draw, from hosts that give ranges and from those that do not. */
import type { Server } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pmtiles } from "../../src/export/pmtiles/container.ts";
import { opaquePng } from "../../src/worker/encode-png.ts";
import { launch } from "./chromium.ts";
import { filesUnder, serve, siteOf } from "./site.ts";

/** Colours of the tiles of each zoom: what is seen says which zoom was taken. */
const COLOURS: Readonly<Record<number, readonly [number, number, number]>> = { 6: [200, 40, 40], 7: [40, 160, 40], 8: [40, 40, 200] };
const [WEST, SOUTH, EAST, NORTH] = [22.5, 55.7766, 28.125, 58.8137];

/** The land of one tile of zoom 6 in three zooms, by our own writer; its header says that they are PNG and not packed. */
function archive(): Uint8Array {
  const tiles = [6, 7, 8].flatMap((z) => {
    const side = 2 ** (z - 6);
    const [r, g, b] = COLOURS[z] as readonly [number, number, number];
    const pixels = Uint8Array.from({ length: 256 * 256 * 4 }, (_, i) => [r, g, b, 255][i % 4] as number);
    const bytes = opaquePng(pixels, 256, 256) as Uint8Array;
    return Array.from({ length: side * side }, (_, i) => ({ z, x: 36 * side + (i % side), y: 19 * side + Math.floor(i / side), bytes }));
  });
  const parts = pmtiles(tiles, {
    bounds: [WEST, SOUTH, EAST, NORTH],
    center: [25, 57, 6],
    minZoom: 6,
    maxZoom: 8,
    metadata: {},
    gzip: (bytes) => gzipSync(bytes),
  });
  parts[0]?.set([1, 2], 98);
  return Buffer.concat(parts);
}

let browser: Browser;
let server: Server;
let address: string;
const tiles = archive();
beforeAll(async () => {
  const files = filesUnder(join(import.meta.dirname, "../rules/bad-tiles/good")).map((file) =>
    file.path.endsWith(".pmtiles") ? { ...file, bytes: tiles } : file,
  );
  ({ server, address } = await serve(siteOf(files)));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

test.each([
  ["svg", true],
  ["webgl", false],
] as const)("drawn by %s (ranges: %s)", async (drawer, ranges) => {
  const page = await browser.newPage({ viewport: { width: 800, height: 500 }, reducedMotion: "reduce" });
  const asked: string[] = [];
  if (ranges)
    await page.route(/\.pmtiles$/, (route) => {
      const range = route.request().headers()["range"] ?? "";
      asked.push(range);
      const [, from = "0", to = "0"] = /bytes=(\d+)-(\d+)/.exec(range) ?? [];
      return route.fulfill({ status: 206, body: Buffer.from(tiles.subarray(Number(from), Number(to) + 1)) });
    });
  /** colour of the map at a place that no record colours */
  const seen = async (place: readonly [number, number]): Promise<readonly number[]> => {
    const { x, y } = await page.evaluate(([lon, lat]) => {
      const { dejureMap } = globalThis as unknown as { dejureMap: { project(at: readonly number[]): { x: number; y: number } } };
      const { left, top } = (document.querySelector(".stage > .map") as HTMLElement).getBoundingClientRect();
      const at = dejureMap.project([lon, lat]);
      return { x: left + at.x, y: top + at.y };
    }, place);
    const shot = await page.screenshot({ clip: { x: Math.round(x) - 1, y: Math.round(y) - 1, width: 3, height: 3 } });
    return page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const pen = Object.assign(document.createElement("canvas"), { width: 3, height: 3 }).getContext("2d");
      pen?.drawImage(image, 0, 0);
      return [...(pen?.getImageData(1, 1, 1, 1).data.slice(0, 3) ?? [])];
    }, shot.toString("base64"));
  };
  const like = async (place: readonly [number, number], zoom: number): Promise<boolean> => {
    const [r = 0, g = 0, b = 0] = await seen(place);
    const [wr, wg, wb] = COLOURS[zoom] as readonly [number, number, number];
    // packed as WebP on the way
    return Math.hypot(r - wr, g - wg, b - wb) < 24;
  };
  for (const [zoom, taken] of [
    [5.2, 6],
    [6.1, 7],
    [7.4, 8],
    [9, 8],
  ] as const) {
    await page.goto("about:blank");
    await page.goto(`${address}map/?map=${drawer}#map=${zoom}/57/25&old=1:100`);
    await page.locator(".old-map small").waitFor();
    await expect.poll(() => like([24.98, 56.98], taken), { timeout: 8000, message: `zoom ${zoom}` }).toBe(true);
  }
  expect(await page.locator(".old-map small").textContent()).toBe("Drawn for this example, CC0-1.0");
  if (ranges) {
    expect(asked[0]).toBe("bytes=0-16383");
    expect(asked.length).toBeGreaterThan(4);
  }
  await page.close();
});

test("an archive that is not there is said, and the map goes on", async () => {
  const page = await browser.newPage({ viewport: { width: 800, height: 500 } });
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(String(fault)));
  await page.route(/\.pmtiles$/, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${address}map/#map=6/57/25&old=1:100`);
  await expect.poll(() => page.locator(".old-map small").textContent()).toContain("cannot be loaded");
  expect(faults).toEqual([]);
  await page.close();
});
