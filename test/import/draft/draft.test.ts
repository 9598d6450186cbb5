/** The whole way: an article to record files that pass the check, and to a page on which they are judged. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "parse5";
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { draftArticle } from "../../../src/import/draft/draft.ts";
import { ARTICLE_FAULTS } from "../../../src/import/draft/faults.ts";
import { REVIEW_SCRIPT } from "../../../src/import/draft/review-script.ts";
import { ALAND, SCHLESWIG, TACNA, TRIESTE } from "./names.ts";

const here = dirname(fileURLToPath(import.meta.url));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const article = (file: string) => readFileSync(join(here, "articles", file));
const withDrafts = (atlas: readonly SourceFile[], files: readonly { readonly path: string; readonly text: string }[]) =>
  compile([...atlas, ...files.map(({ path, text }) => ({ path, bytes: bytesOf(text) }))]);

const CASES = [
  ["schleswig.md", SCHLESWIG],
  ["aland.html", ALAND],
  ["tacna-arica.wiki", TACNA],
  ["trieste.txt", TRIESTE],
] as const;

describe.each(CASES)("%s", (file, atlas) => {
  const before = compile(atlas);
  const drafted = draftArticle(article(file), { path: file, atlas: before.atlas, language: "en" });
  const after = withDrafts(atlas, drafted.files);

  test("passes the check apart from warnings, added to an atlas and as one of its own", () => {
    expect(after.diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
    const alone = draftArticle(article(file), { path: file, language: "en" });
    expect(
      withDrafts([], alone.files)
        .diagnostics.filter((d) => d.severity === "error")
        .map((d) => d.message),
    ).toEqual([]);
  });
  test("every proposal is a draft with its quote, its rule and its citation", () => {
    expect(drafted.proposals.length).toBeGreaterThan(10);
    for (const { collection, id } of drafted.proposals) {
      const record = after.atlas.collections[collection].get(id);
      expect(record?.data.draft, id).toBe(true);
      expect(Object.values(record?.data.note ?? {}).join(), id).toMatch(/^proposed by [a-z]/);
      expect(record?.data.cite?.[0]?.quote?.length, id).toBeGreaterThan(0);
      expect(record?.data.cite?.[0]?.locator, id).toMatch(/^S\d+$/);
    }
    // found again in the working copy
    expect(after.diagnostics.filter((d) => ["quote-not-found", "orphaned-annotation"].includes(d.rule))).toEqual([]);
  });
  test("no proposal has an effect: the map stays as it is", () => {
    expect(after.atlas.assertions).toHaveLength(before.atlas.assertions.length);
  });
  test("the same input gives the same bytes", () => {
    expect(draftArticle(article(file), { path: file, atlas: compile(atlas).atlas, language: "en" }).files).toEqual(drafted.files);
  });
  test("drafting it again under another id is clean as well", () => {
    const again = draftArticle(article(file), { path: file, atlas: after.atlas, language: "en", id: "again" });
    const both = withDrafts([...atlas, ...drafted.files.map(({ path, text }) => ({ path, bytes: bytesOf(text) }))], again.files);
    expect(both.diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
  });
});

describe("what is proposed", () => {
  const drafted = draftArticle(article("tacna-arica.wiki"), { path: "tacna-arica.wiki", atlas: compile(TACNA).atlas, language: "en" });
  const proposal = (id: string) => drafted.proposals.find((p) => p.id === `tacna-arica-${id}`);

  test("a treaty gathers its steps over several sentences", () => {
    expect(proposal("treaty-of-lima")?.data).toMatchObject({
      type: "treaty",
      parties: ["peru"],
      stages: [
        { stage: "signed", on: "1929-06-03" },
        { stage: "ratified", by: ["peru"], on: { value: "1929?-07-02" } },
      ],
    });
  });
  test("a promise becomes an obligation with its sum", () => {
    expect(proposal("s13-promise-usd")?.data).toMatchObject({ type: "money", by: ["chile"], to: ["peru"], amount: "6000000 usd" });
  });
  test("a claim of a polity is its statement, a view of historians an interpretation", () => {
    expect(proposal("s06-position-chile")).toMatchObject({ collection: "statements", data: { according_to: ["chile"] } });
    expect(proposal("s16-view-peruvian-historiography")).toMatchObject({
      collection: "interpretations",
      data: { holder_name: "Peruvian historiography", stated_as: "view" },
    });
    expect(proposal("s17-view-many-authors")?.data).toMatchObject({ counterfactual: true });
  });
  test("an effect is offered below the record, not put into it", () => {
    const took = proposal("s02-took");
    expect(took?.effects).toEqual(["{ control: chile, over: <land of arica> }"]);
    expect(took?.data).not.toHaveProperty("effects");
  });
  test("[citation needed] and own citations stand with their sentences", () => {
    const { atlas } = withDrafts(TACNA, drafted.files);
    const sentences = atlas.collections.sources.get("tacna-arica")?.data.sentences ?? {};
    expect(sentences["S04"]?.citation_needed).toBe(true);
    expect(sentences["S03"]?.own_citation).toBe("[1]");
    expect(sentences["S06"]?.stated_as).toBe("view");
  });
  test("without --text there are anchors and no working copy", () => {
    const bare = draftArticle(article("aland.html"), { path: "aland.html", keepText: false });
    expect(bare.files.map((f) => f.path).filter((p) => p.endsWith(".txt"))).toEqual([]);
    expect(withDrafts([], bare.files).diagnostics.filter((d) => d.severity === "error")).toEqual([]);
  });
  test("who did not exist yet is left out, and that is said", () => {
    const { proposals, files } = draftArticle(bytesOf("In 1850, Finland signed the Treaty of Nowhere with Sweden."), {
      path: "a.txt",
      atlas: compile(ALAND).atlas,
    });
    expect(proposals[0]?.data).toMatchObject({ parties: ["sweden"], note: expect.stringContaining("finland") });
    expect(withDrafts(ALAND, files).diagnostics.filter((d) => d.severity === "error")).toEqual([]);
  });
});

describe("the review page", () => {
  const hostile =
    'On 1 May 1920, <script>alert("x")</script> Finland & Sweden signed the <b onclick=x>treaty</b>. Sweden claimed that \'it\' was "theirs".';
  const { files } = draftArticle(bytesOf(hostile), {
    path: "hostile.txt",
    title: "</title><script>y</script>",
    atlas: compile(ALAND).atlas,
  });
  const page = files.find((f) => f.path === "drafts/hostile.html")?.text ?? "";

  test("shows words as text, never as markup, and has no script but its own", () => {
    const tags = new Set<string>();
    const scripts: string[] = [];
    const visit = (node: object): void => {
      if ("tagName" in node) tags.add(String(node.tagName));
      if ("tagName" in node && node.tagName === "script") scripts.push(JSON.stringify(node, ["childNodes", "value"]));
      for (const child of "childNodes" in node && Array.isArray(node.childNodes) ? node.childNodes : []) visit(child as object);
    };
    visit(parse(page));
    expect(scripts).toEqual([JSON.stringify({ childNodes: [{ value: REVIEW_SCRIPT }] })]);
    expect(tags.has("b")).toBe(false);
    expect(page).not.toMatch(/ on\w+=["']/);
    expect(page).toContain("Content-Security-Policy");
    expect(page).toContain("&lt;script&gt;");
  });
  test("has every sentence beside its proposals", () => {
    expect(page).toContain('id="S01"');
    expect(page).toContain('id="S02"');
    expect(page).toContain("hostile-s02-position-sweden");
    expect(page).toContain('<mark class="date"');
  });
  test("hostile text passes the check too", () => {
    expect(withDrafts(ALAND, files).diagnostics.filter((d) => d.severity === "error")).toEqual([]);
    const keys = draftArticle(bytesOf("__proto__: constructor signed the Treaty of Prototype on 1 May 1920.\n---\n- &a *a !!js {x}\n"), {
      path: "__proto__.txt",
    });
    expect(
      withDrafts([], keys.files)
        .diagnostics.filter((d) => d.severity === "error")
        .map((d) => d.message),
    ).toEqual([]);
  });
});

test("faults of articles are lower case, without full stop, with why and help", () => {
  for (const [id, { why, help }] of Object.entries(ARTICLE_FAULTS)) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    for (const text of [why, help]) expect(text).toMatch(/^[^A-Z].*[^.]$/);
  }
});

test("a marker after a jump of numbers says that its own sentence may have been left out", () => {
  const text = "The town was taken in 1919.[4] It was lost in 1920.[5] It was ceded in 1921.[9] It was sold in 1922.[5][10]\n";
  const { files } = draftArticle(bytesOf(text), { path: "town.txt" });
  const source = files.find((f) => f.path === "sources/town.yaml")?.text ?? "";
  expect([...source.matchAll(/may belong to a sentence left out: (.*) come/g)].map((m) => m[1])).toEqual(["6–8"]);
  expect(files.find((f) => f.path.endsWith(".html"))?.text).toContain("[9]</span> (6–8 left out before it");
});
test("who stands after another verb has not signed", () => {
  const text = "On 3 March 1918 Germany and Russia signed the Treaty of Brest and renounced all claims to Latvia.\n";
  const act = draftArticle(bytesOf(text), { path: "brest.txt" }).proposals.find((p) => p.collection === "instruments");
  expect(act?.data["parties"]).toEqual(["germany", "russia"]);
});
