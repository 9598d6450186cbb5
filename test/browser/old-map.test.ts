/** The middle of the map asked for by keys. An old map under the land: chosen, made weaker, shared by its address, taken away with its source; by both that draw. */
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { filesUnder, serve, siteOf } from "./site.ts";

let browser: Browser;
let server: Server;
let address: string;
beforeAll(async () => {
  ({ server, address } = await serve(siteOf(filesUnder(join(import.meta.dirname, "../rules/bad-georeference/good")))));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Where the plan's river passes its pixel 520, 500, worked out from how it is turned; and a place that the plan does not show. */
const [RIVER, OUTSIDE] = [
  [26.0833, 56.0741],
  [25.9, 56.5],
] as const;

test.each(["svg", "webgl"])("drawn by %s, an old map lies where its points say", async (drawer) => {
  const page = await browser.newPage({ viewport: { width: 1000, height: 600 }, reducedMotion: "reduce" });
  await page.goto(`${address}map/?map=${drawer}#map=8/56.2/25.9`);
  // by the keys alone: a cross marks the middle, Enter asks what lies there
  const stage = page.locator(".stage-canvas");
  await page.locator(".old-map").waitFor();
  await stage.focus();
  await expect.poll(() => page.locator(".crosshair").isVisible()).toBe(true);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("sel=56.2");
  const choice = page.locator(".old-map select");
  await choice.selectOption({ index: 1 });
  expect(await page.locator(".old-map small").textContent()).toBe("Drawn for this example, CC0-1.0");
  await page.locator(".old-map input").fill("100");
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("old=1:100");
  /** colour of the map at a place */
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
  const paper = await seen(OUTSIDE);
  await expect.poll(async () => (await seen(RIVER)).map((part) => Math.round(part / 16)), { timeout: 3000 }).toEqual([4, 7, 9]);
  await choice.selectOption({ index: 0 });
  await expect.poll(() => page.evaluate(() => location.hash)).not.toContain("old=");
  expect(await seen(OUTSIDE)).toEqual(paper);
  await page.close();
});

test("an address carries it, and a picture taken away holds it and says whose it is", async () => {
  const page = await browser.newPage({ viewport: { width: 1000, height: 600 }, reducedMotion: "reduce" });
  await page.goto(`${address}map/#map=8/56.2/25.9&old=1:60`);
  await page.locator("image.under").waitFor({ state: "attached" });
  expect(await page.locator("image.under").getAttribute("opacity")).toBe("0.6");
  const taken = page.waitForEvent("download");
  await page.getByRole("button", { name: "Drawing (SVG)" }).click();
  const svg = readFileSync(await (await taken).path(), "utf8");
  expect(svg).toMatch(/<image[^>]*href="data:image\/(webp|png)/);
  expect(svg).toContain("Old map: Plan of the district, 1921");
  expect(svg).toContain("Drawn for this example");
  await page.close();
});
