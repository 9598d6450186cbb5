/** Pages in a real browser, timed from inside and by its own counters. */
import type { Browser, CDPSession, Page } from "playwright-core";
import { serve } from "../test/browser/site.ts";
import type { Files } from "./site-files.ts";

/** Long enough for a change to be drawn and for its fade to end. */
const SETTLED = 600;

interface Watched {
  dejureMap?: { loaded(): boolean };
  firstMap?: number;
}

/** Notes when the map is first drawn whole, in ms since the page was asked for. */
const WATCH = () => {
  const page = globalThis as Watched;
  const look = () => {
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
export async function opened(browser: Browser, address: string): Promise<{ page: Page; firstMap: number }> {
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
  const firstMap = await page.evaluate(() => (globalThis as Watched).firstMap ?? Number.NaN);
  return { page, firstMap };
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
