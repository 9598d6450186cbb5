import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { flagship, serve, siteOf } from "./site.ts";

let browser: Browser;
let server: Server;
let address: string;
const faults: string[] = [];
beforeAll(async () => {
  ({ server, address } = await serve(siteOf(flagship())));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(path: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 900, height: 600 }, reducedMotion: "reduce", ...options });
  page.on("pageerror", (fault) => faults.push(String(fault)));
  await page.goto(address + path);
  return page;
}
const dossier = async (hash: string): Promise<string> => {
  const page = await open(`map/${hash}&lang=en`);
  await page.waitForSelector(".dossier .grounds");
  const text = ((await page.textContent(".dossier")) ?? "").replaceAll(/\s+/g, " ");
  await page.close();
  return text;
};

describe("why nobody is named, in words", () => {
  for (const [viewpoint, day, head, words] of [
    ["soviet", "1920-08-01", "Signed, not in force", "bound nobody yet on that day"],
    ["poland", "1918-03-10", "Only denied", "nobody says whose it was"],
    ["allied", "1920-08-01", "Expressly left open", "decided not to decide"],
    ["belarus", "1920-08-01", "Silent", "Those heard in this viewpoint say nothing about this land; others do"],
  ] as const)
    test(`${head}: ${viewpoint}`, async () => {
      const text = await dossier(
        `#sel=places/${viewpoint === "poland" ? "ashmyany" : "vilnius"}&date=${day}&viewpoint=${VIEWPOINTS[viewpoint]}`,
      );
      const title = text.slice(text.indexOf("Whose land it was by right"), text.indexOf("Claims"));
      expect(title).toContain(head);
      expect(title).toContain(words);
      for (const other of HEADS) if (other !== head) expect(title).not.toContain(other);
    });

  test("outside the period: nobody speaks of it, and nothing is filled in", async () => {
    const page = await open("map/#sel=places/vilnius&date=1914-06-01&viewpoint=everyone&lang=en");
    await page.waitForSelector(".dossier .kind");
    const text = await page.textContent(".dossier");
    expect(text).toContain("Outside the period of this atlas");
    expect(text).toContain("The records of this atlas do not speak of this day.");
    await page.close();
  });

  test("what others see on that day stands beside it, and leads there", async () => {
    const page = await open("map/#sel=places/vilnius&date=1920-08-01&viewpoint=lithuania&lang=en");
    await page.waitForSelector(".eyes");
    const rows = await page.locator(".eyes tbody tr").allTextContents();
    expect(rows.find((row) => row.startsWith("Poland"))).toContain("Poland");
    await page
      .locator(".eyes tbody tr")
      .filter({ hasText: /^Poland/ })
      .locator("button")
      .first()
      .click();
    await page.waitForFunction(() => location.hash.includes("viewpoint=poland"));
    await page.close();
  });
});

const VIEWPOINTS = {
  soviet: "soviet",
  poland: "poland",
  allied: "allied",
  belarus: "belarusian-historiography",
} as const;
const HEADS = ["Signed, not in force", "Only denied", "Expressly left open", "Silent", "No record"];

describe("what loses, and why", () => {
  for (const [lang, sentence] of [
    ["en", /superseded for the consensus by .+, on 15 July 1920/],
    ["lt", "1920 m. liepos 15 d. pakeitė:"],
    ["pl", "15 lipca 1920 r. zastąpione przez:"],
  ] as const)
    test(lang, async () => {
      const page = await open(`map/#sel=places/vilnius&date=1920-08-01&viewpoint=lithuania&lang=${lang}`);
      await page.click(".otherwise summary");
      const text = await page.textContent(".otherwise");
      expect(text).toMatch(sentence);
      if (lang !== "en") expect(text).not.toMatch(/superseded|viewpoint|in force/);
      await page.close();
    });
});

describe("where sources differ on a date", () => {
  test("the dossier of the act gives every day with its source, and a plain error struck through", async () => {
    const text = await dossier("#sel=instruments/moscow-1920&date=1920-10-14&viewpoint=everyone");
    expect(text).toContain("Sources differ on the date (6)");
    expect(text).toMatch(/ratified: 6 August 1920 .*ratified: 8 August 1920/);
    const page = await open("map/#sel=instruments/moscow-1920&date=1920-10-14&lang=en");
    await page.waitForSelector(".differ s");
    expect(await page.textContent(".differ s")).toBe("12 June 1920");
    await page.close();
  });

  test("the line of time of its page has a ring for each day", async () => {
    const page = await open("treaties/moscow-1920/");
    expect(await page.locator("svg.stages .differ circle").count()).toBeGreaterThanOrEqual(4);
    expect(await page.locator("table.stages .flag").first().textContent()).toBe("sources differ");
    await page.close();
  });

  test("slider and chart show the span, the dossier the readings of it, the history that it is uncertain", async () => {
    const page = await open("map/#sel=places/vilnius&date=1919-01-01&viewpoint=everyone&layer=control&lang=en", {
      viewport: { width: 1280, height: 800 },
    });
    await page.waitForSelector(".dossier .uncertain");
    expect(await page.locator(".chart .vague-span").count()).toBeGreaterThan(3);
    expect(await page.locator(".chart .between").count()).toBeGreaterThan(0);
    expect(await page.textContent(".now")).toContain("uncertain");
    const uncertain = await page.textContent(".uncertain");
    expect(uncertain).toContain("the sources differ on a date");
    expect(uncertain).toMatch(/if .+ (?:took effect|began to exist|ended) on .*19/);
    expect(await page.locator(".history tr.unsure").count()).toBeGreaterThan(0);
    await page.close();
  });
});

describe("to take away", () => {
  const taken = async (page: Page, name: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`.take button:has-text("${name}")`)]);
    return readFileSync(await download.path());
  };
  const view = "map/#date=1923-06-01&viewpoint=poland&layer=control&lang=en";

  test("PNG and SVG carry day, viewpoint, sources and licence", async () => {
    const page = await open(view, { acceptDownloads: true });
    await page.waitForSelector(".take");
    const png = await taken(page, "PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
    const svg = (await taken(page, "SVG")).toString();
    for (const said of ["1 June 1923", "as seen by Poland", "Control", "Sources:", "CC-BY-4.0", "Natural Earth"])
      expect(svg).toContain(said);
    await page.close();
  });

  test("every row of CSV and GeoJSON carries day, viewpoint, certainty, sources and licence", async () => {
    const page = await open(view, { acceptDownloads: true });
    await page.waitForSelector(".take");
    const [head, ...rows] = (await taken(page, "CSV")).toString().trim().split("\r\n");
    expect(head).toBe("layer,date,viewpoint,answer,holders,names,certainty,silence,since,because,sources,area_km2,licence");
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row).toMatch(/^control,1923-06-01,poland,.*CC-BY-4\.0$/);
    const collection = JSON.parse((await taken(page, "GeoJSON")).toString());
    expect(collection.features).toHaveLength(rows.length);
    for (const { properties, geometry } of collection.features) {
      expect(properties).toMatchObject({ start_date: "1923-06-01", viewpoint: "poland", licence: "CC-BY-4.0" });
      expect(properties).toHaveProperty("sources");
      expect(geometry.coordinates.length).toBeGreaterThan(0);
    }
    await page.close();
  });

  test("the code to embed shows the same view", async () => {
    const page = await open(view);
    await page.click(".take summary");
    const code = await page.inputValue(".take textarea");
    expect(code).toMatch(/^<iframe src="[^"]*embed\/#[^"]*date=1923-06-01&amp;viewpoint=poland[^"]*" title="[^"]+" /);
    await page.close();
    const other = await browser.newPage();
    await other.setContent(code);
    const sum = other.frameLocator("iframe").locator(".sum");
    await sum.waitFor();
    expect(await sum.textContent()).toContain("1 June 1923 · as seen by Poland · Control");
    await other.close();
  });

  test("paper carries the map as a drawing with its caption, and the dossier", async () => {
    const page = await open("map/#sel=places/vilnius&date=1923-06-01&viewpoint=poland&lang=en");
    await page.waitForSelector(".dossier .grounds");
    await page.emulateMedia({ media: "print" });
    await page.waitForSelector(".print-map svg");
    const texts = (await page.locator(".print-map svg > text").allTextContents()).join(" ");
    for (const said of ["1 June 1923", "as seen by Poland", "CC-BY-4.0", "Sources:"]) expect(texts).toContain(said);
    expect(await page.locator(".dossier h2").isVisible()).toBe(true);
    expect(await page.locator(".bar").isVisible()).toBe(false);
    await page.close();
  });
});

describe("the main flow with keys alone", () => {
  test("from the home page through the story to a date, a viewpoint, a place, and a comparison", async () => {
    const page = await open("", { viewport: { width: 1280, height: 800 } });
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** Tabs until something has the focus. */
    const tabTo = async (selector: string): Promise<void> => {
      for (let i = 0; i < 120; i++) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
        await press("Tab");
      }
      throw new Error(`no way by Tab to ${selector}`);
    };
    await tabTo(".skip");
    await tabTo(".ways a.primary");
    await press("Enter");
    await page.waitForSelector(".story");
    await tabTo(".steps .primary");
    await press("Enter");
    await page.waitForFunction(() => location.hash.includes("step=vilnius:2"));
    await tabTo(".story .link, .story + .link, button.link");
    await press("Enter");
    await page.waitForSelector(".map-table");
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await tabTo(".date input");
    await page.keyboard.type("July 1920");
    await press("Enter");
    await page.waitForFunction(() => location.hash.includes("date=1920-07&"));
    expect(await page.textContent(".sum")).toContain("July 1920: its first day is shown");
    await tabTo(".viewpoint select");
    await page.keyboard.type("Pol");
    await page.waitForFunction(() => location.hash.includes("viewpoint=poland"));
    await tabTo(".bar button.tool:has(.icon-compare)");
    await press("Enter");
    await page.waitForSelector(".compare table");
    await tabTo(".swipe");
    await press("ArrowLeft", "ArrowLeft");
    expect(await page.inputValue(".swipe")).toBe("62");
    await tabTo(".compare > .link");
    await press("Enter");
    await page.waitForFunction(() => !location.hash.includes("versus"));
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await tabTo(".bar button.tool:has(.icon-search)");
    await press("Enter");
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
    await page.keyboard.type("wilno");
    await page.waitForSelector("dialog.search .hit");
    await press("Enter");
    // whoever came by key goes on reading where it opened
    await page.waitForFunction(() => document.activeElement?.matches(".dossier h2") === true);
    await tabTo(".otherwise summary");
    await press("Enter");
    expect(await page.locator(".otherwise[open]").count()).toBe(1);
    await tabTo(".chart input");
    const before = await page.getAttribute(".chart input", "aria-valuetext");
    await press("PageUp");
    expect(await page.getAttribute(".chart input", "aria-valuetext")).not.toBe(before);
    await page.close();
  });

  test("what changes is said once it stands still, with what was opened", async () => {
    const page = await open("map/#sel=places/vilnius&date=1920-10-08&viewpoint=lithuania&layer=control&lang=en");
    await page.waitForSelector(".dossier");
    await page.locator(".chart input").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() =>
      document
        .querySelector("[role=status]")
        ?.textContent?.startsWith("9 October 1920, as seen by Lithuania, Control. Vilnius: Control: Central Lithuania"),
    );
    await page.close();
  });

  test("play goes from event to event, and stops", async () => {
    const page = await open("map/#date=1920-10-01&layer=control&lang=en");
    await page.waitForSelector(".strip .play");
    const day = await page.inputValue(".chart input");
    await page.click(".strip .play");
    await page.waitForFunction((old) => (document.querySelector(".chart input") as HTMLInputElement).value !== old, day);
    await page.click(".strip .play");
    expect(await page.getAttribute(".strip .play", "aria-pressed")).toBe("false");
    await page.close();
  });
});

test("every pattern has a name of its own, so that one in a folded part of the page stands for none in sight", async () => {
  const page = await open("map/#lang=en", { viewport: { width: 768, height: 900 } });
  await page.waitForSelector(".map-table pattern", { state: "attached" });
  const ids = await page.locator(".live pattern[id]").evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  await page.close();
});

test("no fault was told", () => {
  expect(faults).toEqual([]);
});
