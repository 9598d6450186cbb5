import type { Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { siteMessages } from "../../scripts/site-messages.ts";
import { violations } from "./axe.ts";
import { launch } from "./chromium.ts";
import { flagship, serve, siteOf } from "./site.ts";

/** English messages in Hebrew letters: no language, but written from right to left. */
function pseudoLocale(): Uint8Array {
  const english = siteMessages().get("en") ?? {};
  const letters = [..."אבגדהוזחטיכלמנסעפצקרשת"];
  const turned = (text: string): string =>
    text.replaceAll(/\{\w+\}|[A-Za-z]/g, (part) =>
      part.length > 1 ? part : (letters[part.toLowerCase().charCodeAt(0) % letters.length] as string),
    );
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(Object.entries(english).map(([key, text]) => [key, turned(text)]))));
}

let browser: Browser;
let server: Server;
let address: string;
beforeAll(async () => {
  const files = flagship().map(({ path, bytes }) =>
    path === "atlas.yaml"
      ? { path, bytes: new TextEncoder().encode(new TextDecoder().decode(bytes).replace(/^languages: \[en,/m, "languages: [en, he,")) }
      : { path, bytes },
  );
  ({ server, address } = await serve(siteOf(files, new Map([["assets/messages/he.json", pseudoLocale()]])), "/"));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

const open = async (path: string, width: number): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width, height: 844 }, bypassCSP: true, reducedMotion: "reduce" });
  await page.goto(address + path);
  return page;
};
const within = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

describe("from right to left", () => {
  for (const path of ["he/", "he/treaties/moscow-1920/", "he/places/vilnius/", "he/obligations/", "he/recognitions/", "he/search/"])
    test(`/${path} says its direction, fits and can be read`, async () => {
      for (const width of [1280, 390]) {
        const page = await open(path, width);
        expect(await page.getAttribute("html", "dir")).toBe("rtl");
        expect(await within(page), String(width)).toBe(true);
        expect(await violations(page)).toEqual([]);
        await page.close();
      }
    });

  test("the map: panel at the right, time from right to left, arrow keys that move the thumb their own way", async () => {
    const page = await open("map/#sel=places/vilnius&date=1920-10-09&viewpoint=everyone&lang=he", 1280);
    await page.waitForSelector(".dossier .grounds");
    expect(await page.getAttribute("html", "dir")).toBe("rtl");
    expect(await within(page)).toBe(true);
    const panel = await page.locator(".panel").boundingBox();
    expect(Math.round((panel?.x ?? 0) + (panel?.width ?? 0))).toBe(1280);
    const years = await page
      .locator(".years span")
      .evaluateAll((all) => all.map((one) => [Number(one.textContent), one.getBoundingClientRect().x]));
    for (let i = 1; i < years.length; i++) expect(years[i]?.[1]).toBeLessThan(years[i - 1]?.[1] ?? 0);
    const slider = page.locator(".chart input");
    const needle = async (): Promise<number> => (await page.locator(".needle").boundingBox())?.x ?? 0;
    await slider.focus();
    const [before, x] = [Number(await slider.inputValue()), await needle()];
    await page.keyboard.press("PageUp");
    expect(Number(await slider.inputValue())).toBeGreaterThan(before);
    expect(await needle()).toBeLessThan(x);
    await page.keyboard.press("ArrowLeft");
    expect(Number(await slider.inputValue())).toBe(before + 366);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test("the map at 390 pixels and side by side fit", async () => {
    for (const [hash, width] of [
      ["#lang=he", 390],
      ["#step=vilnius:4&lang=he", 390],
      ["#date=1930-06-01&viewpoint=lithuania&versus=poland&beside=side&lang=he", 1280],
    ] as const) {
      const page = await open(`map/${hash}`, width);
      await page.waitForSelector(".stage");
      expect(await within(page), hash).toBe(true);
      await page.close();
    }
  });

  test("a name and a date inside a sentence keep their own direction", async () => {
    const page = await open("map/#date=1920-10-09&viewpoint=lithuania&lang=he", 1280);
    await page.waitForSelector(".sum");
    expect(await page.textContent(".sum strong")).toBe("\u20689 October 1920\u2069");
    await page.close();
  });
});
