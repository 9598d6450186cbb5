/** Articles made to cost time: what grew with the square of the text would not end within the patience of the tests. */
import { expect, test } from "vitest";
import { draftArticle } from "../../../src/import/draft/draft.ts";
import { articleFromMarkdown } from "../../../src/import/draft/markdown.ts";
import { articleFromWikitext } from "../../../src/import/draft/wikitext.ts";

const draft = (text: string, path: string) => draftArticle(new TextEncoder().encode(text), { path });

test.each([
  ["wiki", "<ref>", 100_000],
  ["wiki", "<ref ", 100_000],
  ["wiki", "[http://a ", 100_000],
  ["wiki", "[[", 100_000],
  ["wiki", "{{", 100_000],
  ["wiki", "{{convert|", 50_000],
  ["md", "*a", 100_000],
  ["md", "[^1]", 100_000],
  ["md", "[", 100_000],
  ["txt", "1 (2) ", 100_000],
  ["txt", "Kingdom of Serbs, ", 50_000],
])("in %s, %j repeated is read", (ending, unit, times) => {
  const { files } = draft(`Text. ${unit.repeat(times)}`, `a.${ending}`);
  expect(files.length).toBeGreaterThan(0);
});

test("notes of wikitext keep their numbers, closed, named and unended", () => {
  const words = (text: string) => articleFromWikitext(text).text.trim();
  expect(words('One.<ref>a</ref> Two.<ref name="x">b <ref>c</ref> Three.<ref name=x /> Four.<ref name=y/>')).toBe(
    "One.[1] Two.[2] Three.[2] Four.[3]",
  );
  expect(words("One.<ref>a</ref> Two.<REF>b</REF > Three.")).toBe("One.[1] Two.[2] Three.");
  expect(words("One.<ref name=a/> Two.<ref>never ends")).toBe("One.[1] Two.never ends");
  expect(words("{{constructor}}One {{__proto__|x}}{{toString}}two.")).toBe("One two.");
});

test("a paragraph of Markdown that is full of marks is text, with its notes", () => {
  const { text } = articleFromMarkdown(`A *fine* one.[^1]\n\nFull ${"*a* ".repeat(150)}.[^2]\n`);
  expect(text).toContain("A fine one.[1]");
  expect(text).toContain("*a* *a*");
  expect(text).toContain("[2]");
});
