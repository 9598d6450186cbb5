/** The site in a browser: how long to the first map, what it weighs, and what a change of date or viewpoint costs in script. */
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
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

/** What is measured: a site and, beside it, the page by hand of the same data. */
interface Subject {
  readonly name: string;
  readonly site: Files;
  readonly peer: Files;
  /** ms of script that a change may cost */
  readonly most: number;
}

/** Both, served, and the browser that opens them. */
interface Sides {
  readonly browser: Browser;
  readonly ours: string;
  readonly theirs: string;
}

type Drawer = "svg" | "webgl";

interface FirstMaps {
  readonly drawn: Figure;
  readonly webgl: Figure;
  readonly svg: Figure;
  readonly peer: Figure;
}

/** Opens the three pages in turn, each time as if for the first time. */
async function firstMaps({ browser, ours, theirs }: Sides): Promise<FirstMaps> {
  const opening = (drawer: Drawer): string => `${ours}map/?map=${drawer}#lang=en`;
  const first: [number[], number[], number[]] = [[], [], []];
  const drawings: number[] = [];
  let seen = 0;
  for (let i = 0; i <= OPENINGS; i++)
    for (const [side, url] of [opening("webgl"), theirs, opening("svg")].entries()) {
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
  return {
    drawn: figure("drawing", drawings),
    webgl: figure("map that answers, WebGL", first[0]),
    svg: figure("map that answers, SVG", first[2]),
    peer: figure("MapLibre, one GeoJSON", first[1]),
  };
}

/** What a change costs in script, on our side and on the peer's. */
interface Change {
  readonly kind: string;
  readonly ours: Figure;
  readonly peer: Figure;
}

async function changes({ browser, ours, theirs }: Sides, site: Files): Promise<Change[]> {
  const { atlas } = shownBy(site);
  const { viewpoint, day } = atlas.start;
  const address = (drawer: Drawer): string => `${ours}map/?map=${drawer}#layer=control&viewpoint=${viewpoint}&lang=en`;
  const { page } = await opened(browser, address("webgl"));
  const { page: flat } = await opened(browser, address("svg"));
  const { page: other } = await opened(browser, theirs);
  const days = changeDays(site, viewpoint);
  const timed = async <T>(name: string, map: Page, steps: readonly T[], act: (step: T) => Promise<unknown>): Promise<Figure> =>
    figure(
      name,
      await scripting(
        map,
        steps.map((step) => () => act(step)),
        WARM_UP,
      ),
    );
  const date = await timed("change of date, WebGL", page, days, (at) => slide(page, at));
  const dateSvg = await timed("change of date, SVG", flat, days, (at) => slide(flat, at));
  const said = await page.locator(".chart input").inputValue();
  agree(Math.abs(Number(said) - (days.at(-1) ?? 0)) < 400, `the slider stands at ${said}, asked for ${days.at(-1)}`);
  const filter = await timed("setFilter", other, days, (at) => peerAct(other, "byFilter", at, viewpoint));
  const data = await timed("setData", other, days, (at) => peerAct(other, "byData", at, viewpoint));
  const ofDate = [
    { kind: "change of date", ours: date, peer: filter },
    { kind: "change of date", ours: date, peer: data },
    { kind: "change of date", ours: dateSvg, peer: filter },
  ];
  if (atlas.viewpoints.length < 2) return ofDate;
  const turns = Array.from({ length: WARM_UP + CHANGES }, (_, i) => atlas.viewpoints[i % atlas.viewpoints.length]?.id ?? viewpoint);
  const view = await timed("change of viewpoint, WebGL", page, turns, (id) => look(page, id));
  const viewThere = await timed("setFilter", other, turns, (id) => peerAct(other, "byFilter", day, id));
  return [...ofDate, { kind: "change of viewpoint", ours: view, peer: viewThere }];
}

const SAME = "the peer's features are made from the site's own cells and timelines";
const NOTE = "ours also draws names, a chart, a table and a panel; the peer draws fills and borders of one layer and nothing else";

const dataOf = ({ name, site }: Subject): string => `${name}: ${site.size} files; ${BROWSER}`;

function openingOutcomes(subject: Subject, { drawn, webgl, svg, peer }: FirstMaps): Outcome[] {
  const { name } = subject;
  const data = dataOf(subject);
  return [
    {
      work: `Site: first map, as a drawing (${name})`,
      data,
      ours: drawn,
      peer,
      ratio: drawn.median / peer.median,
      goal: "< 1 s on loopback",
      met: drawn.median < 1000,
      agreement: "the drawing is the map that comes after it, worked out when the site was built",
      note: "ours is the end of the first frame with the atlas's opening map, as a drawing in the page that does not yet answer; the peer has none, so its time is that of its first whole map",
    },
    ...[webgl, svg].map(
      (ours): Outcome => ({
        work: `Site: first map that answers (${name})`,
        data,
        ours,
        peer,
        ratio: ours.median / peer.median,
        goal: "< 1 s on loopback",
        met: ours.median < 1000,
        agreement: SAME,
        note: `in the same openings as the drawing: the first frame of the interactive map with land, signs, borders and names; chart, table and legend come in the frame after it; ${NOTE}`,
      }),
    ),
  ];
}

function weightOutcomes(subject: Subject): Outcome[] {
  const { name, site, peer } = subject;
  const script = { ours: kb(site, /^assets\/.*\.m?js$/), peer: kb(peer, /^maplibre.*\.js$/) };
  const data = { ours: kb(site, /^(data\/map\/|map\/index\.html$)/), peer: kb(peer, /\.json$/) };
  return [
    {
      work: `Site: script, gzipped (${name})`,
      data: dataOf(subject),
      ours: sized("script", script.ours, "KB"),
      peer: sized("MapLibre as it comes", script.peer, "KB"),
      ratio: script.ours / script.peer,
      goal: "≤ 300 KB",
      met: script.ours <= 300,
      agreement: "every script of the site, its search included",
      note: NOTE,
    },
    {
      work: `Site: data, gzipped (${name})`,
      data: dataOf(subject),
      ours: sized("data", data.ours, "KB"),
      peer: sized("one GeoJSON and land", data.peer, "KB"),
      ratio: data.ours / data.peer,
      goal: name === "flagship" ? "≤ 300 KB" : "–",
      ...(name === "flagship" && { met: data.ours <= 300 }),
      agreement: SAME,
      note: "ours holds every layer with reasons and sources, and the page with its drawing; the peer one layer with holders",
    },
  ];
}

const changeOutcome = (subject: Subject, { kind, ours, peer }: Change): Outcome => ({
  work: `Site: ${kind}, scripting (${subject.name})`,
  data: dataOf(subject),
  ours,
  peer,
  ratio: ours.median / peer.median,
  goal: `≤ ${subject.most} ms`,
  met: ours.median <= subject.most,
  agreement: SAME,
  note: `${NOTE}; script of the main thread from the change until ${peer.name === "setData" ? "the new data are drawn" : "all is drawn"}, fades included; the peer's worker cuts tiles anew beside it, which is not counted`,
});

async function measure(name: string, files: Parameters<typeof siteOf>[0], assets: Files, most: number): Promise<Outcome[]> {
  console.error(`${name}: building the site …`);
  const site = siteOf(files, assets);
  const subject = { name, site, peer: peerOf(site), most };
  const [ours, theirs] = [await served(site), await served(subject.peer)];
  const browser = await launch();
  const sides = { browser, ours: ours.address, theirs: theirs.address };
  const openings = await firstMaps(sides);
  const changed = await changes(sides, site);
  await browser.close();
  ours.close();
  theirs.close();
  return [...openingOutcomes(subject, openings), ...weightOutcomes(subject), ...changed.map((change) => changeOutcome(subject, change))];
}

const assets = await webAssets();
const outcomes = await measure("flagship", flagship(), assets, 8);
const world = importedCshapes();
if (world) outcomes.push(...(await measure("CShapes", world, assets, 30)));
else outcomes.push({ work: "Site of CShapes", skipped: "CShapes is not in the corpora" });
report(outcomes);
