/** Pages in a real browser, timed from inside and by its own counters. */
import type { Browser, CDPSession, Page } from "playwright-core";
import { serve } from "../test/browser/site.ts";
import type { Files } from "./site-files.ts";

/** Long enough for a change to be drawn and for its fade to end. */
const SETTLED = 600;

interface Watched {
  dejureMap?: { loaded(): boolean };
  firstDrawing?: number;
  firstMap?: number;
}

/**
 * Notes, in ms since the page was asked for, the end of the first frame in which the drawing in the map's place is seen, and when
 * the interactive map is first drawn whole.
 */
const WATCH = () => {
  const page = globalThis as Watched;
  const look = () => {
    const drawing = page.firstDrawing === undefined ? document.querySelector("html.early:not(.blank, .bare) svg.map .held path") : null;
    // what stands when a frame begins is seen when it ends
    if (drawing !== null && drawing.getBoundingClientRect().width > 0) setTimeout(() => (page.firstDrawing ??= performance.now()));
    if (page.dejureMap?.loaded()) page.firstMap = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

export interface Served {
  readonly address: string;
  close(): void;
}

/** Over HTTP on the loopback interface. */
export async function served(files: Files): Promise<Served> {
  const { address, server } = await serve(files);
  return { address, close: () => server.close() };
}

/** A page opened for the first time: nothing is cached. */
export async function opened(
  browser: Browser,
  address: string,
): Promise<{ page: Page; firstMap: number; firstDrawing: number | undefined }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(String(fault)));
  await page.addInitScript(WATCH);
  await page.goto(address);
  try {
    await page.waitForFunction(() => (globalThis as Watched).firstMap !== undefined, undefined, { timeout: 60_000 });
  } catch (fault) {
    throw new Error(`${address} draws no map: ${faults.join("; ") || fault}`);
  }
  const { firstMap, firstDrawing } = await page.evaluate(() => {
    const { firstMap = Number.NaN, firstDrawing } = globalThis as Watched;
    return { firstMap, firstDrawing };
  });
  return { page, firstMap, firstDrawing };
}

/** ms of script on the main thread that one act costs until all is drawn, for each act. */
export async function scripting(page: Page, acts: readonly (() => Promise<unknown>)[], warmUp: number): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const costs: number[] = [];
  for (const [index, act] of acts.entries()) {
    const before = await scriptTime(session);
    await act();
    await page.waitForTimeout(SETTLED);
    const after = await scriptTime(session);
    if (index >= warmUp) costs.push(after - before);
  }
  await session.detach();
  return costs;
}

async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN);
}
