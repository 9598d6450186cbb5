/** Every field hostile, in a real browser: one page of every kind, the map with places and lands open, an embed, a review page; with the policy and without it. */
import type { Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftArticle } from "../../src/import/draft/draft.ts";
import { ATTACKS, everyField } from "../publish/every-field.ts";
import { launch } from "./chromium.ts";
import { serve, siteOf } from "./site.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const quoted = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const HOST = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><script type="module" src="dejure-map.js"></script>
<dejure-map date="${quoted(ATTACKS[0] ?? "")}" viewpoint="${quoted(ATTACKS[1] ?? "")}" layer="${quoted(ATTACKS[2] ?? "")}" lang="en" height="420"></dejure-map></html>`;
// an article with control characters is refused
const ARTICLE =
  `# ${ATTACKS[0]}\n\n${ATTACKS.map((attack) => `Avia and Bovia signed a treaty at ${attack} on 12 July 1920. It came into force on 14 October 1920.`).join("\n\n")}\n`.replaceAll(
    /[\0\u0007\u001b\u009b]/g,
    "",
  );

let browser: Browser;
let server: Server;
let address: string;
/** one page of every kind */
let paths: readonly string[] = [];
beforeAll(async () => {
  const { files } = everyField();
  const site = new Map(siteOf(files));
  const kinds = new Map<string, string>();
  for (const path of site.keys())
    if (path.endsWith(".html")) {
      const kind = path.replace(/-(?:full|other)\b/g, "").replace(/\d+/g, "0");
      if (!kinds.has(kind) || path.includes("-full")) kinds.set(kind, path);
    }
  // of two languages, the second has the same pages: a few of them do
  paths = [...kinds.values()].filter(
    (path) => !/^(?:map|embed)\//.test(path) && (!path.startsWith("lt/") || /^lt\/(?:index|treaties|sources)/.test(path)),
  );
  const drafted = draftArticle(encode(ARTICLE), { path: "article.md" });
  const review = drafted.files.find(({ path }) => path.endsWith(".html"));
  if (!review) throw new Error("no review page");
  site.set("host.html", encode(HOST)).set("review.html", encode(review.text));
  ({ server, address } = await serve(site, "/"));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A page that notes what should not happen in it. */
async function watched(bypassCSP: boolean): Promise<{ readonly page: Page; readonly seen: string[] }> {
  const page = await browser.newPage({ bypassCSP, viewport: { width: 1000, height: 700 }, reducedMotion: "reduce" });
  const seen: string[] = [];
  await page.addInitScript(() => {
    (globalThis as { run?: () => void }).run = () => console.error("RAN");
  });
  page.on("console", (message) => {
    if (message.type() === "error") seen.push(`${page.url()}: ${message.text().slice(0, 200)}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) seen.push(`${response.status()} of ${response.url().slice(0, 200)}`);
  });
  page.on("pageerror", ({ message }) => void seen.push(`${page.url()}: ${message.slice(0, 200)}`));
  page.on("dialog", (dialog) => {
    seen.push(`${page.url()}: a dialog`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !/^(?:data|blob):/.test(request.url()))
      seen.push(`${page.url()} asks ${request.url().slice(0, 200)}`);
  });
  return { page, seen };
}

describe.each([
  ["with the policy of the pages", false],
  ["without it", true],
] as const)("%s", (_, bypassCSP) => {
  test("no page of any kind runs what a record says", async () => {
    const { page, seen } = await watched(bypassCSP);
    expect(paths.length).toBeGreaterThan(30);
    for (const path of [...paths, "review.html"]) {
      const response = await page.goto(address + path, { waitUntil: "load" });
      expect(response?.status(), path).toBe(200);
    }
    await page.goto(`${address}search/`);
    await page.fill("#search input", "img src");
    await page.waitForSelector("#search a");
    expect(seen).toEqual([]);
    await page.close();
  });

  test("nor does the map with land open, nor an embed", async () => {
    const { page, seen } = await watched(bypassCSP);
    const view = "date=1920-06-01&viewpoint=viewpoints-full&layer=claims&lang=en";
    await page.goto(`${address}map/#${view}`);
    await page.locator(".sum, .dossier, .panel").first().waitFor({ state: "attached" });
    for (const kind of ["places", "territories"]) {
      await page.goto(`${address}map/#${view}&sel=${kind}/${kind}-full`);
      await page
        .locator("h2")
        .filter({ hasText: `⟦${kind}.name⟧` })
        .first()
        .waitFor();
    }
    await page.goto(`${address}map/#${view}&step=stories-full:1`);
    await page.waitForTimeout(300);
    await page.goto(`${address}host.html`);
    await page.frameLocator("iframe").locator(".sum").waitFor();
    expect(seen).toEqual([]);
    await page.close();
  });
});
