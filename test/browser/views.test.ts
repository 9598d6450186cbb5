/** What the map shows of a comparison, of all time, and of what pages lead to. */
import type { Server } from "node:http";
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
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
  page.on("pageerror", (fault) => faults.push(String(fault)));
  await page.goto(address + path);
  if (path.startsWith("map/"))
    await page.waitForFunction(() => (globalThis as { dejureMap?: { loaded(): boolean } }).dejureMap?.loaded() === true, undefined, {
      timeout: 120_000,
    });
  return page;
}
const words = async (page: Page, selector: string): Promise<string> => (await page.locator(selector).allTextContents()).join(" | ");

describe("two maps", () => {
  test("on disputes a comparison opens on title, with who differs most", async () => {
    const page = await open("map/#date=1921-06-01&viewpoint=lithuania&layer=dispute&lang=en");
    await page.click(".bar .tool[aria-pressed]");
    await page.waitForSelector(".compare table");
    expect(await page.inputValue(".layer select")).toBe("title");
    expect(await words(page, ".compare tbody tr td.num")).toMatch(/\d/);
    await page.selectOption(".layer select", "dispute");
    await page.waitForFunction(() => document.querySelector(".compare")?.textContent?.includes("same in all eyes"));
    await page.close();
  });

  test("one legend has the signs of both sides, and the seam moves by keys", async () => {
    const page = await open("map/#map=6.2/54.7/25.3&date=1923-06-01&viewpoint=lithuania&layer=title&versus=poland&lang=en");
    await page.waitForSelector(".map.beside .sheet svg");
    // left open in the eyes of Poland only, the Soviet Union named there only, Lithuania on both sides
    await page.waitForFunction(() => document.querySelector(".legend")?.textContent?.includes("Soviet Union"));
    const legend = await words(page, ".legend li");
    for (const name of ["Lithuania", "Poland", "Soviet Union", "left open"]) expect(legend).toContain(name);
    expect(legend.match(/Lithuania/g)?.length).toBe(1);
    const at = () => page.evaluate(() => (document.querySelector(".seam") as HTMLElement).style.left);
    const before = await at();
    await page.locator(".swipe").focus();
    await page.keyboard.press("ArrowLeft");
    expect(await at()).not.toBe(before);
    await page.close();
  });

  test("a side on which nothing is answered says so", async () => {
    const page = await open("map/#step=vilnius:3&lang=en");
    await page.waitForSelector(".sum.here .silence");
    expect(await words(page, ".sum.here")).toContain("the records give no answer for the land in view");
    expect(await page.locator(".sum.there .silence").count()).toBe(0);
    await page.close();
  });
});

describe("all time", () => {
  test("heading, table, legend, date field and slider speak of the same", async () => {
    const page = await open("map/#all=1&layer=divergence&viewpoint=everyone&lang=en");
    await page.waitForSelector(".map-table");
    expect(await words(page, ".sum")).toContain("All time, 1 January 1915 – 31 December 1940 · as seen by Everyone · Control");
    expect(await words(page, ".map-table .quiet")).toContain("Control: Who really held it");
    expect(await words(page, ".legend li")).toContain("always in the same hands");
    expect(await page.inputValue(".date input")).toBe("");
    expect(await page.locator(".date button:disabled").count()).toBe(2);
    expect(await page.locator(".chart input").getAttribute("aria-valuetext")).toBe("All time");
    expect(await words(page, ".strip .now")).toContain("1 January 1915 – 31 December 1940");
    await page.fill(".date input", "1920-10-09");
    await page.press(".date input", "Enter");
    await page.waitForFunction(() => document.querySelector(".sum")?.textContent?.includes("9 October 1920"));
    expect(await page.evaluate(() => location.hash)).not.toContain("all=1");
    await page.close();
  });
});

describe("what is selected", () => {
  const outlined = (page: Page) =>
    page.evaluate(
      () =>
        (globalThis as unknown as { dejureMap?: object; document: Document }).document.querySelectorAll(
          ".map .selected, .map [data-kind=selected]",
        ).length,
    );

  test("a town is a mark, not the outline of the land that it happens to lie in", async () => {
    const land = await open("map/?map=svg#map=6.2/54.7/25.3&date=1921-06-01&viewpoint=everyone&layer=control&sel=54.9000,23.9000&lang=en");
    await land.waitForSelector(".dossier");
    const widths = (page: Page) =>
      page.evaluate(
        () => [...document.querySelectorAll(".map svg path")].filter((path) => Number(path.getAttribute("stroke-width")) >= 3).length,
      );
    const some = (await widths(land)) + (await outlined(land));
    await land.close();
    const town = await open("map/?map=svg#map=6.2/54.7/25.3&date=1921-06-01&viewpoint=everyone&layer=control&sel=places/kaunas&lang=en");
    await town.waitForSelector(".dossier .grounds");
    expect(await words(town, ".dossier h2")).toBe("Kaunas");
    expect(some).toBeGreaterThan((await widths(town)) + (await outlined(town)));
    await town.close();
  });

  test("a dispute page opens disputes on its day, with the dispute selected", async () => {
    const page = await open("disputes/");
    const link = page.locator("section.dispute .on-map a").first();
    const href = (await link.getAttribute("href")) ?? "";
    expect(href).toMatch(/date=\d{4}-\d\d-\d\d/);
    expect(href).toContain("layer=dispute");
    expect(href).toContain("sel=disputes/");
    await page.close();
    const map = await open(href.replace(/^(\.\.\/)+/, ""));
    await map.waitForSelector(".dossier");
    expect(await words(map, ".dossier")).toMatch(/ \/ .*Dispute · Read its page.*km²/);
    await map.close();
  });

  test("a polity page shows land from each day on which it changed, in each viewpoint, and leads to its land", async () => {
    const page = await open("polities/poland/");
    const first = page.locator(".over-time details").first();
    const days = await first.locator("tbody th").allTextContents();
    // the armies of 1919 and 1920 fell through a sample of every third year
    expect(days.filter((day) => /1919|1920/.test(day)).length).toBeGreaterThan(4);
    expect(await words(page, ".over-time summary")).toMatch(/Lithuania.*Soviet Russia|Soviet Russia.*Lithuania/);
    expect(await page.locator(".over-time details[open] svg[role=img] path").count()).toBe(4);
    const href = (await page.locator(".over-time tbody a").last().getAttribute("href")) ?? "";
    expect(href).toContain("sel=polities/poland");
    await page.close();
    const map = await open("map/#date=1921-06-01&viewpoint=poland&layer=control&sel=polities/poland&lang=en");
    await map.waitForSelector(".dossier dl");
    // worked out by hand from the figure of the strip on that day
    expect(await words(map, ".dossier dl")).toMatch(/Control287\u202f381 km²/);
    await map.close();
  });
});

describe("pages", () => {
  test("names stand on the land of their maps, and no dot is without one", async () => {
    const page = await open("polities/poland/", { viewport: { width: 1000, height: 900 } });
    const map = page.locator("main figure svg.map").first();
    expect(await map.locator(".desk .name text", { hasText: /^Poland$/ }).count()).toBe(1);
    const [dots, names] = [await map.locator(".desk .town").count(), await map.locator(".desk > g:nth-child(2) text").count()];
    expect(dots).toBe(names);
    await page.close();
  });

  test("on a phone the picture of a viewpoint is its map alone, and words are of a size to read", async () => {
    const page = await open("viewpoints/lithuania/", { viewport: { width: 360, height: 800 } });
    const box = (await page.locator("main figure img").boundingBox()) as { width: number; height: number };
    expect(box.height / box.width).toBeCloseTo(466 / 960, 2);
    expect(await words(page, "main figcaption")).toContain("Stripes: contested");
    await page.close();
  });

  test("on a phone the bar of the map is two rows, nothing in it is cut or under 24 pixels", async () => {
    const page = await open("map/#date=1921-06-01&viewpoint=lithuania&layer=divergence&lang=en", { viewport: { width: 360, height: 740 } });
    const bar = (await page.locator(".bar").boundingBox()) as { height: number };
    expect(bar.height).toBeLessThan(80);
    for (const one of await page.locator(".bar :is(button, select, input)").all()) {
      const box = (await one.boundingBox()) as { width: number; height: number };
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
    // a select is as wide as what it says
    const room = await page.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>(".bar .layer select");
      const canvas = document.createElement("canvas").getContext("2d");
      if (select === null || canvas === null) return -1;
      canvas.font = getComputedStyle(select).font;
      return select.clientWidth - 24 - canvas.measureText(select.selectedOptions[0]?.text ?? "").width;
    });
    expect(room).toBeGreaterThan(-8);
    await page.close();
  });
});

test("no page told of a fault", () => {
  expect(faults).toEqual([]);
});
