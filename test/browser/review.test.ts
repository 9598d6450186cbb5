/** The review page of a draft in a browser: accept, edit, refuse, come back, save; and nothing of the article runs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draftArticle } from "../../src/import/draft/draft.ts";
import { violations } from "./axe.ts";
import { launch } from "./chromium.ts";

const HOSTILE =
  'On 1 May 1920, Italy signed the Treaty of </textarea><script>document.title="run"</script><img src=x onerror="document.title=1"> Borgo with Austria. On 5 June 1920, Italy captured Rome.\n';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "dejure-review-"));
beforeAll(async () => {
  const { files } = draftArticle(new TextEncoder().encode(HOSTILE), { path: "town.txt", format: "text" });
  writeFileSync(join(folder, "town.html"), files.find(({ path }) => path === "drafts/town.html")?.text ?? "");
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const saved = async (page: Page): Promise<unknown> => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Save decisions")]);
  expect(download.suggestedFilename()).toBe("town-decisions.json");
  return JSON.parse(readFileSync(await download.path(), "utf8"));
};

test("what is decided is told, kept over a reload, and saved", async () => {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(String(fault)));
  await page.goto(pathToFileURL(join(folder, "town.html")).href);
  expect(await page.title()).not.toMatch(/run|1$/);
  expect(await page.locator("img").count()).toBe(0);
  expect(await violations(page)).toEqual([]);

  const card = (id: string) => page.locator(`article[data-id="${id}"]`);
  await card("town-s02-took").locator("input[value=accept]").check();
  const words = card("town-s02-took").locator("textarea");
  await words.fill((await words.inputValue()).replace(/gist: .*/, "gist: Rome was taken"));
  await card("italy").locator("input[value=refuse]").check();
  const told = await page.textContent("output");
  expect(told).toMatch(/^1 accepted, 1 refused, \d+ left$/);

  await page.reload();
  expect(await page.textContent("output")).toBe(told);
  const { source, decisions } = (await saved(page)) as { source: string; decisions: { id: string; verdict: string; record?: string }[] };
  expect(source).toBe("town");
  expect(decisions.map(({ id, verdict }) => `${verdict} ${id}`).sort()).toEqual(["accept town-s02-took", "refuse italy"]);
  expect(decisions.find(({ verdict }) => verdict === "accept")?.record).toContain("gist: Rome was taken");

  // back to “later”
  await card("italy").locator("input[value='']").check();
  expect(await page.textContent("output")).toMatch(/^1 accepted, 0 refused/);
  expect(faults).toEqual([]);
  await context.close();
});
