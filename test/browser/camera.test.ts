/** The hands that move the map, and the canvas of a graphics card: fingers, wheel and keys, ways that are shown or not, dense screens, a context that is lost. */
import type { Server } from "node:http";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { filesUnder, serve, siteOf } from "./site.ts";

let browser: Browser;
let server: Server;
let address: string;
const faults: string[] = [];
beforeAll(async () => {
  ({ server, address } = await serve(siteOf(filesUnder(join(import.meta.dirname, "../rules/bad-georeference/good")))));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

interface Camera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}
const START = "#map=8/56.2/25.9&lang=en";
const STILL = { reducedMotion: "reduce" } as const;

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 600 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (fault) => faults.push(String(fault)));
  await page.goto(address + path);
  await page.waitForFunction(() => (globalThis as { dejureMap?: { loaded(): boolean } }).dejureMap?.loaded() === true);
  // the panel makes room for itself when it comes
  await page.waitForSelector(".chart input", { state: "attached" });
  return page;
}
const camera = (page: Page): Promise<Camera> =>
  page.evaluate(() => (globalThis as unknown as { dejureMap: { camera: Camera } }).dejureMap.camera);
/** what lies at a pixel of the map */
const under = (page: Page, x: number, y: number) =>
  page.evaluate(
    ([px, py]) => {
      const { dejureMap } = globalThis as unknown as { dejureMap: { element: HTMLElement; unproject(x: number, y: number): number[] } };
      const { left, top } = dejureMap.element.getBoundingClientRect();
      return dejureMap.unproject((px as number) - left, (py as number) - top) as [number, number];
    },
    [x, y],
  );
/** Once nothing moves any more. */
async function rested(page: Page): Promise<Camera> {
  let last = "";
  await expect
    .poll(async () => {
      const before = last;
      last = JSON.stringify(await camera(page));
      return last === before;
    })
    .toBe(true);
  return JSON.parse(last) as Camera;
}
async function fingers(
  page: Page,
): Promise<(type: "touchStart" | "touchMove" | "touchEnd", ...points: [number, number][]) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  return (type, ...points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
}
const [X, Y] = [700, 300];

describe.each(["svg", "webgl"])("hands, drawn by %s", (drawer) => {
  test("wheel and pinch come nearer to what lies under them, and turn nothing", async () => {
    const page = await open(`map/?map=${drawer}${START}`, { hasTouch: true, ...STILL });
    const before = await under(page, X, Y);
    await page.mouse.move(X, Y);
    await page.mouse.wheel(0, -450);
    expect((await rested(page)).zoom).toBeCloseTo(9, 5);
    const [lon, lat] = await under(page, X, Y);
    expect([lon - before[0], lat - before[1]].every((gone) => Math.abs(gone) < 1e-6)).toBe(true);
    // a trackpad: many small turns, and pinched ones that count for more
    for (let i = 0; i < 5; i++) await page.mouse.wheel(0, 9);
    expect((await rested(page)).zoom).toBeCloseTo(8.9, 5);
    const touch = await fingers(page);
    await touch("touchStart", [X - 40, Y], [X + 40, Y]);
    // turned by a right angle while they part
    await touch("touchMove", [X - 60, Y - 60], [X + 60, Y + 60]);
    await touch("touchMove", [X, Y - 80], [X, Y + 80]);
    await touch("touchEnd");
    expect((await rested(page)).zoom).toBeCloseTo(9.9, 5);
    const after = await under(page, X, Y);
    expect(Math.hypot(after[0] - before[0], after[1] - before[1])).toBeLessThan(1e-3);
    expect(page.url()).not.toContain("sel=");
    await page.context().close();
  });

  test("a finger drags, two taps come nearer, a tap asks", async () => {
    const page = await open(`map/?map=${drawer}${START}`, { hasTouch: true, ...STILL });
    const touch = await fingers(page);
    const held = await under(page, X, Y);
    await touch("touchStart", [X, Y]);
    for (const by of [10, 40, 90]) await touch("touchMove", [X + by, Y + by]);
    await touch("touchEnd");
    await rested(page);
    const [lon, lat] = await under(page, X + 90, Y + 90);
    expect(Math.hypot(lon - held[0], lat - held[1])).toBeLessThan(0.01);
    expect(page.url()).not.toContain("sel=");
    await page.mouse.dblclick(X, Y);
    expect((await rested(page)).zoom).toBeCloseTo(9, 5);
    const [east, north] = await under(page, X, Y);
    await page.touchscreen.tap(X, Y);
    await expect.poll(() => page.url()).toContain("sel=");
    const asked = decodeURIComponent(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("sel") ?? "");
    if (!asked.includes("/"))
      expect(Math.hypot(Number(asked.split(",")[1]) - east, Number(asked.split(",")[0]) - north)).toBeLessThan(0.01);
    await page.context().close();
  });

  test("keys move, come nearer and go away; the world ends at its poles and nowhere else", async () => {
    const page = await open(`map/?map=${drawer}${START}`, STILL);
    await page.locator(".stage-canvas").focus();
    const start = await camera(page);
    await page.keyboard.press("ArrowRight");
    expect((await rested(page)).lon - start.lon).toBeCloseTo((100 / 512 / 2 ** 8) * 360, 5);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowDown");
    expect((await rested(page)).lat).toBeLessThan(start.lat);
    await page.keyboard.press("+");
    expect((await rested(page)).zoom).toBeCloseTo(9, 5);
    await page.keyboard.press("-");
    expect((await rested(page)).zoom).toBeCloseTo(8, 5);
    for (let i = 0; i < 12; i++) await page.keyboard.press("-");
    const far = await rested(page);
    const size = await page.evaluate(() => {
      const { dejureMap } = globalThis as unknown as { dejureMap: { world: number; height: number } };
      return [dejureMap.world, dejureMap.height] as const;
    });
    expect(size[0]).toBeGreaterThanOrEqual(size[1] - 1e-6);
    for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
    // round the world and on
    const east = await rested(page);
    expect(Math.abs(east.lon)).toBeLessThanOrEqual(180);
    expect((((far.lon + (800 / size[0]) * 360 - east.lon) % 360) + 540) % 360).toBeCloseTo(180, 3);
    await page.context().close();
  });

  test("inside another page one finger and the wheel scroll it, two fingers and Ctrl are the map's", async () => {
    const page = await open(`embed/?map=${drawer}&panel=none${START}`, { hasTouch: true, ...STILL });
    const start = await camera(page);
    const hint = page.locator(".gesture-hint");
    await page.mouse.move(X, Y);
    await page.mouse.wheel(0, -450);
    expect(await hint.textContent()).toContain("Ctrl");
    expect(await camera(page)).toEqual(start);
    const session = await page.context().newCDPSession(page);
    await session.send("Input.dispatchMouseEvent", { type: "mouseWheel", x: X, y: Y, deltaX: 0, deltaY: -450, modifiers: 2 });
    expect((await rested(page)).zoom).toBeCloseTo(9, 5);
    const touch = await fingers(page);
    await touch("touchStart", [X - 40, Y], [X + 40, Y]);
    for (const by of [50, 65, 80]) await touch("touchMove", [X - by, Y], [X + by, Y]);
    await touch("touchEnd");
    expect((await rested(page)).zoom).toBeCloseTo(10, 5);
    await page.context().close();
  });
});

test("where a card draws, the way to another place is shown; not to readers who want no motion", async () => {
  for (const reducedMotion of ["no-preference", "reduce"] as const) {
    const page = await open(`map/?map=webgl${START}`, { reducedMotion });
    const seen = await page.evaluate(async () => {
      const { dejureMap } = globalThis as unknown as { dejureMap: { zoomBy(steps: number, ms: number): void; camera: Camera } };
      dejureMap.zoomBy(1, 300);
      const zooms = [dejureMap.camera.zoom];
      while (zooms.at(-1) !== 9) {
        await new Promise((next) => requestAnimationFrame(next));
        zooms.push(dejureMap.camera.zoom);
      }
      return zooms;
    });
    if (reducedMotion === "reduce") expect(seen).toEqual([9]);
    else
      expect([seen[0], seen.some((zoom) => zoom > 8 && zoom < 9), seen.every((zoom, i) => zoom >= (seen[i - 1] ?? 8))]).toEqual([
        8,
        true,
        true,
      ]);
    await expect.poll(() => page.url()).toContain("map=9/");
    await page.context().close();
  }
});

/** Colour at a place of the map, as the page shows it. */
async function colour(page: Page, place: readonly [number, number]): Promise<string> {
  const [x, y] = await page.evaluate(([lon, lat]) => {
    const { dejureMap } = globalThis as unknown as {
      dejureMap: { element: HTMLElement; project(at: readonly number[]): { x: number; y: number } };
    };
    const { left, top } = dejureMap.element.getBoundingClientRect();
    const at = dejureMap.project([lon as number, lat as number]);
    return [left + at.x, top + at.y] as const;
  }, place);
  const shot = await page.screenshot({ clip: { x: Math.round(x) - 1, y: Math.round(y) - 1, width: 3, height: 3 } });
  return shot.toString("base64");
}

test("a canvas is as fine as its screen, and drawn again where the card has lost it", async () => {
  const page = await open(`map/?map=webgl${START}`, { deviceScaleFactor: 2, ...STILL });
  const sizes = () =>
    page.evaluate(() => {
      const canvas = document.querySelector("canvas.sheet") as HTMLCanvasElement;
      const { clientWidth, clientHeight } = document.querySelector(".stage > .map") as HTMLElement;
      return [canvas.width / clientWidth, canvas.height / clientHeight];
    });
  expect(await sizes()).toEqual([2, 2]);
  await page.setViewportSize({ width: 900, height: 700 });
  await expect.poll(sizes).toEqual([2, 2]);
  const place = [25.9, 56.2] as const;
  const shown = await colour(page, place);
  const lost = await page.evaluateHandle(() =>
    (document.querySelector("canvas.sheet") as HTMLCanvasElement).getContext("webgl2")?.getExtension("WEBGL_lose_context"),
  );
  await lost.evaluate((extension) => extension?.loseContext());
  await expect
    .poll(() => page.evaluate(() => (document.querySelector("canvas.sheet") as HTMLCanvasElement).getContext("webgl2")?.isContextLost()))
    .toBe(true);
  await lost.evaluate((extension) => extension?.restoreContext());
  await expect.poll(() => colour(page, place)).toBe(shown);
  await page.context().close();
});

test("two maps drawn by a card go together", async () => {
  const page = await open(`map/?map=webgl${START}&versus=everyone@1921-01-01`, STILL);
  await page.waitForSelector(".map.beside canvas.sheet");
  await page.locator(".stage > .map:not(.beside) > .stage-canvas").focus();
  await page.keyboard.press("+");
  await rested(page);
  const names = () =>
    page.evaluate(() =>
      [".stage > .map:not(.beside)", ".stage > .map.beside"].map(
        (map) => (document.querySelector(`${map} .dot`) as HTMLElement | null)?.style.transform,
      ),
    );
  const [here, there] = await names();
  expect(here).toBeDefined();
  expect(there).toBe(here);
  await page.context().close();
});

test("no fault was thrown", () => {
  expect(faults).toEqual([]);
});
