/** The pages that the OGC API shows in a browser can be read by everyone. */
import type { Server } from "node:http";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../src/server/app.ts";
import { listening } from "../listening.ts";
import { vilnius } from "../server/vilnius.ts";
import { readByEveryone } from "./axe.ts";
import { launch } from "./chromium.ts";

let browser: Browser;
let server: Server;
let address: string;
beforeAll(async () => {
  const app = createApp(vilnius());
  server = createServer(getRequestListener((request) => app.fetch(request)));
  address = await listening(server);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

test.each([
  "",
  "conformance",
  "collections",
  "collections/lithuania.title",
  "collections/lithuania.title/items",
  "collections/lithuania.title/schema",
  "on/1920-10-14/collections",
  "tileMatrixSets",
  "api",
])("/ogc/%s", async (path) => {
  const page = await browser.newPage({ bypassCSP: true, extraHTTPHeaders: { accept: "text/html" } });
  const response = await page.goto(`${address}/ogc/${path}`);
  expect(response?.headers()["content-type"]).toContain("text/html");
  await readByEveryone(page);
  await page.close();
});

test("the page of a feature", async () => {
  const items = `${address}/ogc/collections/lithuania.title/items`;
  const { features } = (await (await fetch(`${items}?f=json&limit=1`)).json()) as { features: { id: string }[] };
  const page = await browser.newPage({ bypassCSP: true, extraHTTPHeaders: { accept: "text/html" } });
  const response = await page.goto(`${items}/${encodeURIComponent(features[0]?.id ?? "")}`);
  expect(response?.status()).toBe(200);
  await readByEveryone(page);
  await page.close();
});
