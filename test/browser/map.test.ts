import type { Server } from "node:http";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { flagship, serve, siteOf } from "./site.ts";

let browser: Browser;
let server: Server;
let address: string;
let files: ReadonlyMap<string, Uint8Array>;
const faults: string[] = [];

beforeAll(async () => {
  files = siteOf(flagship());
  ({ server, address } = await serve(files));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(path: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  page.on("pageerror", (fault) => faults.push(String(fault)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(address + path);
  return page;
}
const drawn = (page: Page) =>
  page.waitForFunction(() => (globalThis as { dejureMap?: { loaded(): boolean } }).dejureMap?.loaded() === true, undefined, {
    timeout: 120_000,
  });
const hash = (page: Page) => page.evaluate(() => location.hash);

describe("the map", () => {
  test("drag the date, click Vilnius, read whose it was and why", async () => {
    const page = await open("map/#map=6/54.7/25.3&date=1920-09-15&viewpoint=lithuania&layer=control&lang=en");
    await drawn(page);
    expect(await page.textContent(".sum")).toContain("15 September 1920");
    const slider = page.locator(".chart input");
    await slider.focus();
    expect(await slider.getAttribute("aria-valuetext")).toBe("15 September 1920");
    await page.keyboard.press("ArrowRight");
    expect(await slider.getAttribute("aria-valuetext")).toBe("16 September 1920");
    const box = (await slider.boundingBox()) as { x: number; y: number; width: number; height: number };
    const [first, last] = [Number(await slider.getAttribute("min")), Number(await slider.getAttribute("max"))];
    const x = (day: number) => box.x + 8 + ((day - first) / (last - first)) * (box.width - 16);
    await page.mouse.move(x(Number(await slider.inputValue())), box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(x(-17746), box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    expect(await page.textContent(".sum")).toContain("1921");
    const at = await page.evaluate(() => {
      const { dejureMap } = globalThis as unknown as {
        dejureMap: { project(at: [number, number]): { x: number; y: number }; getCanvas(): HTMLCanvasElement };
      };
      const point = dejureMap.project([25.28, 54.689]);
      const frame = dejureMap.getCanvas().getBoundingClientRect();
      return { x: frame.left + point.x, y: frame.top + point.y };
    });
    await page.mouse.click(at.x, at.y);
    await page.waitForSelector(".dossier .grounds");
    const dossier = (await page.textContent(".dossier")) ?? "";
    expect(dossier).toContain("Vilnius");
    expect(dossier).toContain("Central Lithuania");
    expect(dossier).toContain("Treaty of Peace between Lithuania and Russia");
    await page.waitForFunction((part) => decodeURIComponent(location.hash).includes(part), "sel=places/vilnius");
    await page.close();
  });

  test("an address says everything, and comes back as it was", async () => {
    const wanted = "#map=7/54.500/25.500&date=1923-06-01&viewpoint=poland&layer=title&sel=places/vilnius&lang=pl";
    const page = await open(`map/${wanted}`);
    await drawn(page);
    await page.waitForSelector(".dossier h2");
    expect(await page.textContent(".sum")).toContain("1 czerwca 1923");
    expect(await page.textContent(".dossier h2")).toBe("Wilno");
    const back = new URLSearchParams((await hash(page)).slice(1));
    for (const [name, value] of new URLSearchParams(wanted.slice(1)))
      if (name !== "map") expect([name, back.get(name)]).toEqual([name, value]);
    expect((back.get("map") ?? "").split("/").map(Number)).toEqual([7, 54.5, 25.5]);
    await page.evaluate(() => {
      location.hash = location.hash.replace("poland", "lithuania");
    });
    await page.waitForFunction(() => (document.querySelector(".viewpoint select") as HTMLSelectElement).value === "lithuania");
    await page.close();
  });

  test("dates in words, and a fault that says what to write", async () => {
    const page = await open("map/#lang=en");
    await drawn(page);
    const field = page.locator(".date input");
    await field.fill("July 1920");
    await field.press("Enter");
    expect(await page.textContent(".sum")).toContain("1 July 1920");
    await field.fill("the day before yesterday");
    await field.press("Enter");
    expect(await page.textContent("[role=alert]")).toContain("9 October 1920");
    await page.close();
  });

  test("a change of day costs little script and loads nothing", async () => {
    const page = await open("map/#map=6/54.7/25.3&date=1920-09-15&viewpoint=everyone&layer=control&lang=en");
    await drawn(page);
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.locator(".chart input").focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press(i % 2 === 0 ? "PageUp" : "ArrowLeft");
    await page.waitForTimeout(300);
    expect(requests.filter((url) => !url.startsWith("blob:") && !url.startsWith("data:"))).toEqual([]);
    await page.close();
  });

  test("compare two viewpoints: a second map and a table of what differs", async () => {
    const page = await open("map/#map=6/54.7/25.3&date=1930-06-01&viewpoint=lithuania&layer=title&versus=poland&lang=en");
    await drawn(page);
    await page.waitForSelector(".map.beside canvas");
    expect(await page.textContent(".compare table")).toMatch(/Lithuania.*Poland/s);
    await page.close();
  });

  test("the story leads by steps", async () => {
    const page = await open("map/#step=vilnius:1&lang=en");
    await drawn(page);
    await page.waitForSelector(".story");
    const before = await hash(page);
    await page.click(".steps .primary");
    await page.waitForFunction((old) => location.hash !== old, before);
    expect(await page.textContent(".story")).toContain("Step 2");
    await page.close();
  });

  test("390 pixels: nothing sticks out, and the day stays on top", async () => {
    const page = await open("map/#lang=en", { viewport: { width: 390, height: 844 } });
    await drawn(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(((await page.locator(".date input").boundingBox()) as { y: number }).y).toBeLessThan(60);
    await page.close();
  });

  test("no fault was told to the console, the content security policy included", () => {
    expect(faults).toEqual([]);
  });
});

describe("without script", () => {
  test("the map page shows a drawing, a table and the ways on", async () => {
    const page = await open("map/", { javaScriptEnabled: false });
    expect(await page.locator("svg.map path").count()).toBeGreaterThan(2);
    expect(await page.locator("table tr").count()).toBeGreaterThan(1);
    expect(await page.locator("nav a").count()).toBeGreaterThan(5);
    await page.close();
  });
  test("every link of the pages leads to a page", async () => {
    const pages = [...files].filter(([path]) => path.endsWith(".html") && path !== "404.html");
    const missing = new Set<string>();
    for (const [path, bytes] of pages) {
      for (const [, link] of new TextDecoder().decode(bytes).matchAll(/(?:href|src)="([^"#?]+)(?:[#?][^"]*)?"/g)) {
        if (link === undefined || /^(https?|mailto|doi):/i.test(link)) continue;
        const target = new URL(link.replaceAll("&amp;", "&"), `http://x/${path}`).pathname.slice(1).replace(/(^|\/)$/, "$1index.html");
        if (!files.has(decodeURIComponent(target))) missing.add(`${path}: ${link}`);
      }
    }
    expect([...missing].slice(0, 10)).toEqual([]);
  });
});

test("script and data stay within their budgets", () => {
  const zipped = (pattern: RegExp) =>
    [...files].filter(([path]) => pattern.test(path)).reduce((sum, [, bytes]) => sum + gzipSync(bytes).length, 0);
  expect(zipped(/^assets\/.*\.m?js$/)).toBeLessThan(400 * 1024);
  expect(zipped(/^data\/map\//)).toBeLessThan(300 * 1024);
});
