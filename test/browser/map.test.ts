import type { Server } from "node:http";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SiteAtlas } from "../../src/export/site/contract.ts";
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
  for (const drawer of ["svg", "webgl"])
    test(`drag the date, click Vilnius, read whose it was and why (${drawer})`, async () => {
      const page = await open(`map/?map=${drawer}#map=6/54.7/25.3&date=1920-09-15&viewpoint=lithuania&layer=control&lang=en`);
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
    await page.waitForSelector(".map.beside .sheet svg");
    expect(await page.textContent(".compare table")).toMatch(/Lithuania.*Poland/s);
    await page.close();
  });

  test("without a graphics card the map is SVG: it answers to pointer, wheel, keys and fingers, and WebGL is not loaded", async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, hasTouch: true });
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on("request", (request) => scripts.push(request.url()));
    await page.goto(`${address}map/#map=6/54.7/25.3&lang=en`);
    await drawn(page);
    await page.waitForSelector(".chart input");
    expect(scripts.filter((url) => url.includes("gl-view"))).toEqual([]);
    const camera = async () =>
      new URLSearchParams((await hash(page)).slice(1)).get("map")?.split("/").map(Number) as [number, number, number];
    const moves = async (act: () => Promise<unknown>) => {
      const before = await hash(page);
      await act();
      await page.waitForFunction((old) => location.hash !== old, before);
      return camera();
    };
    const [x, y] = [700, 300];
    // what is under the pointer goes along with it: 64 px of 512 · 2^6 are 0.7 degrees
    const dragged = await moves(async () => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 64, y, { steps: 4 });
      await page.mouse.up();
    });
    expect(dragged[2]).toBeCloseTo(25.3 - (64 / 512 / 64) * 360, 1);
    expect(await page.locator(".dossier").count()).toBe(0);
    const nearer = await moves(() => page.mouse.wheel(0, -450));
    expect(nearer[0]).toBeCloseTo(7, 1);
    await page.locator(".stage-canvas").focus();
    const keyed = await moves(() => page.keyboard.press("ArrowUp"));
    expect(keyed[1]).toBeGreaterThan(nearer[1]);
    expect((await moves(() => page.keyboard.press("-")))[0]).toBeCloseTo(6, 1);
    const session = await context.newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...apart: number[]) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: apart.map((dx, id) => ({ x: x + dx, y, id })) });
    const pinched = await moves(async () => {
      await touch("touchStart", -40, 40);
      await touch("touchMove", -60, 60);
      await touch("touchMove", -80, 80);
      await touch("touchEnd");
    });
    expect(pinched[0]).toBeCloseTo(7, 1);
    // at the end of a movement the drawing is that of the camera
    await page.waitForFunction(() => !(document.querySelector(".sheet") as HTMLElement).style.transform.includes("scale"));
    await context.close();
  });

  test("a name that stands twice on the map goes with its land", async () => {
    const page = await open("map/#map=6/54.7/25.3&date=1920-10-09&viewpoint=lithuania&layer=divergence&lang=en");
    await drawn(page);
    const shown = (name: string) => page.locator(".label.polity", { hasText: new RegExp(`^${name}$`) }).count();
    expect(await shown("Soviet Russia")).toBeGreaterThan(1);
    await page.selectOption(".layer select", "title");
    await page.waitForFunction(() => location.hash.includes("layer=title"));
    const after = await shown("Soviet Russia");
    await page.reload();
    await drawn(page);
    expect(after).toBe(await shown("Soviet Russia"));
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

  describe("before the map is there", () => {
    /** The page as it stands while the scripts of the map do not come. */
    const waiting = async (hash: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
      await page.route(/assets\/map-.*\.js/, (route) => route.abort());
      await page.goto(`${address}map/${hash}`);
      return page;
    };
    const seen = (page: Page) =>
      page.evaluate(() =>
        ["svg.map .land", "svg.map .held path", "svg.map .names text"].map((selector) => {
          const element = document.querySelector(selector);
          return element?.checkVisibility({ visibilityProperty: true }) === true;
        }),
      );

    test("its drawing stands where it will stand", async () => {
      const page = await waiting("#lang=en");
      expect(await seen(page)).toEqual([true, true, true]);
      const place = async (on: Page, selector: string) => (await on.locator(selector).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const before = await place(page, "figure");
      const dot = await place(page, "svg.map .names .town >> nth=0");
      const name = await page.locator("svg.map .names text").first().textContent();
      await page.close();
      const live = await open("map/#lang=en");
      await drawn(live);
      const stage = await place(live, "main.stage");
      expect(Math.abs(stage.y - before.y) + Math.abs(stage.height - before.height)).toBeLessThan(2);
      // the town under the first name of the drawing lies at the same place on the live map
      const at = (JSON.parse(new TextDecoder().decode(files.get("data/map/atlas.json"))) as SiteAtlas).places.find(
        (place) => place.name["en"] === name,
      )?.at;
      const point = await live.evaluate((lonlat) => {
        const { dejureMap } = globalThis as unknown as {
          dejureMap: { project(at: readonly number[]): { x: number; y: number }; getCanvas(): HTMLCanvasElement };
        };
        const frame = dejureMap.getCanvas().getBoundingClientRect();
        const { x, y } = dejureMap.project(lonlat);
        return { x: frame.left + x, y: frame.top + y };
      }, at ?? []);
      expect(Math.hypot(dot.x + dot.width / 2 - point.x, dot.y + dot.height / 2 - point.y)).toBeLessThan(2);
      await live.close();
    });

    test("it is gone once the map is drawn, and no frame is without a map", async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.addInitScript(() => {
        const told = globalThis as { gaps?: number; dejureMap?: { loaded(): boolean } };
        told.gaps = 0;
        let drawing = false;
        const look = (): void => {
          const there = document.querySelector("svg.map .held path")?.checkVisibility() === true;
          if (drawing && !there && told.dejureMap?.loaded() !== true) told.gaps = (told.gaps ?? 0) + 1;
          drawing ||= there;
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      await page.goto(`${address}map/#lang=en`);
      await drawn(page);
      await page.waitForSelector(".chart input");
      expect(await page.locator(".before svg").count()).toBe(0);
      expect(await page.evaluate(() => (globalThis as { gaps?: number }).gaps)).toBe(0);
      await page.close();
    });

    for (const [what, hash, shown] of [
      ["the opening view written out", "#date=1921-06-01&viewpoint=everyone&layer=dispute", [true, true, true]],
      ["another day: land alone", "#date=1923-06-01&lang=en", [true, false, false]],
      ["another viewpoint: land alone", "#viewpoint=poland", [true, false, false]],
      ["another layer: land alone", "#layer=title", [true, false, false]],
      ["all time: land alone", "#all=1", [true, false, false]],
      ["another language: no names", "#lang=lt", [true, true, false]],
      ["another place: nothing", "#map=7/54.5/25.5&lang=en", [false, false, false]],
      ["a step of a story: nothing", "#step=vilnius:3&lang=en", [false, false, false]],
    ] as const)
      test(what, async () => {
        const page = await waiting(hash);
        expect(await seen(page)).toEqual(shown);
        await page.close();
      });

    test("an address of another day never shows the drawing's land as held, on the way to the live map either", async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.addInitScript(() => {
        const look = (): void => {
          if (document.querySelector("svg.map .held path")?.checkVisibility({ visibilityProperty: true }) === true)
            Object.assign(globalThis, { wrong: true });
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      await page.goto(`${address}map/#date=1923-06-01&lang=en`);
      await drawn(page);
      expect(await page.evaluate(() => (globalThis as { wrong?: boolean }).wrong)).toBeUndefined();
      await page.close();
    });
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
  expect(zipped(/^assets\/.*\.m?js$/)).toBeLessThan(120 * 1024);
  expect(zipped(/^data\/map\//)).toBeLessThan(300 * 1024);
});
