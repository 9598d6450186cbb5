import type { Server } from "node:http";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOSTILE, hostileAtlas } from "../publish/hostile.ts";
import { readByEveryone, violations } from "./axe.ts";
import { launch } from "./chromium.ts";
import { flagship, serve, siteOf } from "./site.ts";

let browser: Browser;
let server: Server;
let address: string;
beforeAll(async () => {
  ({ server, address } = await serve(siteOf(flagship()), "/"));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe("everyone can read the pages", () => {
  for (const path of [
    "",
    "treaties/",
    "treaties/moscow-1920/",
    "polities/lithuania/",
    "territories/",
    "territories/vilnius-region/",
    "events/zeligowski-mutiny-1920/",
    "lt/places/vilnius/",
    "disputes/",
    "disagreements/",
    "obligations/",
    "pl/recognitions/",
    "viewpoints/",
    "viewpoints/lithuania/",
    "sources/",
    "sources/skirius-2002/",
    "stories/vilnius/",
    "stories/vilnius/3/",
    "quality/",
    "data/",
    "data/records/",
    "search/",
    "404.html",
  ]) {
    test(`/${path}, light and dark`, async () => {
      // axe is put into the page by the test, which the page's own policy would forbid
      const page = await browser.newPage({ bypassCSP: true });
      const response = await page.goto(address + path);
      expect(response?.status()).toBe(200);
      await readByEveryone(page);
      await page.close();
    });
  }
  for (const colorScheme of ["light", "dark"] as const) {
    test(`the map, ${colorScheme}`, async () => {
      const page = await browser.newPage({ colorScheme, bypassCSP: true, viewport: { width: 1280, height: 800 } });
      await page.goto(`${address}map/#sel=places/vilnius&date=1923-06-01&viewpoint=everyone&lang=en`);
      await page.waitForSelector(".dossier .grounds");
      expect(await violations(page)).toEqual([]);
      await page.close();
    });
  }
});

test("search finds a town by any of its names", async () => {
  const page = await browser.newPage();
  await page.goto(`${address}search/`);
  await page.fill("#search input", "wilno");
  await page.waitForSelector('#search a[href$="places/vilnius/"]');
  await page.close();
});

test("hostile text in records is text on the map too", async () => {
  const hostile = await serve(siteOf(hostileAtlas), "/");
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${hostile.address}map/#sel=places/vilnius&date=1920-10-20&layer=control&lang=en`);
  await page.waitForSelector(".dossier .grounds");
  expect(await page.textContent(".dossier h2")).toBe(HOSTILE);
  await page.waitForTimeout(500);
  expect(await page.locator("img").count()).toBe(0);
  expect(dialogs).toEqual([]);
  await page.close();
  hostile.server.close();
});
