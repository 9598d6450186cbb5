/** The workbench in a browser, served by the command over an atlas on the disk: the way of an author through all of it. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeWorld } from "../../src/cli/node-world.ts";
import { run } from "../../src/cli/run.ts";
import { naturalEarthBytes } from "../../src/worker/package-files.ts";
import { smallAtlas, textIn } from "../core/author/small-atlas.ts";
import { workerBeside } from "../worker/beside.ts";
import { violations } from "./axe.ts";
import { launch } from "./chromium.ts";
import { webAssets, workbenchAssets } from "./site.ts";

const root = mkdtempSync(join(tmpdir(), "dejure-workbench-"));
const files = smallAtlas();
let browser: Browser;
let address = "";
let served: Promise<number>;
let stop: () => void = () => {};

beforeAll(async () => {
  for (const { path } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), textIn(files, path));
  }
  const assets = webAssets();
  const stream = (write: (data: string) => void) => ({
    write: (data: string | Uint8Array) => write(String(data)),
    drained: async () => {},
    isTerminal: false,
    columns: 80,
  });
  const ready = new Promise<string>((resolve) => {
    served = run(["serve", root, "--port", "0"], {
      ...nodeWorld(),
      stdout: stream((text) => resolve(text.trim())),
      stderr: stream(() => {}),
      workbenchAssets: async () => workbenchAssets(),
      startEngine: async (settings, onFault) =>
        workerBeside({ naturalEarth: naturalEarthBytes, webAssets: async () => assets }, { ...settings, onFault }),
      stopped: () =>
        new Promise<void>((resolveStop) => {
          stop = resolveStop;
        }),
    });
  });
  [address, browser] = await Promise.all([ready, launch()]);
});
afterAll(async () => {
  await browser?.close();
  stop();
  await served;
  rmSync(root, { recursive: true, force: true });
});

const tab = (page: Page, name: string) => page.locator("nav").getByRole("button", { name }).click();

test("from a finding to its line, from an outline to a territory, from files to an atlas", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", bypassCSP: true });
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  await page.goto(`${address}workbench/`);
  const frame = page.frameLocator("iframe");
  await frame.locator(".map .stage-canvas").waitFor();
  await page.locator(".sum", { hasText: "0 errors" }).waitFor();

  // a fault comes into a file: it is told at once, with its line and its remedy
  const events = join(root, "events/events.yaml");
  writeFileSync(events, readFileSync(events, "utf8").replace("actors: avia", "actors: avai"));
  await page.locator(".findings .error button").click();
  expect(await page.locator(".lines .at").textContent()).toBe("4  actors: avai");
  expect(await page.locator(".remedy").textContent()).toContain("avia");
  expect(await page.locator(".editor").count()).toBe(0);
  await page.locator("header select").first().selectOption("VS Code");
  expect(await page.locator(".detail .editor").first().getAttribute("href")).toBe(`vscode://file${root}/events/events.yaml:4:11`);
  const old = await page.locator("iframe").evaluateHandle((frame) => (frame as HTMLIFrameElement).contentDocument);
  writeFileSync(events, textIn(files, "events/events.yaml"));
  await page.locator(".sum", { hasText: "0 errors" }).waitFor();
  // the map is loaded anew with what stands in the files now
  await page.waitForFunction((before) => {
    const frame = document.querySelector("iframe");
    const { dejureMap } = (frame?.contentWindow ?? {}) as { dejureMap?: { loaded(): boolean } };
    return frame?.contentDocument !== before && dejureMap?.loaded();
  }, old);

  // land that is clicked says which record decides it, and where that stands
  const map = async (lon: number, lat: number): Promise<[number, number]> => {
    const box = await page.locator("iframe").boundingBox();
    const at = await page.evaluate(
      ([x, y]) => {
        const inside = document.querySelector("iframe")?.contentWindow as unknown as {
          dejureMap: { project(at: number[]): { x: number; y: number } };
        };
        const { x: left, y: top } = inside.dejureMap.project([x as number, y as number]);
        return [left, top];
      },
      [lon, lat],
    );
    return [(box?.x ?? 0) + (at[0] as number), (box?.y ?? 0) + (at[1] as number)];
  };
  const spot = await map(20.7, 50.7);
  await page.mouse.click(...spot);
  await page.locator(".deciding", { hasText: "peace#2" }).first().waitFor();
  // the map has no panel, and makes no room for one
  expect(await map(20.7, 50.7)).toEqual(spot);
  expect(await page.locator(".deciding li", { hasText: "peace#2" }).locator(".place code").first().textContent()).toBe(
    "instruments/peace.yaml:11",
  );

  // an outline that is drawn has its precision, and becomes a territory
  await tab(page, "Draw");
  await page.getByRole("button", { name: "Trace" }).waitFor();
  for (const [lon, lat] of [
    [20.45, 50.4],
    [20.9, 50.4],
    [20.6, 50.7],
  ] as const) {
    await page.mouse.click(...(await map(lon, lat)));
    await page.waitForTimeout(320);
  }
  const drawn = JSON.parse((await page.locator(".geojson").textContent()) ?? "") as GeoJSON.Feature<GeoJSON.Polygon>;
  const [, [lon, lat] = []] = drawn.geometry.coordinates[0] ?? [];
  const km = (drawn.properties as { precision_km: number }).precision_km;
  expect([drawn.geometry.coordinates[0]?.length, km > 0 && km < 5]).toEqual([4, true]);
  expect(Math.hypot((lon as number) - 20.9, (lat as number) - 50.4)).toBeLessThan(km / 50);
  expect(await page.locator(".sketch circle").count()).toBe(3);
  await page.getByRole("button", { name: "New territory" }).click();
  await page.getByLabel("id", { exact: false }).first().fill("meadow");
  await page.locator("fieldset", { hasText: "name" }).getByLabel("en").first().fill("The Meadow");
  await page.getByLabel("Another field …").selectOption("basis");
  await page.getByLabel("basis").selectOption("general-knowledge");
  await page.getByRole("button", { name: "Show the record" }).click();
  await page.locator(".looked", { hasText: "extent: meadow.geojson" }).waitFor();
  expect(existsSync(join(root, "territories/meadow.geojson"))).toBe(false);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Write it to territories/land.yaml" }).click();
  await page.locator(".looked h3", { hasText: /^Written to territories/ }).waitFor();
  expect(readFileSync(join(root, "territories/land.yaml"), "utf8")).toMatch(
    new RegExp(`\nmeadow:\n(?: {2}.*\n)*? {2}extent: meadow\\.geojson\n {2}precision_km: ${km}\n`),
  );
  const known = async (): Promise<boolean> => {
    const atlas = (await (await page.request.get(`${address}data/map/atlas.json`)).json()) as { territories: { id: string }[] };
    return atlas.territories.some(({ id }) => id === "meadow");
  };
  await expect.poll(known, { timeout: 30_000 }).toBe(true);

  // a table and outlines of others leave as the folder of an atlas
  await tab(page, "From data");
  const square = {
    type: "Polygon",
    coordinates: [
      [
        [10, 50],
        [12, 50],
        [12, 52],
        [10, 52],
        [10, 50],
      ],
    ],
  };
  const land = { type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "Upper" }, geometry: square }] };
  await page.locator("input[type=file]").setInputFiles([
    { name: "rows.csv", mimeType: "text/csv", buffer: Buffer.from("valley,owner,from,to\nUpper,Aland,1850,1899\n") },
    { name: "land.geojson", mimeType: "application/geo+json", buffer: Buffer.from(JSON.stringify(land)) },
  ]);
  await page.getByLabel("licence").fill("CC0-1.0");
  await page.getByLabel("licence").blur();
  await page.locator("details", { hasText: "How the data were read" }).getByText("CC0-1.0").waitFor({ state: "attached" });
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the folder" }).click()]);
  const folder = unzipSync(readFileSync(await download.path()));
  expect(new TextDecoder().decode(folder["rows/atlas.yaml"])).toContain("licence: CC0-1.0");
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

test("on a phone, and in Lithuanian, nothing stands out of the page", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: "lt-LT", reducedMotion: "reduce" });
  await page.goto(`${address}workbench/`);
  await page.locator(".sum", { hasText: "Klaidų: 0" }).waitFor();
  for (const name of ["Žemė", "Braižyti", "Naujas įrašas", "Iš duomenų"]) {
    await tab(page, name);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(390);
  }
  await page.close();
});
