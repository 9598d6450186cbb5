/** A page of a stranger: MapLibre draws the archive with the style beside it, by the very lines of docs/use-the-data.md. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blockIn, root } from "../docs/markdown.ts";
import { opened, written } from "../export/foreign.ts";
import { listening } from "../listening.ts";
import { launch } from "./chromium.ts";

const lines = blockIn("docs/use-the-data.md", "js", "maplibregl");
const MODULES = {
  "maplibre-gl": "/node_modules/maplibre-gl/dist/maplibre-gl.mjs",
  pmtiles: "/node_modules/pmtiles/dist/esm/index.js",
  fflate: "/node_modules/fflate/esm/browser.js",
};

let browser: Browser;
let server: Server;
let address: string;
const asked: string[] = [];
beforeAll(async () => {
  const atlas = await opened("atlases/vilnius");
  const { bytes, beside } = await written("pmtiles", atlas, "title");
  const files = new Map<string, { type: string; bytes: Uint8Array }>([
    ["/title.pmtiles", { type: "application/vnd.pmtiles", bytes }],
    ...beside.map((f) => [`/${f.path}`, { type: "application/json", bytes: f.bytes }] as const),
    [
      "/",
      {
        type: "text/html",
        bytes: Buffer.from(`<!doctype html><meta charset="utf-8"><script type="importmap">${JSON.stringify({ imports: MODULES })}</script>
<style>#map { width: 640px; height: 480px }</style><div id="map"></div><script type="module">${lines}\nwindow.map = map;</script>`),
      },
    ],
  ]);
  server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    asked.push(path);
    const file =
      files.get(path) ??
      (/^\/node_modules\/[\w./@-]+\.m?js$/.test(path) ? { type: "text/javascript", bytes: readFileSync(join(root, path)) } : undefined);
    if (!file) return void response.writeHead(404).end();
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
    if (!range) return void response.writeHead(200, { "content-type": file.type }).end(file.bytes);
    const [start, end] = [Number(range[1]), Math.min(Number(range[2]), file.bytes.length - 1)];
    response
      .writeHead(206, { "content-type": file.type, "content-range": `bytes ${start}-${end}/${file.bytes.length}` })
      .end(file.bytes.subarray(start, end + 1));
  });
  address = `${await listening(server)}/`;
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

interface Shown {
  idle: boolean;
  holders: string[];
}

const holdersAt = (page: Page, lon: number, lat: number): Promise<Shown> =>
  page.evaluate(
    async ([x, y]) => {
      const map = (
        window as unknown as {
          map: {
            loaded(): boolean;
            once(e: string): Promise<unknown>;
            project(p: number[]): unknown;
            queryRenderedFeatures(p: unknown, o: object): { properties: { holder?: string } }[];
          };
        }
      ).map;
      for (let i = 0; i < 200 && !map.loaded(); i++) await new Promise((r) => setTimeout(r, 50));
      return {
        idle: map.loaded(),
        holders: map
          .queryRenderedFeatures(map.project([x as number, y as number]), { layers: ["land"] })
          .map((f) => f.properties.holder ?? ""),
      };
    },
    [lon, lat],
  );

test("draws the land of the day, once for each place, and moves with the day", async () => {
  const page = await browser.newPage({ viewport: { width: 700, height: 560 } });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(address);
  await page.waitForFunction(() => (window as unknown as { map?: { loaded(): boolean } }).map?.loaded() === true, undefined, {
    timeout: 60_000,
  });
  await page.waitForTimeout(500);
  expect(await holdersAt(page, 25.28, 54.69)).toEqual({ idle: true, holders: ["belarusian-republic; lithuania; poland"] });
  expect(await holdersAt(page, 23.9, 54.9)).toEqual({ idle: true, holders: ["lithuania"] });
  await page.evaluate(() =>
    (window as unknown as { map: { setGlobalStateProperty(k: string, v: number): void } }).map.setGlobalStateProperty(
      "day",
      Date.UTC(1914, 6, 1) / 864e5 + 500,
    ),
  );
  await page.waitForTimeout(1500);
  const earlier = await holdersAt(page, 25.28, 54.69);
  expect(earlier).toEqual({ idle: true, holders: ["russian-empire"] });
  expect(faults).toEqual([]);
  // it needs nobody else
  expect(asked.filter((path) => !/^\/($|node_modules\/|title\.|favicon)/.test(path))).toEqual([]);
  await page.close();
});
