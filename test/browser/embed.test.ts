/** The map inside pages of other people: two on one page that scrolls, wide and on a phone. */
import type { Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { flagship, serve, siteOf } from "./site.ts";

const HOST = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title>
<script type="module" src="dejure-map.js"></script>
<body style="margin:0;font:16px/1.5 serif"><p style="height:300px">An article.</p>
<dejure-map id="one" date="1921-06-01" viewpoint="lithuania" layer="title" lang="en" height="420"></dejure-map>
<p style="height:900px">More of it.</p>
<dejure-map id="two" date="1923-06-01" viewpoint="poland" layer="control" lang="en" panel="none" strip="none" title-line="none" theme="dark"></dejure-map>
<p style="height:900px">The end.</p></body></html>`;

let browser: Browser;
let server: Server;
let address: string;
beforeAll(async () => {
  const files = new Map(siteOf(flagship()));
  files.set("host.html", new TextEncoder().encode(HOST));
  ({ server, address } = await serve(files));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
  await page.goto(`${address}host.html`);
  await page.frameLocator("#one iframe").locator(".sum").waitFor();
  return page;
}
const inside = (page: Page, id: string) => page.frameLocator(`#${id} iframe`);

for (const [width, height] of [
  [800, 700],
  [360, 740],
] as const)
  test(`two maps on a page of ${width} px leave it its scrolling, and follow it`, async () => {
    const page = await open(width, height);
    const one = inside(page, "one");
    expect(await one.locator(".embed-title").textContent()).toContain("The Vilnius question");
    expect(await one.locator(".embed-title a").getAttribute("target")).toBe("_blank");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    // The wheel over the map belongs to the article.
    await one.locator(".map .sheet svg").waitFor();
    await page.mouse.move(width / 2, 480);
    await page.mouse.wheel(0, 300);
    await page.waitForFunction(() => scrollY > 100);
    // The page asks for another day, and hears what is shown.
    const heard = page.evaluate(
      () =>
        new Promise<{ date?: string; sentence?: string }>((resolve) =>
          document.querySelector("#one")?.addEventListener("dejure-view", (event) => resolve((event as CustomEvent).detail)),
        ),
    );
    await page.evaluate(() => document.querySelector("#one")?.setAttribute("date", "1939-11-01"));
    await one.locator(".sum", { hasText: "1 November 1939" }).waitFor();
    expect(await heard).toMatchObject({ date: "1939-11-01", viewpoint: "lithuania" });
    // What happens inside is no step of the page's own history.
    expect(await page.evaluate(() => history.length)).toBe(2);
    await page.locator("#two").scrollIntoViewIfNeeded();
    await inside(page, "two").locator(".sum", { hasText: "1 June 1923 · as seen by Poland · Control" }).waitFor();
    for (const part of [".embed-title", ".panel", ".strip"]) expect(await inside(page, "two").locator(part).count()).toBe(0);
    const paper = inside(page, "two").locator("body");
    expect(await paper.evaluate((body) => getComputedStyle(body).getPropertyValue("--paper").trim())).toBe("#1d2124");
    await page.close();
  });

test("links inside a frame open outside of it", async () => {
  const page = await open(800, 700);
  expect(await inside(page, "one").locator("base").getAttribute("target")).toBe("_blank");
  await page.close();
});

test("without script a frame shows the opening map as a drawing", async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${address}embed/`);
  expect(await page.locator("svg.map path").count()).toBeGreaterThan(2);
  await page.close();
});
