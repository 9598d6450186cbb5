/** The house style: what it looks like, and that it changes nothing that an atlas says. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { generatedAtlas } from "../../../bench/record-files.ts";
import { isLaidOut, layOut } from "../../../src/core/author/layout.ts";
import { type Compilation, compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { readNaturalEarth, wantsNaturalEarth } from "../../../src/core/read/natural-earth-file.ts";
import { cases } from "../../atlases/cases.ts";
import { editable } from "../edits.ts";
import { everything } from "../everything.ts";
import { folderFiles } from "../folder-files.ts";
import { filesOf, middle, toDay, world } from "../resolve/world.ts";
import { file, smallAtlas } from "./small-atlas.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = ({ bytes }: SourceFile): string => new TextDecoder().decode(bytes);
const laid = (path: string, text: string): string => {
  const result = layOut(file(path, text));
  return result.ok ? result.text : `left: ${result.why}`;
};
const event = (text: string): string => laid("events/events.yaml", text);

describe("what it looks like", () => {
  test.each([
    [
      "keys in the order of the format, what it is first and what it does last",
      "a:\n  effects: [{ over: land, by: x, title: y }]\n  cite: book\n  when: 1920\n  name: { lt: A, en: A }\n  type: war\n",
      "a:\n  type: war\n  name: { lt: A, en: A }\n  when: 1920\n  cite: book\n  effects: [{ title: y, over: land, by: x }]\n",
    ],
    [
      "indentation of two",
      "a:\n    type:   war\n    when: 1920\n    actors:\n    - x\n",
      "a:\n  type: war\n  when: 1920\n  actors:\n    - x\n",
    ],
    [
      "quotes where they are needed, double ones unless the text holds those",
      'a:\n  type: \'war\'\n  when: "1920-05"\n  name: { en: \'A, and B\', lt: "B", pl: "so: called", no: "the \\"war\\", so" }\n  outcome: \'no\'\n  tags: [\'12\', "it\'s"]\n',
      'a:\n  type: war\n  name: { en: "A, and B", lt: B, pl: "so: called", no: \'the "war", so\' }\n  when: "1920-05"\n  outcome: "no"\n  tags: ["12", it\'s]\n',
    ],
    [
      "brackets with spaces round a map, none round a list",
      "a: {type: war,when: 1920,actors: [ x,y ]}\n",
      "a: { type: war, when: 1920, actors: [x, y] }\n",
    ],
    [
      "what is wider than 120 columns in lines of its own",
      `a:\n  type: war\n  when: 1920\n  gist: { en: "${"word, ".repeat(12)}end", lt: "${"žodis ".repeat(10)}galas" }\n`,
      `a:\n  type: war\n  gist:\n    en: ${"word, ".repeat(12)}end\n    lt: ${"žodis ".repeat(10)}galas\n  when: 1920\n`,
    ],
    [
      "a folded text folded anew, another in its line",
      `a:\n  type: war\n  when: 1920\n  note:\n    en: >-\n      ${Array(10).fill("word").join(" ")}\n      ${Array(20).fill("word").join(" ")}\n    lt: ${"word ".repeat(40)}end\n`,
      `a:\n  type: war\n  when: 1920\n  note:\n    en: >-\n      ${Array(23).fill("word").join(" ")}\n      ${Array(7).fill("word").join(" ")}\n    lt: ${"word ".repeat(40)}end\n`,
    ],
    [
      "an empty line between records of several lines, one at most elsewhere",
      "a: { type: war, when: 1920 }\nb: { type: war, when: 1921 }\nc:\n  type: war\n\n\n  when: 1922\nd: { type: war, when: 1923 }\n",
      "a: { type: war, when: 1920 }\nb: { type: war, when: 1921 }\n\nc:\n  type: war\n\n  when: 1922\n\nd: { type: war, when: 1923 }\n",
    ],
    [
      "remarks go with what they are about",
      "# head\n\n# of a\na: # beside a\n  when: 1920 # the year\n  # of the kind\n  type: war\n  # at the end\n",
      "# head\n\n# of a\na: # beside a\n  # of the kind\n  type: war\n  when: 1920 # the year\n  # at the end\n",
    ],
    [
      "dates as written",
      "a: { type: war, when: '[1920-01-01, 1920-02-01]' }\nb: { type: war, when: 1920-05-01? }\n",
      'a: { type: war, when: "[1920-01-01, 1920-02-01]" }\nb: { type: war, when: 1920-05-01? }\n',
    ],
    [
      "aliases and what they repeat stay in their order",
      "a:\n  when: &day 1920\n  type: war\nb:\n  when: *day\n  type: war\n",
      "a:\n  when: &day 1920\n  type: war\n\nb:\n  when: *day\n  type: war\n",
    ],
    ["a line end at the end, and none too many", "a: { type: war, when: 1920 }\n\n\n", "a: { type: war, when: 1920 }\n"],
    ["the line ends of Windows", "a:\r\n    type: war\r\n    when: 1920\r\n", "a:\r\n  type: war\r\n  when: 1920\r\n"],
  ])("%s", (_, before, after) => {
    expect(event(before)).toBe(after);
    expect(event(after)).toBe(after);
  });

  test("coordinates stay on one line", () => {
    const ring = `[${Array.from({ length: 30 }, (_, i) => `[${i}, 50]`).join(", ")}]`;
    const text = `a:\n  type: region\n  extent:\n    polygon: [${ring}]\n  precision_km: 1\n`;
    expect(laid("territories/a.yaml", text)).toBe(text);
  });

  test("files with errors are left, and the reason is told", () => {
    expect(layOut(file("events/a.yaml", "type: Wra\nwhen: 1920\n"))).toMatchObject({ ok: false, faulty: true });
    expect(layOut(file("events/a.yaml", "type: [\n"))).toMatchObject({ ok: false, faulty: true });
    expect(layOut(file("events/a.yaml", ""))).toMatchObject({ ok: false, faulty: true });
  });

  test("spreadsheets, outlines and strangers are no files of records", () => {
    for (const path of ["places/places.csv", "territories/a.geojson", "a.yaml", "stray/a.yaml", ".x/a.yaml"])
      expect(isLaidOut(path)).toBe(false);
    for (const path of ["atlas.yaml", "events/a.yaml", "events/b/c.yml"]) expect(isLaidOut(path)).toBe(true);
  });
});

/** The files laid out, those that can be; each result holds at once what laying out again gives. */
function allLaid(files: readonly SourceFile[], faulty = false): SourceFile[] {
  return files.map((each) => {
    if (!isLaidOut(each.path)) return each;
    const result = layOut(each);
    if (!result.ok) {
      if (!faulty || !result.faulty) throw new Error(`${each.path}: ${result.why}\n${decode(each)}`);
      return each;
    }
    expect(laid(each.path, result.text)).toBe(result.text);
    return { path: each.path, bytes: encode(result.text) };
  });
}

/** What an atlas answers, wherever in the files it stands. */
function saidBy(compilation: Compilation, days: readonly number[], spots: readonly (readonly [number, number])[]): unknown {
  const said = {
    ...(everything(compilation, days, spots, [...compilation.atlas.collections.viewpoints.keys()].slice(0, 2)) as object),
    // Answers follow from these; two viewpoints are asked besides.
    records: Object.entries(compilation.atlas.collections).map(([name, records]) => [
      name,
      [...records].map(([id, { data }]) => [id, data]),
    ]),
    diagnostics: compilation.diagnostics.map(({ rule, message, record }) => `${rule} ${record} ${message}`).sort(),
  };
  const plainly = (key: string, value: unknown): unknown => {
    if (value instanceof Map || value instanceof Set) return [...value];
    if (typeof value !== "object" || value === null) return value;
    return key === "record" && "collection" in value && "id" in value ? `${value.collection}/${value.id}` : value;
  };
  return JSON.parse(JSON.stringify(said, plainly));
}

const naturalEarth = async (files: readonly SourceFile[]) =>
  files.some(wantsNaturalEarth)
    ? readNaturalEarth(await readFile(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json")))
    : undefined;

describe("an atlas says the same before and after", () => {
  const atlases = ["atlases/klaipeda", "atlases/vilnius", ...cases().map((name) => `test/atlases/${name}/atlas`)];
  test.each(atlases)(
    "%s",
    async (folder) => {
      const files = folderFiles(folder);
      const base = await naturalEarth(files);
      const days = [toDay(200)];
      const spots: [number, number][] = [[25.28, 54.69]];
      const after = allLaid(files, folder.includes("bad-input"));
      expect(saidBy(compile(after, { base }), days, spots)).toEqual(saidBy(compile(files, { base }), days, spots));
    },
    120_000,
  );

  test("a small atlas with every way of naming a record, and a generated one", () => {
    for (const files of [smallAtlas(), generatedAtlas(200)])
      expect(saidBy(compile(allLaid(files)), [toDay(0)], [[20.5, 50.5]])).toEqual(saidBy(compile(files), [toDay(0)], [[20.5, 50.5]]));
  });

  test("variants of everything that hangs on something else", () => {
    for (let i = 0; i < 4; i++) {
      const files = [...editable].flatMap(([path, choices]) => {
        const text = choices[i % choices.length];
        return text === undefined ? [] : [file(path, text)];
      });
      const after = allLaid(files, true);
      expect(saidBy(compile(after), [toDay(4)], [middle(0)])).toEqual(saidBy(compile(files), [toDay(4)], [middle(0)]));
    }
  });

  test("random worlds, written in any style, with remarks in between", () => {
    const style = fc.record({
      indent: fc.constantFrom(1, 2, 4),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 40, 80),
      collectionStyle: fc.constantFrom("any" as const, "block" as const),
      defaultStringType: fc.constantFrom("PLAIN" as const, "QUOTE_DOUBLE" as const, "QUOTE_SINGLE" as const),
    });
    const marks = fc.array(fc.tuple(fc.nat(), fc.constantFrom("own line", "beside", "empty line")), { maxLength: 8 });
    fc.assert(
      fc.property(world, style, marks, (w, written, remarks) => {
        const files = filesOf(w).map((each) => {
          if (!isLaidOut(each.path)) return each;
          const text = stringify(parse(decode(each), { schema: "failsafe" }), { ...written, schema: "failsafe" });
          return file(each.path, remarked(unquotedNumbers(text), remarks));
        });
        // The writer puts `[]` into a line of its own where it may not stand.
        const after = allLaid(files, true);
        expect(after.flatMap((each) => [...decode(each).matchAll(/# remark \d+/g)].map(String)).sort()).toEqual(
          files.flatMap((each) => [...decode(each).matchAll(/# remark \d+/g)].map(String)).sort(),
        );
        expect(saidBy(compile(after), [toDay(4)], [middle(0)])).toEqual(saidBy(compile(files), [toDay(4)], [middle(0)]));
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});

/** Numbers and truths are none in quotes. */
const unquotedNumbers = (text: string): string => text.replace(/(["'])(-?[\d.]+|true|false)\1(?=$|,| |\])/gm, "$2");

/** Remarks and empty lines put between the lines of a text, but not into texts of several lines. */
function remarked(text: string, remarks: readonly (readonly [number, string])[]): string {
  const lines = text.trimEnd().split("\n");
  if (/[>|]-?$/m.test(text) || lines.some((line) => /^[^:]*(?:[^:\]},]|\s)$/.test(line))) return text;
  remarks.forEach(([at, how], n) => {
    const i = at % lines.length;
    const line = lines[i] as string;
    if (how === "beside" && !line.includes("#") && /[:\]}\w"']$/.test(line)) lines[i] = `${line} # remark ${n}`;
    else if (how === "own line") lines.splice(i, 0, `${/^\s*/.exec(line)?.[0] ?? ""}# remark ${n}`);
    else if (how === "empty line") lines.splice(i, 0, "");
  });
  return `${lines.join("\n")}\n`;
}
