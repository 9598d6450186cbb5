import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { publish } from "../../src/publish/publish.ts";
import { MORESNET } from "../cli/moresnet.ts";
import { webAssets } from "./assets.ts";
import { HOSTILE, hostileAtlas } from "./hostile.ts";

const build = (files = hostileAtlas): Map<string, string> => {
  const { atlas, resolver, diagnostics } = compile(files);
  const site = publish(atlas, resolver, { webAssets, diagnostics, baseUrl: "https://example.org/atlas" });
  return new Map([...site].map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
};

let site: Map<string, string>;
let pages: [string, string][];
beforeAll(() => {
  site = build();
  pages = [...site].filter(([path]) => path.endsWith(".html"));
});

describe("hostile text", () => {
  test("is text wherever it stands", () => {
    for (const [path, html] of pages) {
      expect(html.replaceAll(/<img src="[^"<>]*small\.svg#svgView\(viewBox\([\d,]+\)\)" alt="[^"<>]*"/g, "").includes("<img"), path).toBe(
        false,
      );
      expect(html.replaceAll(/<script type="module" src="[^"<>]*"><\/script>/g, "").includes("<script"), path).toBe(false);
      expect(/(?:href|src)="\s*(?:javascript|data|vbscript):/i.test(html), path).toBe(false);
    }
    expect(site.get("treaties/treaty/index.html")).toContain("&lt;img src=x onerror=&quot;");
  });
  test("does not break the files for reference managers", () => {
    const bib = site.get("sources/book/source.bib") ?? "";
    expect(bib.split("\n")[0]).toBe("@book{book,");
    expect((bib.match(/\{/g) ?? []).length).toBe((bib.match(/\}/g) ?? []).length);
    expect(
      (site.get("sources/book/source.ris") ?? "").split("\r\n").every((line) => line === "" || /^[A-Z][A-Z0-9] {2}- /.test(line)),
    ).toBe(true);
    expect(JSON.parse(site.get("sources/book/source.csl.json") ?? "")[0].title).toBe(HOSTILE);
  });
});

test("the logo of an atlas is a file of the site, and every page shows it", () => {
  const { atlas, resolver, diagnostics } = compile(hostileAtlas);
  const named = { ...atlas, head: { ...atlas.head, logo: "our logo.SVG" } };
  const fileOf = (path: string) => ({ path, bytes: new TextEncoder().encode("<svg/>") });
  const built = new Map(
    [...publish(named, resolver, { webAssets, diagnostics, fileOf })].map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]),
  );
  expect(built.get("assets/logo.svg")).toBe("<svg/>");
  expect(built.get("index.html")).toContain("assets/logo.svg");
  expect(site.get("index.html")).not.toContain("assets/logo");
});

test("pages carry a strict policy and no inline script or style", () => {
  for (const [path, html] of pages) {
    expect(html, path).toContain("default-src &#x27;none&#x27;".replaceAll("&#x27;", "'"));
    expect(html.includes("unsafe-inline"), path).toBe(false);
    expect(/<[^>]+ style="/.test(html), path).toBe(false);
    expect(/<[^>]+ on[a-z]+="/.test(html.replaceAll(/&quot;/g, "")), path).toBe(false);
  }
});

test("the same atlas gives the same bytes, whatever the order of its files", () => {
  expect([...build()].map(([path, text]) => `${path}\n${text}`)).toEqual([...site].map(([path, text]) => `${path}\n${text}`));
  expect([...build([...hostileAtlas].reverse())]).toEqual([...site]);
});

test("every record of a kind that has pages has one, in each language, and can be cited", () => {
  for (const path of [
    "treaties/treaty/",
    "polities/lithuania/",
    "territories/land/",
    "places/vilnius/",
    "events/taken/",
    "sources/book/",
    "stories/tale/",
  ]) {
    for (const prefix of ["", "lt/"]) {
      const html = site.get(`${prefix}${path}index.html`) ?? "";
      expect(html, prefix + path).toContain('name="citation_title"');
      expect(html).toContain(`href="https://example.org/atlas/${prefix}${path}"`);
    }
  }
  expect(site.get("lt/treaties/index.html")).toContain("Sutartys");
});

test("every page can be cited and names the one address that it is known by, but for search and what is missing", () => {
  for (const [path, html] of pages) {
    if (path === "404.html") expect(html).not.toContain("canonical");
    else expect(html, path).toContain(`<link rel="canonical" href="https://example.org/atlas/${path.replace(/index\.html$/, "")}"`);
    if (path !== "404.html" && !/(^|\/)search\//.test(path)) expect(html, path).toContain('name="citation_inbook_title"');
  }
});

test("the page of a record gives itself as CSL-JSON, BibTeX and RIS, one set of files for all languages", () => {
  const [item] = JSON.parse(site.get("treaties/treaty/cite.csl.json") ?? "");
  expect(item).toMatchObject({
    type: "entry-encyclopedia",
    title: HOSTILE,
    "container-title": HOSTILE,
    URL: "https://example.org/atlas/treaties/treaty/",
  });
  expect(site.get("treaties/treaty/cite.bib")).toContain("@incollection{");
  expect(site.get("treaties/treaty/cite.ris")).toContain("UR  - https://example.org/atlas/treaties/treaty/");
  for (const [page, folder] of [
    ["treaties/treaty/", "../../treaties/treaty/"],
    ["lt/treaties/treaty/", "../../../treaties/treaty/"],
  ] as const)
    for (const ending of ["csl.json", "bib", "ris"]) {
      expect(site.get(`${page}index.html`)).toContain(`<link rel="alternate" href="${folder}cite.${ending}"`);
      expect(site.get(`${page}index.html`)).toContain(`<a href="${folder}cite.${ending}"`);
    }
  expect(site.has("lt/treaties/treaty/cite.bib")).toBe(false);
});

test("reasons why something lost are codes, for the interface to say in its own language", () => {
  const losing = JSON.parse(site.get("data/map/losing.json") ?? "");
  for (const entry of losing.entries) expect(entry).not.toHaveProperty("text");
});

test("the page for what is missing finds its styles from any address", () => {
  const missing = site.get("404.html") ?? "";
  expect(missing).toContain('href="/atlas/');
  expect(missing).not.toMatch(/(?:href|src)="\.{1,2}\//);
  expect(build([]).get("404.html")).not.toMatch(/(?:href|src)="\.{1,2}\//);
});

test("a new atlas of three acts has a map of its own land", () => {
  const encoder = new TextEncoder();
  const starter = build(Object.entries(MORESNET).map(([path, text]) => ({ path, bytes: encoder.encode(text) })));
  const data = JSON.parse(starter.get("data/map/atlas.json") ?? "");
  expect(data.bounds).toEqual([5.9976, 50.7118, 6.0349, 50.7545]);
  expect(data.home.zoom).toBeGreaterThan(8);
  expect(JSON.parse(starter.get("data/map/cells.json") ?? "").objects.cells.geometries).toHaveLength(1);
  expect(starter.get("index.html")).toContain('<svg class="map"');
  expect(starter.get("territories/moresnet/index.html")).toContain("km²");
});

test("an atlas without land opens on its acts, and its time holds all of them", () => {
  const text = {
    "atlas.yaml":
      'dejure: "0.1"\ntitle: { en: Treaties }\nlicence: CC0-1.0\nlanguages: [en]\ndefault: { date: 1950-01-01, viewpoint: all }\n',
    "viewpoints/all.yaml": "name: { en: All }\ngroups: [[all-polities]]\n",
    "polities/all.yaml": "alba: { type: state, name: { en: Alba } }\nbohemia: { type: state, name: { en: Bohemia } }\n",
    "instruments/peace.yaml": "type: treaty\nname: { en: Peace }\nparties: [alba, bohemia]\non: 1899-05-01\n",
    "events/war.yaml": "type: war\nname: { en: War }\nwhen: 1898-03-01/1899-05-01\n",
    "sources/book.yaml": "type: book\ntitle: { en: Book }\nissued: 1901\n",
  };
  const encoder = new TextEncoder();
  const plain = build(Object.entries(text).map(([path, body]) => ({ path, bytes: encoder.encode(body) })));
  const home = plain.get("index.html") ?? "";
  expect(home).not.toContain('<svg class="map"');
  expect(home).toContain('href="./treaties/"');
  // what it has nothing of is not offered
  expect(home).not.toContain('href="./map/');
  for (const empty of ["territories", "places", "stories", "disputes", "obligations", "recognitions", "disagreements", "data/records"])
    expect(home, empty).not.toContain(`href="./${empty}/"`);
  for (const there of ["polities", "events", "sources", "quality", "data"]) expect(home, there).toContain(`href="./${there}/"`);
  expect(plain.get("treaties/peace/index.html")).toContain("Alba");
  const data = JSON.parse(plain.get("data/map/atlas.json") ?? "");
  for (const event of data.events) {
    expect(event.earliest).toBeGreaterThanOrEqual(data.period[0]);
    expect(event.latest).toBeLessThanOrEqual(data.period[1]);
  }
});

test("an atlas of next to nothing gives a site that makes sense", () => {
  const files = [hostileAtlas[0], hostileAtlas[2]].filter((file) => file !== undefined);
  const small = build(files);
  expect(small.get("index.html")).toContain("<h1>");
  expect(JSON.parse(small.get("data/map/cells.json") ?? "").arcs).toEqual([]);
  expect(build([]).get("index.html")).toContain("<!doctype html>");
});

test("no id of a record is the name of a file of the site", () => {
  const ids = ["index.html", "index.html_", "cite.bib", "a/index.html", "a", "a/cite.csl.json", "st.petersburg", "treaty-1920.2"];
  const text = (collection: string, body: string) => ({
    path: `${collection}/all.yaml`,
    bytes: new TextEncoder().encode(ids.map((id) => `${id}: ${body}\n`).join("")),
  });
  const built = build([
    {
      path: "atlas.yaml",
      bytes: new TextEncoder().encode("title: T\nlicence: CC0-1.0\nlanguages: [en]\ndefault: { date: 1920-01-01, viewpoint: v }\n"),
    },
    { path: "viewpoints/v.yaml", bytes: new TextEncoder().encode('name: V\ngroups: [["a"]]\n') },
    text("polities", "{ type: state, name: N, basis: derived }"),
    text("sources", "{ type: book, title: N }"),
    {
      path: "territories/land.yaml",
      bytes: new TextEncoder().encode("extent: { polygon: [[[0, 0], [2, 0], [2, 2], [0, 0]]] }\nprecision_km: 1\nbasis: derived\n"),
    },
    text("viewpoints", '{ name: N, groups: [["a"]] }'),
    text("events", "{ type: government-act, name: N, basis: derived, when: 1920-01-01 }"),
  ]);
  const paths = [...built.keys()];
  for (const path of paths)
    for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) expect(built.has(path.slice(0, end)), path).toBe(false);
  for (const folder of ["index.html_", "index.html__", "a", "a/index.html_", "st.petersburg", "treaty-1920.2"])
    for (const collection of ["polities", "viewpoints"]) expect(paths).toContain(`${collection}/${folder}/index.html`);
  expect(new Set(paths).size).toBe(paths.length);
  expect(built.get("polities/index.html")).toMatch(/href="[^"]*index\.html_\/"/);
});
