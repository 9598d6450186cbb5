/** Every field hostile: on every page of the site, and in every file that leaves it, text is text. */
import { type DefaultTreeAdapterMap, parse } from "parse5";
import { beforeAll, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { publish } from "../../src/publish/publish.ts";
import { webAssets } from "./assets.ts";
import { everyField } from "./every-field.ts";

const { files, written, refused } = everyField();
let site: ReadonlyMap<string, Uint8Array>;
beforeAll(() => {
  const { atlas, resolver, diagnostics } = compile(files);
  const fileOf = (path: string) => files.find((file) => file.path === path);
  site = new Map([...publish(atlas, resolver, { webAssets, diagnostics, fileOf })].map(({ path, bytes }) => [path, bytes]));
});

type ChildNode = DefaultTreeAdapterMap["childNode"];
type Element = DefaultTreeAdapterMap["element"];

const textOf = (path: string): string => new TextDecoder().decode(site.get(path));

function* elements(nodes: readonly ChildNode[]): Generator<Element> {
  for (const node of nodes)
    if ("tagName" in node) {
      yield node;
      yield* elements(node.childNodes);
    }
}

test("the reader takes hostile text in all fields but those that name files, paths and articles", () => {
  // a field that refuses hostile text is one whose text is looked up: name it here once that is so
  expect(refused).toEqual([
    "atlas.logo",
    "atlas.old_maps.annotation",
    "atlas.old_maps.image",
    "disagreements.at",
    "instruments.reservations.articles",
    "instruments.stages.articles",
    "sources.text",
  ]);
  expect(written.length).toBeGreaterThan(580);
});

test("no page has an element, an attribute or an address out of a record", () => {
  const pages = [...site.keys()].filter((path) => path.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(70);
  const scripts = new Set<string>();
  const found: string[] = [];
  for (const path of pages)
    for (const { tagName, attrs, childNodes } of elements(parse(textOf(path)).childNodes)) {
      const own = new Map(attrs.map(({ name, value }) => [name, value]));
      if (tagName === "script") {
        scripts.add((own.get("src") ?? "").replace(/^(?:\.\.\/)+/, ""));
        if (childNodes.length > 0 && own.get("type") !== "application/ld+json") found.push(`${path}: <script> with text`);
      }
      if (["iframe", "object", "embed", "base", "form"].includes(tagName) && !/^(?:map|embed|search)/.test(path))
        found.push(`${path}: <${tagName}>`);
      for (const [name, value] of own) {
        if (name.startsWith("on") || name === "style" || name === "srcdoc") found.push(`${path}: <${tagName} ${name}>`);
        if (["href", "src", "xlink:href", "action"].includes(name) && /^\s*(?:javascript|data|vbscript):/i.test(value)) found.push(`${path}: ${value.slice(0, 80)}`); // biome-ignore format: one question
      }
    }
  expect(found).toEqual([]);
  for (const src of scripts) expect(src).toMatch(/^assets\/[\w.-]+\.js$/);
});

test("what fields say is read on the pages, as it was written", () => {
  const pages = [...site.keys()].filter((path) => path.endsWith(".html")).map((path) => textOf(path));
  const all = pages.join("\n");
  const shown = written.filter((path) => all.includes(`⟦${path}⟧`));
  expect(shown.length).toBeGreaterThan(300);
});

test("pictures, data and files for reference managers are sound", () => {
  for (const path of site.keys()) {
    if (/\.(?:json|geojson|topojson|jsonld)$/.test(path)) JSON.parse(textOf(path));
    if (path.endsWith(".svg") && !path.includes("old-map")) {
      const text = textOf(path);
      expect(
        /<(?:script|foreignObject|image|iframe)|\son\w+=/i.test(text.replaceAll(/>[^<]*</g, "><").replaceAll(/="[^"]*"/g, '=""')),
        path,
      ).toBe(false);
    }
    if (path.endsWith(".ris"))
      for (const line of textOf(path).split("\r\n"))
        expect(line === "" || /^[A-Z][A-Z0-9] {2}- /.test(line), `${path}: ${line}`).toBe(true);
    if (path.endsWith(".csv"))
      for (const cell of textOf(path).matchAll(/(?:^|,)"?([=+@\t\r][^,"]*)/gm)) expect(Number.isFinite(Number(cell[1])), `${path}: ${cell[0]}`).toBe(true); // biome-ignore format: one question
  }
});
