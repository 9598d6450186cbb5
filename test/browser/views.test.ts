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

describe("the strip of time", () => {
  const shown = (page: Page): Promise<readonly [number, number]> =>
    page.locator(".chart input").evaluate((input) => [Number(input.getAttribute("min")), Number(input.getAttribute("max"))] as const);

  test("says what it charts, and keys, buttons and the wheel give a few years the whole width; the day stays in it", async () => {
    const page = await open("map/#date=1919-06-01&viewpoint=lithuania&layer=title&lang=en");
    const head = page.locator(".chart-head");
    expect(await head.textContent()).toContain("Land by holder of title, km²");
    const [first, last] = await shown(page);
    await head.getByRole("button", { name: "Show less time, larger" }).click();
    const half = await shown(page);
    expect(half[1] - half[0]).toBeCloseTo((last - first) / 2, -1);
    await page.locator(".chart input").focus();
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    const [from, to] = await shown(page);
    expect(to - from).toBeLessThan(4 * 366);
    await page.keyboard.press("End");
    expect((await shown(page))[1]).toBe(last);
    await page.keyboard.press("Home");
    expect((await shown(page))[0]).toBe(first);
    await page.locator(".chart").hover({ position: { x: 300, y: 50 } });
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 4000);
    await page.keyboard.up("Control");
    expect(await shown(page)).toEqual([first, last]);
    await page.selectOption(".layer select", "control");
    expect(await head.textContent()).toContain("Land by who held it, km²");
    await page.close();
  });

  test("ticks are joined where they would overlap, and name their events to pointer, keys and finger", async () => {
    const page = await open("map/#date=1920-10-09&viewpoint=lithuania&layer=title&lang=en");
    const boxes = await page.locator(".tick").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    for (const [i, box] of boxes.entries()) {
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
      if (i > 0) expect(box.x - (boxes[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(23.9);
    }
    const joined = page.locator(".tick.many").first();
    await joined.hover();
    const count = Number(await joined.locator(".line").textContent());
    expect(await page.locator(".tick-names > span").count()).toBe(Math.min(count, 9));
    expect(await page.locator(".now .events").textContent()).not.toContain("+");
    await page.mouse.move(640, 300);
    expect(await page.locator(".tick-names").count()).toBe(0);
    await page.locator(".chart input").focus();
    await page.keyboard.press("Tab");
    expect(await page.locator(".tick-names").textContent()).toContain("1920");
    await page.keyboard.press("End");
    expect(await page.locator(".tick-names").textContent()).toContain("1940");
    await page.keyboard.press("Enter");
    expect(await page.textContent(".sum")).toContain("1940");
    await page.close();
    const phone = await open("map/#date=1923-03-15&viewpoint=lithuania&layer=title&lang=en", {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await phone.locator(".tick").first().tap();
    expect(await phone.locator(".tick-names").textContent()).toContain("1915");
    for (const tick of await phone.locator(".tick").all()) {
      await tick.focus();
      const names = await phone.locator(".tick-names").boundingBox();
      expect(names?.x).toBeGreaterThanOrEqual(0);
      expect((names?.x ?? 0) + (names?.width ?? 0)).toBeLessThanOrEqual(390);
    }
    await phone.close();
  });
});

describe("what was found in reading", () => {
  test("for everyone, land whose title is contested is told with its area: nowhere is not all that is said", async () => {
    const page = await open("map/#date=1920-10-09&viewpoint=everyone&layer=divergence&lang=en");
    await page.waitForSelector(".map-table tbody tr");
    expect(await words(page, ".map-table tbody tr")).toMatch(/Contested[\s\S]*\d{2}\u202f\d{3}/);
    await page.close();
  });

  test("who says otherwise stands first; what was so before is folded, and neither is told twice", async () => {
    const page = await open("map/#sel=places/vilnius&date=1920-10-09&viewpoint=lithuania&lang=en");
    await page.waitForSelector(".otherwise > .grounds", { state: "attached" });
    const acts = (selector: string) =>
      page.locator(`${selector} > .grounds > li`).evaluateAll((all) => all.map((one) => one.textContent ?? ""));
    const [dissent, before] = [await acts(".otherwise"), await acts(".otherwise > details")];
    expect(dissent.join()).toContain("whom this viewpoint does not adopt");
    expect(dissent.length).toBeGreaterThan(0);
    expect(before.length).toBeGreaterThan(4);
    expect(dissent.filter((one) => before.includes(one))).toEqual([]);
    await page.close();
  });

  test("dates stand at the precision that is known, and an act at its signature", () => {
    const text = (path: string): string =>
      new TextDecoder()
        .decode(files.get(path))
        .replaceAll(/<[^>]+>/g, " ")
        .replaceAll(/\s+/g, " ");
    expect(text("events/index.html")).not.toContain("1 January 1897");
    expect(text("events/index.html")).toContain("1897");
    const treaty = /[^.]{0,60}Moscow, 12 July 1920/.exec(text("treaties/index.html"))?.[0];
    expect(treaty).toContain("12 July 1920");
    expect(treaty).not.toContain("May 1920");
  });

  test("the way past the map can be read", async () => {
    const page = await open("map/#lang=en");
    await page.keyboard.press("Tab");
    const [ink, paper] = await page
      .locator(".skip:focus")
      .evaluate((link) => [getComputedStyle(link).color, getComputedStyle(link).backgroundColor]);
    expect(ink).not.toBe(paper);
    await page.close();
  });

  test("the sea does not answer as land", async () => {
    const page = await open("map/#sel=55.6,19.6&date=1920-10-09&viewpoint=lithuania&lang=en");
    await page.waitForSelector(".dossier h2");
    const text = await page.textContent(".dossier");
    expect(text).toContain("This is water");
    expect(text).not.toContain("This land");
    await page.close();
  });

  test("the page on quality names a statement by its record and in words, and says where it is written", () => {
    const page = new TextDecoder().decode(files.get("quality/index.html"));
    expect(page).not.toMatch(/<code>[\w-]+#[\w/-]+<\/code>/);
    expect(page).toMatch(/<code>[\w/.-]+\.yaml:\d+:\d+<\/code>/);
  });
});

test("no page told of a fault", () => {
  expect(faults).toEqual([]);
});
