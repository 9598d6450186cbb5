/** From four formats to sentences and their markers. */
import { describe, expect, test } from "vitest";
import { articleFromHtml } from "../../../src/import/draft/html.ts";
import { articleFromMarkdown } from "../../../src/import/draft/markdown.ts";
import { articleFromPlainText } from "../../../src/import/draft/plain-text.ts";
import { articleFormat, LARGEST_ARTICLE, readArticle } from "../../../src/import/draft/read-article.ts";
import { sentencesOf } from "../../../src/import/draft/sentences.ts";
import { articleFromWikitext } from "../../../src/import/draft/wikitext.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const cut = (text: string) =>
  sentencesOf(articleFromPlainText(text)).sentences.map(({ words, markers }) => [words, ...markers.map((m) => m.text)]);

describe("sentences", () => {
  test("a marker that opens a line belongs to the sentence before", () => {
    expect(cut("Troops left.\n[4] They came back.\n[citation needed] It was late.[5][6]")).toEqual([
      ["Troops left.", "[4]"],
      ["They came back.", "[citation needed]"],
      ["It was late.", "[5]", "[6]"],
    ]);
  });
  test("also across paragraphs, and before the first sentence it is reported", () => {
    const { sentences, orphans } = sentencesOf(articleFromPlainText("[1] One is here.\n\n[2] Two is here."));
    expect(orphans.map((m) => m.text)).toEqual(["[1]"]);
    expect(sentences[0]?.markers.map((m) => m.text)).toEqual(["[2]"]);
  });
  test("a marker inside a sentence stays its own", () => {
    expect(cut("In Riga,[3] they signed. Then they left.")).toEqual([["In Riga,[3] they signed.", "[3]"], ["Then they left."]]);
  });
  test.each([
    ["Gen. L. Żeligowski took it. He stayed.", 2],
    ["The cabinet of C. Th. Zahle fell. A new one came.", 2],
    ["The U.S. recognised it. The U.K. did not.", 2],
    ["It lies in the U.S. The rest is elsewhere.", 2],
    ["On p. 12 of vol. 3, No. 94 says so. Art. 2 does not.", 2],
    ["It covered 222 sq. km and had 3.5 million people. Most left.", 2],
    ["“Was it ours?” they asked. It was.", 2],
    ["It ended on July 12. After that, talks began.", 2],
    ["It happened on 12. Juli 1920 in Moskau.", 1],
    ["1920 m. liepos 12 d. buvo pasirašyta sutartis. Ji įsigaliojo.", 2],
    ["Dnia 9 października 1920 r. wojska weszły. Potem zostały.", 2],
    ["no full stop at the end", 1],
    ["Nobody replied … Then they did!", 2],
  ])("%s", (text, count) => {
    expect(cut(text)).toHaveLength(count);
  });
  test("lines broken in the middle make one sentence, whose words are those of the text", () => {
    const text = "The treaty was\nsigned in Moscow.\r\nIt was short.";
    const article = articleFromPlainText(text);
    for (const { start, end, words, plain } of sentencesOf(article).sentences) {
      expect(article.text.slice(start, end)).toBe(words);
      expect(plain).toHaveLength(words.length);
    }
    expect(sentencesOf(article).sentences).toHaveLength(2);
  });
});

describe("markers", () => {
  const markers = (text: string) => cut(text).flatMap(([, ...rest]) => rest);
  test.each([
    ["It is so.[12]:34", ["[12]:34"]],
    ["It is so.[note 2][a]", ["[note 2]", "[a]"]],
    ["It is so.¹²", ["¹²"]],
    ["It is so.[4, 5]", ["[4, 5]"]],
    ["It is so (Smith 1990, p. 3).", ["(Smith 1990, p. 3)"]],
    ["It is so (Eidintas and Žalys, 1999).", ["(Eidintas and Žalys, 1999)"]],
    ["It is so.[who?][dubious – discuss]", ["[who?]", "[dubious – discuss]"]],
    ["It covers 5 km² of land.", []],
    ["The text says “[the] land” and [sic] so on.", []],
  ])("%s", (text, expected) => {
    expect(markers(text)).toEqual(expected);
  });
});

describe("formats", () => {
  const texts = (article: ReturnType<typeof articleFromPlainText>) =>
    sentencesOf(article).sentences.map((s) => [s.words, ...s.markers.map((m) => m.text)]);
  test("Markdown: links and emphasis as words, footnotes as markers, notes and code left out", () => {
    expect(
      texts(
        articleFromMarkdown(
          "# A *title*\n\nThe **treaty** of [Riga](https://example.org).[^1]\n\n> A quote stands.\n\n- An item.\n\n```\nIn 1920 code.\n```\n\n[^1]: A note of 1921.\n",
        ),
      ),
    ).toEqual([["The treaty of Riga.", "[1]"], ["A quote stands."], ["An item."]]);
    expect(articleFromMarkdown("# A *title*\n\nText.").title).toBe("A title");
  });
  test("HTML: notes as markers, squares as squares, scripts, tables and navigation left out", () => {
    expect(
      texts(
        articleFromHtml(
          "<nav>Away</nav><p>It covers 5&nbsp;km<sup>2</sup>.<sup><a href=#n>[2]</a></sup> It is <b>ours</b>.<sup>3</sup></p><script>x()</script><table><td>No.</table>",
        ),
      ),
    ).toEqual([
      ["It covers 5\u00a0km2.", "[2]"],
      ["It is ours.", "[3]"],
    ]);
  });
  test("wikitext: one number a named note, templates and files left out, flags kept", () => {
    expect(
      texts(
        articleFromWikitext(
          "{{Infobox|a={{b|c}}}}[[File:x.jpg|thumb|A [[link]] here]]'''It''' is [[Riga|Rīga]].<ref name=a>In 1999.</ref> So.<ref>B</ref> Yes.<ref name=\"a\" /> Never.{{cn|date=May 2000}} {{convert|5|km2|sqmi}} left.",
        ),
      ),
    ).toEqual([["It is Rīga.", "[1]"], ["So.", "[2]"], ["Yes.", "[1]"], ["Never.", "[citation needed]"], ["5 km2 left."]]);
  });
  test("references are no sentences", () => {
    for (const article of [
      articleFromPlainText("One is here.\n\nReferences\n\n[1] A book."),
      articleFromMarkdown("One is here.\n\n## References\n\nA book."),
      articleFromWikitext("One is here.\n== References ==\nA book."),
    ])
      expect(texts(article)).toEqual([["One is here."]]);
  });
  test("the format follows the ending, else the look", () => {
    expect(articleFormat("a.wiki", "<p>")).toBe("wikitext");
    expect(articleFormat("a", "<!DOCTYPE html><p>x</p>")).toBe("html");
    expect(articleFormat("a", "'''It''' is [[Riga]].")).toBe("wikitext");
    expect(articleFormat("a", "## Title\n\ntext")).toBe("markdown");
    expect(articleFormat("a", "Only words.")).toBe("text");
  });
});

describe("what cannot be read is a diagnostic", () => {
  const rule = (name: string, content: Uint8Array) => {
    const read = readArticle(name, content);
    return "diagnostics" in read ? read.diagnostics.map((d) => d.rule) : [];
  };
  test.each([
    ["empty", bytes(""), "empty-article"],
    ["white space", bytes(" \n\n "), "empty-article"],
    ["only a script", bytes("<html><script>a()</script></html>"), "empty-article"],
    ["not UTF-8", new Uint8Array([0x57, 0xe9, 0x20]), "not-utf-8"],
    ["binary", bytes("PK\u0003\u0004 and so on"), "article-not-text"],
    ["too large", new Uint8Array(LARGEST_ARTICLE + 1).fill(0x20), "file-too-large"],
  ])("%s", (_, content, expected) => {
    expect(rule("a.html", content)).toEqual([expected]);
  });
  test("quotation without end", () => {
    expect(rule("a.md", bytes(`${"> ".repeat(5000)}x`))).toEqual(["article-too-deep"]);
  });
  test.each([
    ["a.html", "<div>".repeat(50_000)],
    ["a.wiki", "{{".repeat(50_000)],
    ["a.wiki", "[[".repeat(50_000)],
    ["a.wiki", `<ref ${"a=".repeat(50_000)}`],
    ["a.txt", "a. ".repeat(50_000)],
    ["a.txt", "[1]".repeat(30_000)],
    ["a.txt", "(A ".repeat(30_000)],
    ["a.md", "[".repeat(5_000)],
    ["a.md", "*a **".repeat(5_000)],
  ])("hostile %s ends soon", (name, text) => {
    const read = readArticle(name, bytes(`${text} Some words here.`));
    if ("article" in read) sentencesOf(read.article);
    expect("article" in read || "diagnostics" in read).toBe(true);
  });
});
