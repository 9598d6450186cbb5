import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { importBibtex } from "../../src/import/bibtex.ts";
import { plainTex, readBibtex } from "../../src/import/bibtex-text.ts";
import { importCslJson } from "../../src/import/csl-json.ts";
import type { Imported, ImportFault } from "../../src/import/imported.ts";
import { importRis } from "../../src/import/ris.ts";

const records = (imported: Imported | ImportFault): unknown => (imported.ok ? parse(imported.files[0]?.text ?? "") : imported);
const csl = (...items: unknown[]) => importCslJson([{ name: "My Library.json", text: JSON.stringify(items) }]);

describe("CSL-JSON", () => {
  test("as Zotero writes it", () => {
    const imported = csl({
      id: "http://zotero.org/users/1/items/AB3D",
      type: "article-magazine",
      title: "On <i>Wilno</i>",
      author: [{ family: "Gogh", given: "Vincent", "non-dropping-particle": "van" }, { literal: "League of Nations" }],
      issued: { "date-parts": [["1920", "10", "9"]] },
      accessed: { "date-parts": [["2024"]] },
      DOI: "https://doi.org/10.1/x",
      URL: "javascript:alert(1)",
      "call-number": "Q 1",
    });
    expect(records(imported)).toEqual({
      ab3d: {
        type: "article-newspaper",
        title: "On Wilno",
        author: [{ family: "van Gogh", given: "Vincent" }, { literal: "League of Nations" }],
        issued: "1920-10-09",
        doi: "10.1/x",
      },
    });
    expect(imported.ok && imported.files[0]?.path).toBe("sources/my-library.yaml");
    expect(imported.ok && imported.leftOut).toEqual([
      "ab3d: its type article-magazine became article-newspaper",
      "ab3d: its address javascript:alert(1) is none that a page may link to",
      "ab3d: a source record has no call-number",
    ]);
  });

  test.each([
    [{ "date-parts": [[-1]] }, "0000"],
    [{ "date-parts": [[-44, 3, 15]] }, "-0043-03-15"],
    [{ "date-parts": [[1920]], circa: true }, "1920~"],
    [{ "date-parts": [[1920, 5], [1921]] }, "1920-05/1921"],
    [{ "date-parts": [[1920]], season: 3 }, "1920-23"],
    [{ raw: "1920-10?" }, "1920-10?"],
    [{ literal: "spring of 1921" }, "1921"],
    [{ "date-parts": [[0]] }, undefined],
  ])("the date %j is %s", (issued, text) => {
    expect(records(csl({ id: "a", type: "book", title: "T", issued }))).toMatchObject({
      a: text === undefined ? { title: "T" } : { issued: text },
    });
  });

  test("ids that clash or cannot stand are made anew, works without a title are left out", () => {
    const imported = csl(
      { id: "A", type: "book", title: "One" },
      { id: "a", type: "book", title: "Two" },
      { id: 7, type: "book", title: "Three" },
      { type: "book", title: "Four & more" },
      { id: "x", type: "book" },
      "no item",
    );
    expect(Object.keys(records(imported) as object)).toEqual(["7", "a", "a-2", "four-more"]);
    expect(imported.ok && imported.leftOut).toEqual(["x: it has no title", "entry 6 of My Library.json is no item"]);
  });

  test("nothing of the file becomes part of an object but fields of a source", () => {
    const text =
      '[{ "id": "constructor", "type": "book", "title": "T", "custom": { "dejure": { "__proto__": { "polluted": true }, "standing": "primary", "groups": [[]] } } }]';
    const imported = importCslJson([{ name: "a.json", text }]);
    expect(records(imported)).toEqual({ t: { type: "book", title: "T", standing: "primary" } });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("what is no list of works is said", () => {
    expect(importCslJson([{ name: "a.json", text: "{" }])).toMatchObject({ ok: false });
    expect(importCslJson([{ name: "a.json", text: "3" }])).toMatchObject({ ok: false, message: "a.json is no list of works" });
    expect(importCslJson([{ name: "a.json", text: "[]" }])).toMatchObject({ ok: false, message: "a.json holds no work with a title" });
  });
});

describe("BibTeX", () => {
  const bib = (text: string) => importBibtex([{ name: "refs.bib", text }]);

  test("with macros, joined strings, nested braces, accents and crossref", () => {
    const imported = bib(`% a comment @book{no, title={No}}
@string{ajil = "American Journal of " # {International Law}}
@comment{ @book{no2, title={No}} }
@article{ajil-1926,
  author = {{\\L}ossowski, Piotr and Jan van der Meer and {League of Nations} and others},
  title = "The {Vilna} Dispute: {\\v{Z}}eligowski's \\'etat \\& \\"Uber",
  journal = ajil, volume = 20, pages = {483--498}, month = jul, year = 1926,
  eprint = {x}
}
@incollection(part-1, title = {A Part}, crossref = {whole})
@book{whole, title = {The Whole}, publisher = {Press}, date = {1921-03/1922}, url = {https://example.org/a_b%20c}}
`);
    expect(records(imported)).toEqual({
      "ajil-1926": {
        type: "article-journal",
        title: "The Vilna Dispute: Żeligowski's état & Über".replace("Ż", "Ž"),
        author: [{ family: "Łossowski", given: "Piotr" }, { family: "van der Meer", given: "Jan" }, { literal: "League of Nations" }],
        issued: "1926-07",
        container_title: "American Journal of International Law",
        volume: "20",
        page: "483–498",
      },
      "part-1": {
        type: "chapter",
        title: "A Part",
        issued: "1921-03/1922",
        container_title: "The Whole",
        publisher: "Press",
        url: "https://example.org/a_b%20c",
      },
      whole: { type: "book", title: "The Whole", issued: "1921-03/1922", publisher: "Press", url: "https://example.org/a_b%20c" },
    });
    expect(imported.ok && imported.leftOut).toEqual(["ajil-1926: a source record has no eprint"]);
  });

  test("a faulty entry is said, and the next one still read", () => {
    const { entries, faults } = readBibtex(
      "@book{one, title = {No end\n}\n@book{two,\n title = {Two}}\n@book{three, title}\n@misc{four, title={Four}}",
    );
    expect(entries.map((e) => e.key)).toEqual(["two", "four"]);
    expect(faults).toEqual([
      "line 1: the entry one does not end, or a field of it has no value",
      "line 5: the entry three does not end, or a field of it has no value",
    ]);
    expect(bib("no entries")).toMatchObject({ ok: false, message: "refs.bib has no entry that begins with @" });
  });

  test.each([
    ["Suwa{\\l}ki", "Suwałki"],
    ["\\v{S}al\\v{c}ininkai", "Šalčininkai"],
    ["{\\.Z}eligowski", "Żeligowski"],
    ["K\\k{e}dzierzyn", "Kędzierzyn"],
    ["\\=u and \\~n", "ū and ñ"],
    ["a \\emph{b} c", "a b c"],
    ["1914--1918 --- and", "1914–1918 — and"],
    ["50\\% of \\$5", "50% of $5"],
    ["\\textbackslash{}x\\lbrace{}y\\rbrace{}", "\\x{y}"],
  ])("%s reads %s", (tex, text) => {
    expect(plainTex(tex)).toBe(text);
  });

  test("ends in good time on hostile input", () => {
    expect(readBibtex("@book{a, title = {".repeat(2000)).entries).toEqual([]);
    expect(readBibtex(`@book{a, title = ${"{".repeat(20000)}`).entries).toEqual([]);
  });
});

describe("RIS", () => {
  test("with continuation lines, pages, dates and what is left out", () => {
    const imported = importRis([
      {
        name: "all.ris",
        text: "\ufeffTY  - JOUR\r\nID  - One\r\nT1  - A long\r\n title\r\nAU  - Łossowski, Piotr\r\nA1  - League of Nations\r\nPY  - 1926\r\nDA  - 1926/07/02/\r\nSP  - 1\r\nEP  - 9\r\nJO  - Review\r\nZZ  - odd\r\nER  - \r\nTY  - FOO\r\nTI  - Two\r\nY1  - 1920///spring\r\nER  -\r\n",
      },
    ]);
    expect(records(imported)).toEqual({
      one: {
        type: "article-journal",
        title: "A long title",
        author: [{ family: "Łossowski", given: "Piotr" }, { literal: "League of Nations" }],
        issued: "1926-07-02",
        container_title: "Review",
        page: "1–9",
      },
      two: { type: "report", title: "Two", issued: "1920" },
    });
    expect(imported.ok && imported.leftOut).toEqual([
      "line 12: a source record has no place for ZZ (odd)",
      "line 14: the type FOO became report",
      "two: its type document became report",
    ]);
  });

  test("without a record is said", () => {
    expect(importRis([{ name: "a.ris", text: "hello" }])).toMatchObject({ ok: false });
  });
});
