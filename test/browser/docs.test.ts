/** The documentation as a site: every page is there, is listed and found, and every link leads somewhere. */

import type { Server } from "node:http";
import { posix } from "node:path";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONTENTS, type DocsPage, partsOf, readPages } from "../../scripts/docs/pages.ts";
import { docsSite } from "../../scripts/docs/site.tsx";
import { pages } from "../docs/markdown.ts";
import { readByEveryone } from "./axe.ts";
import { launch } from "./chromium.ts";
import { serve, webAssets } from "./site.ts";

type Node = DefaultTreeAdapterTypes.Node;
interface Html {
  readonly ids: ReadonlySet<string>;
  readonly addresses: readonly string[];
}
const site = docsSite(webAssets());
const made = readPages();

function htmlOf(path: string): Html {
  const ids = new Set<string>();
  const addresses: string[] = [];
  const visit = (node: Node): void => {
    for (const { name, value } of "attrs" in node ? node.attrs : []) {
      if (name === "id") {
        expect(ids, `${path} has ${value} twice`).not.toContain(value);
        ids.add(value);
      }
      if (name === "href" || name === "src") addresses.push(value);
    }
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(new TextDecoder().decode(site.get(path))));
  return { ids, addresses };
}
const html = new Map([...site.keys()].filter((path) => path.endsWith(".html")).map((path) => [path, htmlOf(path)]));

test("it has a page for every page of docs and spec", () => {
  const there = new Set(made.map(({ file }) => file));
  expect(pages.filter((file) => !there.has(file))).toEqual([]);
  expect(new Set(made.map(({ path }) => path)).size).toBe(made.length);
  for (const { path } of made) expect(site.has(`${path}index.html`), path).toBe(true);
});

test("the list of contents names every page but rules and decisions, which have lists of their own", () => {
  const listed = new Set(
    partsOf(made.find(({ file }) => file === CONTENTS) as DocsPage).flatMap(({ links }) => links.map(({ file }) => file)),
  );
  const own = /^docs\/(rules|decisions)\/(?!README)|^(examples|editors)\/|^docs\/README/;
  expect(made.map(({ file }) => file).filter((file) => !listed.has(file) && !own.test(file))).toEqual([]);
});

test("every link leads to a file and an anchor that are there", () => {
  const dead: string[] = [];
  for (const [from, { addresses }] of html)
    for (const address of addresses) {
      if (/^[a-z]+:/i.test(address)) continue;
      const [path = "", anchor] = address.split("#");
      const full = path === "" ? from : posix.join(posix.dirname(from), path);
      const to = full.endsWith("/") || full === "." ? posix.join(full, "index.html") : full;
      if (!site.has(to) || (anchor !== undefined && html.get(to)?.ids.has(decodeURIComponent(anchor)) !== true))
        dead.push(`${from}: ${address}`);
    }
  expect(dead).toEqual([]);
});

describe("in a browser", () => {
  let browser: Browser;
  let server: Server;
  let address: string;
  beforeAll(async () => {
    ({ server, address } = await serve(site, "/docs/"));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test.each(["tutorial/", "comparison/"])("/%s can be read by everyone, wide and narrow, light and dark", async (path) => {
    const page = await browser.newPage({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
    await page.goto(address + path);
    await readByEveryone(page);
    await page.close();
  });

  test("search finds a heading, and leads to it", async () => {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("pageerror", (fault) => faults.push(fault.message));
    await page.goto(`${address}search/?q=condominium`);
    const link = page.locator("#search a", { hasText: "A condominium" });
    expect(await link.getAttribute("href")).toBe(`${address}recipes/#a-condominium`);
    expect(await page.locator("#search li").first().textContent()).toContain("How do I write …?");
    await link.click();
    await page.waitForURL("**/recipes/#a-condominium");
    expect(faults).toEqual([]);
    await page.close();
  });
});
