import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compile } from "../../src/core/compile.ts";
import type { Atlas } from "../../src/core/model/atlas.ts";
import { parseDate } from "../../src/core/time/edtf.ts";
import { recordData } from "../../src/export/answers/record-data.ts";
import { bibtex, lostInBibtex } from "../../src/export/bibtex.ts";
import { cslDate, cslItems, cslJson, edtfOf } from "../../src/export/csl-json.ts";
import { lostInRis, ris } from "../../src/export/ris.ts";
import { importBibtex } from "../../src/import/bibtex.ts";
import { importCslJson } from "../../src/import/csl-json.ts";
import type { Imported, ImportFault } from "../../src/import/imported.ts";
import { importRis } from "../../src/import/ris.ts";
import { atlasWith } from "../core/law/world.ts";
import { readCorpus } from "../corpora.ts";
import { filesOf } from "../rules/examples.ts";

const FLAGSHIP = join(import.meta.dirname, "../../atlases/vilnius");
const encoder = new TextEncoder();
/** Sources alone: no geometry is needed for them. */
const flagship: Atlas = compile(filesOf(FLAGSHIP).filter((f) => f.path.startsWith("sources/") || f.path === "atlas.yaml")).atlas;
const SCHEMA = readCorpus<object>("schemas/csl-data.json");

function back(imported: Imported | ImportFault): {
  readonly atlas: Atlas;
  readonly faults: readonly string[];
  readonly leftOut: readonly string[];
} {
  if (!imported.ok) throw new Error(imported.message);
  const frame = {
    path: "atlas.yaml",
    bytes: encoder.encode("title: Test\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: all }\n"),
  };
  const { atlas, diagnostics } = compile([frame, ...imported.files.map((f) => ({ path: f.path, bytes: encoder.encode(f.text) }))]);
  return {
    atlas,
    faults: diagnostics
      .filter((d) => d.rule !== "unused-record" && d.rule !== "missing-viewpoint-default")
      .map((d) => `${d.rule}: ${d.message}`),
    leftOut: imported.leftOut,
  };
}
const recordsOf = (atlas: Atlas) => Object.fromEntries([...atlas.collections.sources].map(([id, r]) => [id, recordData(r as never)]));

describe("CSL-JSON", () => {
  test.skipIf(SCHEMA === undefined)("of the flagship atlas is valid by the schema of citationstyles.org", () => {
    const check = new Ajv({ strict: false, allErrors: true }).compile(SCHEMA ?? {});
    check(JSON.parse(cslJson(flagship)));
    expect(check.errors).toBeNull();
    expect(cslItems(flagship).length).toBeGreaterThan(60);
  });

  test("of the flagship atlas reads back as the same records", () => {
    const { atlas, faults, leftOut } = back(importCslJson([{ name: "all.json", text: cslJson(flagship) }]));
    expect(leftOut).toEqual([]);
    expect(faults).toEqual([]);
    expect(recordsOf(atlas)).toEqual(recordsOf(flagship));
  });

  test("of a treaty says so, with its date in parts", () => {
    expect(cslItems(flagship).find((i) => i.id === "ambassadors-decision-1923")).toMatchObject({
      type: "treaty",
      title: "Décision de la Conférence des Ambassadeurs, 15 mars 1923",
      issued: { "date-parts": [[1923, 3, 15]] },
      language: "fr",
    });
    expect(cslItems(flagship).find((i) => i.id === "article")?.type).toBe("entry-encyclopedia");
  });

  test.each([
    ["1920-07-12", [[1920, 7, 12]], undefined],
    ["1920-07", [[1920, 7]], undefined],
    ["1920", [[1920]], undefined],
    ["1920~", [[1920]], true],
    ["192X", [[1920], [1929]], undefined],
    ["1920/1923-05", [[1920], [1923, 5]], undefined],
    ["0000", [[-1]], undefined],
    ["-0043-03-15", [[-44, 3, 15]], undefined],
  ])("%s becomes %j", (text, parts, circa) => {
    const parsed = parseDate(text);
    if (!parsed.ok) throw new Error(text);
    const date = cslDate({ kind: "absolute", date: parsed.date });
    expect(date).toEqual({ "date-parts": parts, ...(circa && { circa }) });
    if (text !== "192X") expect(date && edtfOf(date)).toBe(text);
  });
});

describe("BibTeX and RIS", () => {
  test.each([
    ["1921", "year = {1921}", "PY  - 1921", ""],
    ["1921-03", "year = {1921}, month = {3}", "PY  - 1921, DA  - 1921/03//", ""],
    ["1923-03-15", "date = {1923-03-15}, year = {1923}, month = {3}", "PY  - 1923, DA  - 1923/03/15/", ""],
    ["1950-21", "date = {1950-21}", "PY  - 1950, DA  - 1950///Spring", ""],
    ["192X", "date = {192X}", "DA  - ///the 1920s", "ris"],
    ["[1919,1925]", "year = {1919 or 1925}", "DA  - ///1919 or 1925", "bibtex ris"],
    ["1914/1918", "date = {1914/1918}", "DA  - ///from 1914 to 1918", "ris"],
    ["1914/..", "date = {1914/..}", "DA  - ///from 1914 on", "ris"],
    ["1920~", "date = {1920~}", "PY  - 1920, DA  - 1920///about 1920", "ris"],
    ["1920-07?", "date = {1920-07?}", "PY  - 1920, DA  - 1920///perhaps July 1920", "ris"],
    ["-0043-03-15", "date = {-0043-03-15}", "DA  - ///15 March 44 BCE", "ris"],
    ["0000", "date = {0000}", "DA  - ///1 BCE", "ris"],
  ])("say the date %s, or that they cannot", (edtf, inBibtex, inRis, lost) => {
    const { atlas } = atlasWith({ "sources/one.yaml": `type: book\ntitle: { en: One }\nissued: "${edtf}"\n` });
    const items = cslItems(atlas).filter((i) => i.id === "one");
    const dates = (text: string, name: RegExp): string =>
      text
        .split(/,?\r?\n/)
        .filter((l) => name.test(l))
        .map((l) => l.trim())
        .join(", ");
    expect(dates(bibtex(items), /^ {2}(date|year|month) /)).toBe(inBibtex);
    expect(dates(ris(items), /^(PY|DA)/)).toBe(inRis);
    expect([lostInBibtex(items).length > 0 && "bibtex", lostInRis(items).length > 0 && "ris"].filter(Boolean).join(" ")).toBe(lost);
    for (const { atlas: again } of [
      back(importBibtex([{ name: "a.bib", text: bibtex(items) }])),
      back(importRis([{ name: "a.ris", text: ris(items) }])),
    ])
      expect(recordsOf(again)["one"]?.["issued"]).toBe(edtf);
  });

  test("keep every date, or say what they lose", () => {
    const year = fc.integer({ min: 1, max: 2100 }).map((y) => String(y).padStart(4, "0"));
    const point = fc.oneof(
      year,
      fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, "0")}`),
      fc
        .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
        .map(([y, m, d]) => `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`),
      fc.tuple(year, fc.integer({ min: 21, max: 41 })).map(([y, s]) => `${y}-${s}`),
      year.map((y) => `${y.slice(0, 3)}X`),
      year.map((y) => `-${y}`),
    );
    const edtf = fc
      .oneof(
        point,
        fc.tuple(point, fc.constantFrom("~", "?", "%")).map(([p, m]) => p + m),
        fc.tuple(point, point).map(([a, b]) => `${a}/${b}`),
        fc.tuple(point, point).map(([a, b]) => `[${a},${b}]`),
        point.map((p) => `${p}/..`),
      )
      .filter((text) => parseDate(text).ok);
    fc.assert(
      fc.property(edtf, (text) => {
        const parsed = parseDate(text);
        if (!parsed.ok) throw new Error(text);
        const issued = cslDate({ kind: "absolute", date: parsed.date });
        const item = { id: "one", type: "book", title: "One", ...(issued && { issued }), custom: { dejure: { issued: text } } };
        const read = (imported: Imported | ImportFault): unknown =>
          imported.ok ? (parse(imported.files[0]?.text ?? "") as { one: { issued?: string } }).one.issued : imported.message;
        if (lostInBibtex([item]).length === 0) expect(read(importBibtex([{ name: "a.bib", text: bibtex([item]) }]))).toBe(text);
        if (lostInRis([item]).length === 0) expect(read(importRis([{ name: "a.ris", text: ris([item]) }]))).toBe(text);
        expect(read(importCslJson([{ name: "a.json", text: JSON.stringify([item]) }]))).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  test("keep names, titles, containers, notes and pages whole, whatever stands in them", () => {
    const word = fc.constantFrom(
      ...[
        "Żeligowski",
        "van der Meer",
        "O'Neil",
        "and",
        "A & B",
        "100%",
        "x_y",
        "{b}",
        "\\alpha",
        "de~Jonge",
        "Smith, Jr",
        "von",
        "~",
        "“q”",
      ],
      ...["#1", "$5", "others", "a--b", "Null", "12", "}{"],
    );
    const name = fc.oneof(
      fc.record({ family: word, given: word }),
      fc.record({ literal: fc.tuple(word, word).map((words) => words.join(" ")) }),
    );
    const words = fc.tuple(word, word, word).map((parts) => parts.join(" "));
    const items = fc.record({
      id: fc.constant("one"),
      type: fc.constantFrom("book", "article-journal", "chapter", "report"),
      title: words,
      author: fc.array(name, { minLength: 1, maxLength: 3 }),
      "container-title": words,
      publisher: words,
      volume: fc.constantFrom("3", "II"),
      page: fc.constantFrom("1–9", "12", "xii–xx"),
      note: words,
    });
    fc.assert(
      fc.property(items, (item) => {
        const { id: _, type: __, "container-title": container_title, ...rest } = item;
        const whole = { ...rest, container_title };
        const read = (imported: Imported | ImportFault): unknown =>
          imported.ok ? (parse(imported.files[0]?.text ?? "") as { one: object }).one : imported.message;
        expect(read(importBibtex([{ name: "a.bib", text: bibtex([item]) }]))).toMatchObject(whole);
        expect(read(importCslJson([{ name: "a.json", text: JSON.stringify([item]) }]))).toMatchObject(whole);
        if (lostInRis([item]).length === 0) expect(read(importRis([{ name: "a.ris", text: ris([item]) }]))).toMatchObject(whole);
      }),
      { numRuns: 300 },
    );
  });

  test("write a Julian day as the Gregorian one, and say so", () => {
    const { atlas } = atlasWith({ "sources/one.yaml": "type: book\ntitle: { en: One }\nissued: { edtf: 1917-10-25, calendar: julian }\n" });
    const items = cslItems(atlas).filter((i) => i.id === "one");
    expect(bibtex(items)).toContain("date = {1917-11-07}");
    expect(ris(items)).toContain("DA  - 1917/11/07/");
    expect(lostInBibtex(items)).toEqual(["one: its date is written in the Julian calendar as 1917-10-25"]);
  });

  test.each(["A {b} c", "{", "a--b ---c", "``x''", "x {y", "\\{z\\}"])("the title %s comes back", (title) => {
    const item = { id: "one", type: "book", title, author: [{ literal: `Office {of} ${title}` }] };
    const imported = importBibtex([{ name: "a.bib", text: bibtex([item]) }]);
    expect(imported.ok && parse(imported.files[0]?.text ?? "")).toMatchObject({
      one: { title, author: [{ literal: `Office {of} ${title}` }] },
    });
  });

  test("of the flagship atlas read back without a fault, with titles, authors, years and addresses whole", () => {
    const items = cslItems(flagship);
    for (const { atlas, faults } of [
      back(importBibtex([{ name: "all.bib", text: bibtex(items) }])),
      back(importRis([{ name: "all.ris", text: ris(items) }])),
    ]) {
      expect(faults).toEqual([]);
      const again = cslItems(atlas);
      expect(again.map((i) => [i.id, i.title, i.author, i.DOI, i.URL, i.issued?.["date-parts"]?.[0]?.[0]])).toEqual(
        items.map((i) => [i.id, i.title, i.author, i.DOI, i.URL, i.issued?.["date-parts"]?.[0]?.[0]]),
      );
    }
  });

  test("take any text of a title and give it back", () => {
    const title = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .map((t) =>
        t
          .normalize("NFC")
          .replaceAll(/[\s\p{C}\p{Z}]+/gu, " ")
          .trim(),
      )
      .filter((t) => t !== "");
    fc.assert(
      fc.property(title, fc.constantFrom("{", "}", "\\", "%", "$ & # _", "~ ^", "@book{x,", "”", ""), (text, odd) => {
        const whole = `${text} ${odd} z`.replaceAll(/\s+/g, " ");
        const item = { id: "one", type: "book", title: whole };
        const titles = [importBibtex([{ name: "a.bib", text: bibtex([item]) }]), importRis([{ name: "a.ris", text: ris([item]) }])].map(
          (i) => (i.ok ? (parse(i.files[0]?.text ?? "") as { one: { title: string } }).one.title : i.message),
        );
        expect(titles).toEqual([whole, whole]);
      }),
      { numRuns: 300 },
    );
  });

  test("show an entry as reference managers expect it", () => {
    const { atlas } = atlasWith({
      "sources/one.yaml":
        "type: article-journal\ntitle: { en: \"Gold & timber, 100%\" }\nauthor: [{ family: de Jonge, given: A. }, { literal: Office of Forests and Lands }]\nissued: 1921-03\ncontainer_title: Review\nvolume: '3'\nissue: '2'\npage: 144–150\ndoi: 10.1000/x_y\nlanguage: en\n",
    });
    const items = cslItems(atlas).filter((i) => i.id === "one");
    expect(bibtex(items)).toBe(`@article{one,
  title = {Gold \\& timber, 100\\%},
  author = {de Jonge, A. and {Office of Forests and Lands}},
  year = {1921},
  month = {3},
  journal = {Review},
  volume = {3},
  number = {2},
  pages = {144--150},
  doi = {10.1000/x_y},
  langid = {en}
}
`);
    expect(ris(items).split("\r\n")).toEqual([
      "TY  - JOUR",
      "ID  - one",
      "TI  - Gold & timber, 100%",
      "AU  - de Jonge, A.",
      "AU  - Office of Forests and Lands",
      "PY  - 1921",
      "DA  - 1921/03//",
      "JO  - Review",
      "VL  - 3",
      "IS  - 2",
      "SP  - 144",
      "EP  - 150",
      "DO  - 10.1000/x_y",
      "LA  - en",
      "ER  - ",
      "",
    ]);
  });
});
