/** The pictures that stand for pages where their address is shared. */
import { describe, expect, test } from "vitest";
import { siteMessages } from "../../scripts/site-messages.ts";
import { compile } from "../../src/core/compile.ts";
import type { SpokenLanguage } from "../../src/core/words/languages.ts";
import { publish } from "../../src/publish/publish.ts";
import { hostileAtlas } from "./hostile.ts";

const messages = (lang: SpokenLanguage): Uint8Array => Buffer.from(JSON.stringify(siteMessages().get(lang)));
const webAssets = new Map((["en", "lt"] as const).map((lang) => [`assets/messages/${lang}.json`, messages(lang)]));

/** The site with pictures that stay SVG, and how often one was drawn. */
function built(baseUrl?: string, drawn = true) {
  const { atlas, resolver, diagnostics } = compile(hostileAtlas);
  let times = 0;
  const draw = (svg: string): Uint8Array => {
    times++;
    return new TextEncoder().encode(svg);
  };
  const files = [...publish(atlas, resolver, { webAssets, diagnostics, baseUrl, ...(drawn && { draw }) })];
  const before = times;
  const site = new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
  return { site, before, times: () => times };
}

const BASE = "https://example.org/atlas/";
const { site, before, times } = built(BASE);
const pictures = [...site.keys()].filter((path) => path.endsWith("preview.png"));
const property = (html: string, name: string): string | undefined =>
  new RegExp(`<meta property="${name}" content="([^"]*)"`).exec(html)?.[1];

test("every treaty, territory, viewpoint, dispute, story and step has its own, the rest that of the atlas", () => {
  const kinds = (folder: string): string[] => pictures.filter((path) => path.startsWith(folder));
  for (const folder of ["treaties/", "territories/", "viewpoints/", "stories/tale/1/", "stories/tale/preview"])
    expect(kinds(folder).length, folder).toBeGreaterThan(0);
  expect(pictures).toContain("preview.png");
  expect(property(site.get("sources/book/index.html") ?? "", "og:image")).toMatch(`${BASE}preview.png?v=`);
  const own = [...site.keys()].filter((path) => /^(treaties|territories|viewpoints|stories|disputes)\/.+\/index\.html$/.test(path));
  expect(own.map((path) => path.replace("index.html", "preview.png")).filter((path) => !site.has(path))).toEqual([]);
});

test("what pages name is a file of the site, with its size and with words for who does not see it", () => {
  const pages = [...site].filter(([path, html]) => path.endsWith(".html") && html.includes("og:title"));
  expect(pages.length).toBeGreaterThan(10);
  for (const [path, html] of pages) {
    const address = property(html, "og:image") ?? "";
    expect(address.startsWith(BASE), path).toBe(true);
    expect(site.has(decodeURIComponent(address.slice(BASE.length).replace(/\?v=[0-9a-f]{12}$/, ""))), `${path}: ${address}`).toBe(true);
    expect([property(html, "og:image:width"), property(html, "og:image:height")]).toEqual(["1200", "630"]);
    expect(property(html, "og:image:alt"), path).toMatch(/\d{4}/);
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
  }
});

test("the picture says title, date, viewpoint and layer, and what its signs mean", () => {
  const picture = site.get("stories/tale/1/preview.png") ?? "";
  expect(picture).toContain('viewBox="0 0 1200 630"');
  const page = site.get("stories/tale/1/index.html") ?? "";
  const said = /<figcaption>([^<]*)<\/figcaption>/.exec(page)?.[1] ?? "";
  expect(said).toMatch(/1920/);
  expect(picture).toContain(`>${said}</text>`);
  const territory = site.get("territories/land/preview.png") ?? "";
  expect(territory).toContain(">Poland</text>");
  expect(territory).toContain('stroke-width="3.5"');
});

test("no attribute is without a value: what draws reads XML", () => {
  for (const path of pictures)
    expect(/<[^>]* [a-z-]+(?= [a-z-]+=|>)/.exec(site.get(path)?.replaceAll(/"[^"]*"/g, '""') ?? "")?.[0], path).toBeUndefined();
});

test("an act that is older than what is known of its land shows the day on which the atlas opens", () => {
  const alt = property(site.get("treaties/treaty/index.html") ?? "", "og:image:alt");
  expect(alt).toMatch(/: 9 October 1920 · /);
});

test("a picture is drawn when it is read, once for the pages of all languages", () => {
  expect(before).toBe(0);
  expect(times()).toBe(pictures.length);
  expect(pictures.filter((path) => path.startsWith("lt/"))).toEqual([]);
  expect(property(site.get("lt/territories/land/index.html") ?? "", "og:image")).toBe(
    property(site.get("territories/land/index.html") ?? "", "og:image"),
  );
});

describe("where", () => {
  test("nothing draws, pages have no picture", () => {
    const plain = built(BASE, false).site;
    expect([...plain.keys()].some((path) => path.endsWith("preview.png"))).toBe(false);
    expect([...plain.values()].some((text) => text.includes("og:image"))).toBe(false);
    expect(plain.get("index.html")).toContain('<meta name="twitter:card" content="summary"/>');
  });
  test("the site does not know its address, the picture is named from the page", () => {
    const html = built().site.get("lt/territories/land/index.html") ?? "";
    expect(property(html, "og:image")).toMatch(/^(\.\.\/){3}territories\/land\/preview\.png\?v=/);
  });
});

describe("oEmbed", () => {
  const answer = (path: string) => JSON.parse(site.get(path) ?? "{}");
  const linked = [...site].flatMap(([path, html]) => {
    const href = /<link rel="alternate" href="([^"]*)" type="application\/json\+oembed"/.exec(html)?.[1];
    return href === undefined ? [] : [[path, href] as const];
  });

  test("pages with a map of their own link to an answer beside them, in their language", () => {
    const pages = linked.map(([path]) => path);
    for (const path of ["map/index.html", "territories/land/index.html", "lt/territories/land/index.html", "stories/tale/1/index.html"])
      expect(pages).toContain(path);
    expect(pages).not.toContain("embed/index.html");
    for (const [path, href] of linked) {
      expect(href).toBe(`${BASE}${path.split("/").slice(0, -1).map(encodeURIComponent).join("/")}/oembed.json`);
      expect(answer(path.replace("index.html", "oembed.json"))).toMatchObject({ version: "1.0", type: "rich", width: 800, height: 500 });
    }
  });

  test("the frame shows what the page is about; hostile text stays text", () => {
    const { html, thumbnail_url, provider_url } = answer("lt/territories/land/oembed.json");
    expect(html).toMatch(
      /^<iframe src="https:\/\/example\.org\/atlas\/embed\/#date=1920-10-09&amp;viewpoint=all&amp;layer=control&amp;sel=territories\/land&amp;lang=lt" title="[^"<]*" /,
    );
    expect(html).not.toContain("<script");
    expect(thumbnail_url).toBe(property(site.get("territories/land/index.html") ?? "", "og:image"));
    expect(provider_url).toBe(BASE);
  });

  test("a site that does not know its address tells nothing", () => {
    const { site: unknown } = built();
    expect([...unknown].filter(([path, text]) => path.endsWith("oembed.json") || text.includes("json+oembed"))).toEqual([]);
  });
});
