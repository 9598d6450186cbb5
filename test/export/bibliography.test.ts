import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compile } from "../../src/core/compile.ts";
import type { Atlas } from "../../src/core/model/atlas.ts";
import { parseDate } from "../../src/core/time/edtf.ts";
import { recordData } from "../../src/export/answers/record-data.ts";
import { bibtex } from "../../src/export/bibtex.ts";
import { cslDate, cslItems, cslJson, edtfOf } from "../../src/export/csl-json.ts";
import { ris } from "../../src/export/ris.ts";
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
      .filter((t) => t !== "" && !/--|``|''/.test(t));
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
