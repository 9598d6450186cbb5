/** From a sentence of a source to the assertion that rests on it and back, on the case whose full text is ours. */
import { beforeAll, expect, test } from "vitest";
import { siteMessages } from "../../scripts/site-messages.ts";
import { webAnnotations } from "../../src/export/web-annotation.ts";
import { publish } from "../../src/publish/publish.ts";
import { compileCase } from "../atlases/questions.ts";

const messages = Buffer.from(JSON.stringify(siteMessages().get("en")));
const webAssets = new Map<string, Uint8Array>([
  ["assets/messages/en.json", messages],
  ["manifest.json", new TextEncoder().encode("{}")],
]);
const BASE = "https://example.org/heligoland/";
const { atlas, resolver, diagnostics } = compileCase("heligoland");

let site: Map<string, string>;
beforeAll(() => {
  site = new Map(
    [...publish(atlas, resolver, { webAssets, diagnostics, baseUrl: BASE })].map(({ path, bytes }) => [
      path,
      new TextDecoder().decode(bytes),
    ]),
  );
});

interface Item {
  readonly id: string;
  readonly body?: readonly { readonly id: string }[];
  readonly target: {
    readonly source: string;
    readonly selector: readonly [{ exact: string; prefix: string }, { start: number; end: number }];
  };
}
const items = () => (webAnnotations(atlas, { base: BASE })["first"] as { items: readonly Item[] }).items;

test("every annotation finds its words in the published text by position, in code points, and leads to an anchor of a page", () => {
  const text = [...(site.get("sources/account/text.txt") ?? "")];
  expect(text[0]).toBe("𝌆");
  expect(items()).toHaveLength(9);
  for (const { id, target, body = [] } of items()) {
    const [quote, { start, end }] = target.selector;
    expect(target.source).toBe(`${BASE}sources/account/text.txt`);
    expect(text.slice(start, end).join("")).toBe(quote.exact);
    expect(text.slice(0, start).join("").endsWith(quote.prefix)).toBe(true);
    for (const address of [id, ...body.map((b) => b.id)]) {
      const [path = "", anchor] = address.slice(BASE.length).split("#");
      const html = site.get(`${path}index.html`);
      expect(html, address).toBeDefined();
      if (anchor !== undefined) expect(html, address).toContain(`id="${anchor}"`);
    }
  }
});

test("the same words lead to the cession that is meant, by position or by what stands before", () => {
  const bodies = items().flatMap(({ target, body = [] }) =>
    target.selector[0].exact.includes("the island was ceded")
      ? [[target.selector[1].start < 300 ? "first" : "second", body.filter((b) => b.id.includes("#")).map((b) => b.id.slice(BASE.length))]]
      : [],
  );
  expect(bodies).toEqual([
    ["first", ["treaties/kiel-1814/#art_3__para_1"]],
    ["second", ["treaties/berlin-1890/#art_XII__para_1"]],
    ["second", ["treaties/berlin-1890/#art_XII__para_1"]],
    ["first", ["treaties/kiel-1814/#art_3__para_1"]],
  ]);
});

test("the page of the source shows the text with its passages, what rests on each sentence, and what is orphaned", () => {
  const html = site.get("sources/account/index.html") ?? "";
  const row = (key: string): string => new RegExp(`<tr id="${key}">.*?</tr>`, "s").exec(html)?.[0] ?? "";
  expect(html).toContain('<mark>For two generations</mark><sup><a href="../../sources/account/#S3">S3</a></sup>');
  expect(row("S4")).toContain("treaties/berlin-1890/#art_XII__para_1");
  expect(row("S4")).toContain("sources/account/#annotation-4");
  expect(row("S3")).toContain("nothing rests on it");
  expect(row("S3")).toMatch(/stated as a|no citation of its own is known|citation needed/);
  expect(row("S6")).toContain("its words are no longer in the text");
  expect(row("S6")).not.toContain("#annotation");
});

test("a text without a licence that lets it be passed on stays at home", () => {
  expect(diagnostics.map((d) => d.rule)).toContain("orphaned-annotation");
  const source = atlas.collections.sources.get("account");
  for (const licence of [undefined, "all-rights-reserved", "ask me"]) {
    const sources = new Map([["account", Object.create(source as object, { data: { value: { ...source?.data, licence } } })]]);
    const built = publish({ ...atlas, collections: { ...atlas.collections, sources } } as never, resolver, { webAssets, diagnostics });
    const files = new Map([...built].map(({ path, bytes }) => [path, bytes]));
    expect(files.has("sources/account/text.txt"), licence).toBe(false);
    expect(new TextDecoder().decode(files.get("sources/account/index.html"))).not.toContain("<mark>");
  }
});
