import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOSTILE, hostileAtlas } from "../publish/hostile.ts";
import { launch } from "./chromium.ts";
import { flagship, serve, siteOf } from "./site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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

/** Violations of WCAG 2.2 A and AA, in a line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
    };
    const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary?.slice(0, 200)}`);
  });
}

describe("everyone can read the pages", () => {
  for (const path of [
    "",
    "treaties/moscow-1920/",
    "polities/lithuania/",
    "territories/",
    "events/",
    "disputes/",
    "quality/",
    "search/",
    "data/",
    "stories/vilnius/",
    "lt/places/vilnius/",
  ]) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`/${path}, ${colorScheme}`, async () => {
        // axe is put into the page by the test, which the page's own policy would forbid
        const page = await browser.newPage({ colorScheme, bypassCSP: true });
        await page.goto(address + path);
        expect(await violations(page)).toEqual([]);
        await page.close();
      });
    }
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
