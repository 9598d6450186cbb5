/** A page of a stranger: MapLibre draws the tiles of the server by the very line of docs/use-over-the-web.md. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../src/server/app.ts";
import { blockIn, root } from "../docs/markdown.ts";
import { listening } from "../listening.ts";
import { vilnius } from "../server/vilnius.ts";
import { launch } from "./chromium.ts";

const line = blockIn("docs/use-over-the-web.md", "js");

let browser: Browser;
let server: Server;
let address: string;
beforeAll(async () => {
  const app = createApp(vilnius());
  server = createServer(
    getRequestListener((request) => {
      const { pathname } = new URL(request.url);
      if (/^\/node_modules\/[\w./@-]+\.m?js$/.test(pathname))
        return new Response(readFileSync(join(root, pathname)), { headers: { "content-type": "text/javascript" } });
      if (pathname !== "/") return app.fetch(request);
      const module = `import * as maplibregl from "/node_modules/maplibre-gl/dist/maplibre-gl.mjs";\n${line.replace("http://localhost:4173", address)}\nwindow.map = map;`;
      const page = `<!doctype html><meta charset="utf-8"><style>#map { width: 640px; height: 480px }</style><div id="map"></div><script type="module">${module}</script>`;
      return new Response(page, { headers: { "content-type": "text/html" } });
    }),
  );
  address = await listening(server);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

test("draws the land of the day", async () => {
  const page = await browser.newPage({ viewport: { width: 700, height: 560 } });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(`${address}/`);
  await page.waitForFunction(() => (window as unknown as { map?: { loaded(): boolean } }).map?.loaded() === true, undefined, {
    timeout: 60_000,
  });
  const holders = await page.evaluate(() => {
    const { map } = window as unknown as {
      map: { project(p: number[]): unknown; queryRenderedFeatures(p: unknown, o: object): { properties: { holder?: string } }[] };
    };
    return [
      [23.9, 54.9],
      [21, 52.2],
    ].map((p) => map.queryRenderedFeatures(map.project(p), { layers: ["land"] }).map((f) => f.properties.holder));
  });
  expect(holders).toEqual([["lithuania"], ["poland"]]);
  expect(faults.filter((one) => !/favicon|404/.test(one))).toEqual([]);
  await page.close();
});
