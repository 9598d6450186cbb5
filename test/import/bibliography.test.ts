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
    [{ literal: "spring of 1921" }, "1921-21"],
    [{ literal: "1923-24" }, "1923/1924"],
    [{ literal: "1923-24/1925-26" }, "1923/1926"],
    [{ literal: "[ca. 1920]" }, "1920~"],
    [{ "date-parts": [[1914], [0]] }, "1914/.."],
    [{ "date-parts": [[1914], [1918]], circa: true }, "1914~/1918~"],
    [{ "date-parts": [[1950]], season: "Spring" }, "1950-21"],
    [{ "date-parts": [["1950"]], season: "4" }, "1950-24"],
    [{ "date-parts": [[1950, 23]] }, "1950-23"],
    [{ "date-parts": [[1920, 2, 31]] }, "1920-02"],
    [{ edtf: "1923-24" }, "1923-24"],
    [{ edtf: "[1919,1925]" }, "[1919,1925]"],
    [{ "date-parts": [[0]] }, undefined],
  ])("the date %j is %s", (issued, text) => {
    expect(records(csl({ id: "a", type: "book", title: "T", issued }))).toMatchObject({
      a: text === undefined ? { title: "T" } : { issued: text },
    });
  });

  test.each([
    [{ "date-parts": [[1914], [0], [1918]] }, "a: of its date is not understood: more than two ends in [[1914],[0],[1918]]"],
    [{ "date-parts": [[null]] }, "a: of its date is not understood: the parts [[null]]"],
    [{ "date-parts": [[1950]], season: "harvest" }, "a: of its date is not understood: the season harvest"],
    [{ "date-parts": [[1920, 2, 31]] }, "a: of its date is not understood: the day 31"],
    [{ edtf: "sometime" }, "a: its date sometime is no EDTF"],
    [{ literal: "in press" }, "a: its date in press cannot be read"],
    [{ other: 1 }, 'a: its date {"other":1} cannot be read'],
    [{ literal: "1905-08" }, "a: its date 1905-08 was read as a month, not as the years 1905 to 1908"],
  ])("of the date %j is said: %s", (issued, told) => {
    const imported = csl({ id: "a", type: "book", title: "T", issued });
    expect(imported.ok && imported.leftOut).toEqual([told]);
  });

  test("as doi.org gives it, with lists for texts", () => {
    const imported = csl({
      id: "x",
      type: "journal-article",
      title: ["The Vilna dispute"],
      subtitle: ["A study"],
      "container-title": ["Review", "Rev."],
      ISSN: ["0001-4273", "1948-0989"],
      issued: { "date-parts": [[1998, 5]] },
    });
    expect(records(imported)).toEqual({
      x: { type: "article-journal", title: "The Vilna dispute: A study", issued: "1998-05", container_title: "Review", issn: "0001-4273" },
    });
    expect(imported.ok && imported.leftOut).toEqual([
      "x: its type journal-article became article-journal",
      "x: of several values of container-title the first one is taken",
      "x: of several values of ISSN the first one is taken",
    ]);
  });

  test.each(["__proto__", "constructor", "toString"])("the type %s is none", (type) => {
    const imported = importCslJson([{ name: "a.json", text: `[{ "id": "a", "type": "${type}", "title": "T" }]` }]);
    expect(records(imported)).toEqual({ a: { type: "report", title: "T" } });
    expect(imported.ok && imported.leftOut).toEqual([`a: its type ${type} became report`]);
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
      },
      whole: { type: "book", title: "The Whole", issued: "1921-03/1922", publisher: "Press", url: "https://example.org/a_b%20c" },
    });
    expect(imported.ok && imported.leftOut).toEqual(["ajil-1926: a source record has no eprint"]);
  });

  test.each([
    ["year={1923-24}", "1923/1924", []],
    ["year={1923--24}", "1923/1924", []],
    ["year={1999-00}", "1999/2000", []],
    ["year={1950-21}", "1950/2021", ["a: its date 1950-21 was read as the years 1950 to 2021"]],
    ["date={1923-24}", "1923-24", []],
    ["date={-476}", "-0476", []],
    ["date={0}", "0000", []],
    ["date={-44-3-15}", "-0044-03-15", []],
    ["year={-476}", "-0476", []],
    ["date={1920~}", "1920~", []],
    ["date={1914~/1918}", "1914~/1918", []],
    ['year={1920}, month = jul # "~12"', "1920-07-12", []],
    ['year={1920}, month = "12~" # jul', "1920-07-12", []],
    ["year={1920}, month = {Mai}", "1920-05", []],
    ["year={1920}, month = {May/June}", "1920-05/1920-06", []],
    ['year={1920}, month = dec # "/" # jan', "1920-12/1921-01", []],
    ["year={1920}, month = {12--15 maja}", "1920-05-12/1920-05-15", []],
    ["year={1920}, month = {Winter}", "1920-24", []],
    ["year={1920}, month = {3}, day = {15}", "1920-03-15", []],
    ["year={1920}, month = {Foo}", "1920", ["a: its month Foo cannot be read"]],
    ["year={in press}", undefined, ["a: its date in press cannot be read"]],
  ])("%s is %s", (fields, text, said) => {
    const imported = bib(`@book{a, title={T}, ${fields}}`);
    expect(records(imported)).toEqual({ a: { type: "book", title: "T", ...(text !== undefined && { issued: text }) } });
    expect(imported.ok && imported.leftOut).toEqual(said);
  });

  test("what a part takes from its whole is what biblatex's manual says", () => {
    const imported = bib(`
@incollection{part, title={A part}, crossref={whole}}
@inbook{own, title={Own}, booktitle={Another}, doi={10.1/own}, date={1930}, crossref={whole}}
@collection{whole, title={The whole}, subtitle={A handbook}, editor={B, C}, doi={10.1/whole}, url={https://example.org},
  note={Reviewed}, isbn={978-3-16-148410-0}, publisher={Press}, year={1921}, month=mar, crossref={all}}
@mvcollection{all, title={All}, subtitle={In two volumes}, crossref={part}}
@article{review, title={A review}, crossref={number}}
@periodical{number, title={Journal}, subtitle={Of things}, volume={3}, issn={0001-4273}, year={1920}}
@book{alone, title={Alone}, crossref={nowhere}}`);
    expect(records(imported)).toMatchObject({
      part: {
        title: "A part",
        editor: [{ family: "B", given: "C" }],
        container_title: "The whole: A handbook",
        isbn: "978-3-16-148410-0",
        issued: "1921-03",
      },
      own: { title: "Own", container_title: "Another", doi: "10.1/own", issued: "1930" },
      whole: { title: "The whole: A handbook", container_title: "All: In two volumes", doi: "10.1/whole", note: "Reviewed" },
      review: { title: "A review", container_title: "Journal: Of things", volume: "3", issn: "0001-4273", issued: "1920" },
    });
    const { part } = records(imported) as { part: object };
    expect(Object.keys(part).sort()).toEqual(["container_title", "editor", "isbn", "issued", "publisher", "title", "type"]);
    expect(imported.ok && imported.leftOut).toContain("alone: its crossref nowhere is no entry of the file");
  });

  test("a macro that doubles itself is capped, and said", () => {
    const doubling = Array.from({ length: 30 }, (_, i) => `@string{s${i + 1} = s${i} # s${i}}`).join("\n");
    const imported = bib(`@string{s0 = "0123456789"}\n${doubling}\n@book{a, title = s30}\n@book{b, title = {B}}`);
    expect(records(imported)).toMatchObject({ b: { title: "B" } });
    expect(imported.ok && imported.leftOut[0]).toBe("line 15: a value of the entry string has more than 100000 characters");
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
      two: { type: "report", title: "Two", issued: "1920-21" },
    });
    expect(imported.ok && imported.leftOut).toEqual([
      "line 12: a source record has no place for ZZ (odd)",
      "line 14: the type FOO became report",
      "two: its type document became report",
    ]);
  });

  test.each([
    [["PY  - 1998", "DA  - OCT"], "1998-10", []],
    [["PY  - 1998", "DA  - Oct 5"], "1998-10-05", []],
    [["PY  - 1925", "DA  - 0000/00/00"], "1925", []],
    [["PY  - 1923/03/15", "DA  - 1923"], "1923-03-15", []],
    [["PY  - 1923-24"], "1923/1924", []],
    [["PY  - 1923/24"], "1923/1924", []],
    [["PY  - 1950///Spring"], "1950-21", []],
    [["Y1  - 1920//"], "1920", []],
    [["DA  - 1914///from 1914 to 1918"], "1914/1918", []],
    [["PY  - 1923", "DA  - 1923/02/31"], "1923-02", ["One: its date 1923/02/31 cannot be read whole and became 1923-02"]],
    [["PY  - n.d."], undefined, ["One: its date n.d. cannot be read"]],
  ])("of the dates %j the readable, finer one is %s", (lines, text, said) => {
    const imported = importRis([{ name: "a.ris", text: ["TY  - BOOK", "TI  - One", ...lines, "ER  - "].join("\n") }]);
    expect(records(imported)).toEqual({ one: { type: "book", title: "One", ...(text !== undefined && { issued: text }) } });
    expect(imported.ok && imported.leftOut).toEqual(said);
  });

  test.each([
    ["JOUR", "0001-4273", "issn"],
    ["JOUR", "00014273", "issn"],
    ["BOOK", "0302-9743", "issn"],
    ["BOOK", "978-3-16-148410-0", "isbn"],
    ["JOUR", "3-16-148410-X", "isbn"],
    ["JOUR", "unknown", "issn"],
  ])("the number of a %s, %s, is its %s", (type, number, field) => {
    const imported = importRis([{ name: "a.ris", text: `TY  - ${type}\nTI  - One\nSN  - ${number}\nER  - ` }]);
    expect((records(imported) as { one: Record<string, string> }).one[field]).toBe(number);
  });

  test("without a record is said", () => {
    expect(importRis([{ name: "a.ris", text: "hello" }])).toMatchObject({ ok: false });
  });
});
