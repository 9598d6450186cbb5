/** The library as one file, in a page without a bundler: the example in `examples/browser.html`. */
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeWorld } from "../../src/cli/node-world.ts";
import { readFolder } from "../../src/cli/read-folder.ts";
import { bundleOf } from "./bundle.ts";
import { launch } from "./chromium.ts";
import { serve } from "./site.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let browser: Browser;
let server: Server;
let address = "";
beforeAll(async () => {
  const { files } = await readFolder(nodeWorld(), join(root, "atlases/vilnius"));
  const encoder = new TextEncoder();
  ({ address, server } = await serve(
    new Map([
      ["index.html", readFileSync(join(root, "examples/browser.html"))],
      ["dejure.js", encoder.encode(await bundleOf("src/library/index.ts"))],
      ["atlas.json", encoder.encode(JSON.stringify(files.map(({ path }) => path)))],
      ["countries-10m.json", await nodeWorld().naturalEarth("countries-10m.json")],
      ...files.map(({ path, bytes }): [string, Uint8Array] => [`atlas/${path}`, bytes]),
    ]),
  ));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

test("a page asks an atlas, and says what stands in the way of a question", async () => {
  const page = await browser.newPage();
  await page.goto(`${address}index.html`);
  const answer = page.locator("output");
  await answer.filter({ hasText: "title: lithuania · control: central-lithuania" }).waitFor();
  await page.getByLabel("In the eyes of").fill("poland");
  expect(await answer.textContent()).toBe("title: poland · control: central-lithuania");
  await page.getByLabel("Day").fill("1921-13-01");
  expect(await answer.textContent()).toContain("a year has 12 months, not 13");
});
