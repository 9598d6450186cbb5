/** The site in a browser: how long to the first map, what it weighs, and what a change of date or viewpoint costs in script. */
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { launch } from "../test/browser/chromium.ts";
import { opened, scripting, served } from "./browser.ts";
import { flagship } from "./flagship.ts";
import { agree, type Figure, figure, type Outcome, QUICK, report, sized } from "./harness.ts";
import { type Files, importedCshapes, peerOf, shownBy, siteOf, webAssets } from "./site-files.ts";

/** Without a graphics card, as here, the page draws SVG by itself; WebGL is what it draws with one. */
const BROWSER = "headless Chromium without a graphics card; WebGL, where it draws, in software";
const OPENINGS = QUICK ? 1 : 7;
const CHANGES = QUICK ? 4 : 24;
const WARM_UP = QUICK ? 1 : 4;

const kb = (files: Files, pattern: RegExp): number =>
  [...files].filter(([path]) => pattern.test(path)).reduce((sum, [, bytes]) => sum + gzipSync(bytes).length, 0) / 1024;

/** Days on which control changes in a viewpoint, spread over all of them. */
function changeDays(site: Files, viewpoint: string): number[] {
  const { atlas, timelines } = shownBy(site);
  const [first, last] = atlas.period;
  const all = new Set((timelines.viewpoints[viewpoint]?.control ?? []).flatMap((timeline) => timeline.filter((_, i) => i % 2 === 0)));
  const days = [...all].filter((day) => day > first && day < last).sort((a, b) => a - b);
  // back and forth, so that no change is the small one to the next day
  return Array.from({ length: WARM_UP + CHANGES }, (_, i) => days[(i * 7 + (i % 2) * Math.floor(days.length / 2)) % days.length] ?? first);
}

const slide = (page: Page, day: number) =>
  page.evaluate((value) => {
    const slider = document.querySelector<HTMLInputElement>(".chart input");
    if (slider === null) throw new Error("there is no slider");
    slider.value = String(value);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }, day);
const look = (page: Page, viewpoint: string) =>
  page.evaluate((value) => {
    const choice = document.querySelector<HTMLSelectElement>(".viewpoint select");
    if (choice === null) throw new Error("there is no choice of viewpoint");
    choice.value = value;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  }, viewpoint);
const peerAct = (page: Page, act: "byFilter" | "byData", day: number, viewpoint: string) =>
  page.evaluate(([name, at, as]) => (globalThis as unknown as Record<string, (day: number, viewpoint: string) => void>)[name]?.(at, as), [
    act,
    day,
    viewpoint,
  ] as const);

async function measure(name: string, files: Parameters<typeof siteOf>[0], assets: Files, most: number): Promise<Outcome[]> {
  console.error(`${name}: building the site …`);
  const site = siteOf(files, assets);
  const peer = peerOf(site);
  const { atlas } = shownBy(site);
  const [ours, theirs] = [await served(site), await served(peer)];
  const browser = await launch();
  const address = (drawer: "svg" | "webgl"): string =>
    `${ours.address}map/?map=${drawer}#layer=control&viewpoint=${atlas.start.viewpoint}&lang=en`;
  const opening = (drawer: "svg" | "webgl"): string => `${ours.address}map/?map=${drawer}#lang=en`;
  const first: [number[], number[], number[]] = [[], [], []];
  const drawings: number[] = [];
  let seen = 0;
  for (let i = 0; i <= OPENINGS; i++)
    for (const [side, url] of [opening("webgl"), theirs.address, opening("svg")].entries()) {
      const { page, firstMap, firstDrawing } = await opened(browser, url);
      // the browser itself is cold the first time
      if (i > 0) {
        first[side]?.push(firstMap);
        if (side === 0) drawings.push(firstDrawing ?? firstMap);
        if (side === 0 && firstDrawing !== undefined) seen++;
      }
      await page.context().close();
    }
  agree(seen > OPENINGS / 2, `a drawing stood before the map in ${seen} of ${OPENINGS} openings`);
  const [firstHere, firstThere] = [figure("map that answers, WebGL", first[0]), figure("MapLibre, one GeoJSON", first[1])];
  const firstSvg = figure("map that answers, SVG", first[2]);
  const drawn = figure("drawing", drawings);
  const scriptHere = kb(site, /^assets\/.*\.m?js$/);
  const scriptThere = kb(peer, /^maplibre.*\.js$/);
  const dataHere = kb(site, /^(data\/map\/|map\/index\.html$)/);
  const dataThere = kb(peer, /\.json$/);

  const { page } = await opened(browser, address("webgl"));
  const { page: flat } = await opened(browser, address("svg"));
  const { page: other } = await opened(browser, theirs.address);
  const { viewpoint, day } = atlas.start;
  const days = changeDays(site, viewpoint);
  const acts = (act: "byFilter" | "byData") => days.map((at) => () => peerAct(other, act, at, viewpoint));
  const sliding = (map: Page) =>
    scripting(
      map,
      days.map((at) => () => slide(map, at)),
      WARM_UP,
    );
  const dateHere = figure("change of date, WebGL", await sliding(page));
  const dateSvg = figure("change of date, SVG", await sliding(flat));
  const said = await page.locator(".chart input").inputValue();
  agree(Math.abs(Number(said) - (days.at(-1) ?? 0)) < 400, `the slider stands at ${said}, asked for ${days.at(-1)}`);
  const filter = figure("setFilter", await scripting(other, acts("byFilter"), WARM_UP));
  const data = figure("setData", await scripting(other, acts("byData"), WARM_UP));
  const turns = Array.from({ length: WARM_UP + CHANGES }, (_, i) => atlas.viewpoints[i % atlas.viewpoints.length]?.id ?? viewpoint);
  const views: [Figure, Figure] | undefined =
    atlas.viewpoints.length < 2
      ? undefined
      : [
          figure(
            "change of viewpoint, WebGL",
            await scripting(
              page,
              turns.map((id) => () => look(page, id)),
              WARM_UP,
            ),
          ),
          figure(
            "setFilter",
            await scripting(
              other,
              turns.map((id) => () => peerAct(other, "byFilter", day, id)),
              WARM_UP,
            ),
          ),
        ];
  await browser.close();
  ours.close();
  theirs.close();

  const what = `${name}: ${site.size} files; ${BROWSER}`;
  const same = "the peer's features are made from the site's own cells and timelines";
  const note = "ours also draws names, a chart, a table and a panel; the peer draws fills and borders of one layer and nothing else";
  const outcomes: Outcome[] = [
    {
      work: `Site: first map, as a drawing (${name})`,
      data: what,
      ours: drawn,
      peer: firstThere,
      ratio: drawn.median / firstThere.median,
      goal: "< 1 s on loopback",
      met: drawn.median < 1000,
      agreement: "the drawing is the map that comes after it, worked out when the site was built",
      note: "ours is the end of the first frame with the atlas's opening map, as a drawing in the page that does not yet answer; the peer has none, so its time is that of its first whole map",
    },
    ...[firstHere, firstSvg].map(
      (here): Outcome => ({
        work: `Site: first map that answers (${name})`,
        data: what,
        ours: here,
        peer: firstThere,
        ratio: here.median / firstThere.median,
        goal: "< 1 s on loopback",
        met: here.median < 1000,
        agreement: same,
        note: `in the same openings as the drawing: the first frame of the interactive map with land, signs, borders and names; chart, table and legend come in the frame after it; ${note}`,
      }),
    ),
    {
      work: `Site: script, gzipped (${name})`,
      data: what,
      ours: sized("script", scriptHere, "KB"),
      peer: sized("MapLibre as it comes", scriptThere, "KB"),
      ratio: scriptHere / scriptThere,
      goal: "≤ 300 KB",
      met: scriptHere <= 300,
      agreement: "every script of the site, its search included",
      note,
    },
    {
      work: `Site: data, gzipped (${name})`,
      data: what,
      ours: sized("data", dataHere, "KB"),
      peer: sized("one GeoJSON and land", dataThere, "KB"),
      ratio: dataHere / dataThere,
      goal: name === "flagship" ? "≤ 300 KB" : "–",
      ...(name === "flagship" && { met: dataHere <= 300 }),
      agreement: same,
      note: "ours holds every layer with reasons and sources, and the page with its drawing; the peer one layer with holders",
    },
  ];
  const change = (kind: string, here: Figure, there: Figure) =>
    outcomes.push({
      work: `Site: ${kind}, scripting (${name})`,
      data: what,
      ours: here,
      peer: there,
      ratio: here.median / there.median,
      goal: `≤ ${most} ms`,
      met: here.median <= most,
      agreement: same,
      note: `${note}; script of the main thread from the change until ${there.name === "setData" ? "the new data are drawn" : "all is drawn"}, fades included; the peer's worker cuts tiles anew beside it, which is not counted`,
    });
  change("change of date", dateHere, filter);
  change("change of date", dateHere, data);
  change("change of date", dateSvg, filter);
  if (views) change("change of viewpoint", ...views);
  return outcomes;
}

const assets = await webAssets();
const outcomes = await measure("flagship", flagship(), assets, 8);
const world = importedCshapes();
if (world) outcomes.push(...(await measure("CShapes", world, assets, 30)));
else outcomes.push({ work: "Site of CShapes", skipped: "CShapes is not in the corpora" });
report(outcomes);
