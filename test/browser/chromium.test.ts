import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "./chromium.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test("the browser draws with WebGL 2", async () => {
  const page = await browser.newPage();
  const pixel = await page.evaluate(() => {
    const gl = document.createElement("canvas").getContext("webgl2");
    if (gl === null) return null;
    gl.clearColor(0, 0.2, 1, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const rgba = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
    return [...rgba];
  });
  expect(pixel).toEqual([0, 51, 255, 255]);
});

test("letters of the atlas's languages have shapes of their own", async () => {
  const page = await browser.newPage();
  const widths = await page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d");
    if (context === null) return [];
    context.font = "32px sans-serif";
    return [..."ėųłąўыЖ"].map((letter) => context.measureText(letter).width).concat(context.measureText("\u{10FFFE}").width);
  });
  expect(new Set(widths).size).toBeGreaterThan(4);
});
