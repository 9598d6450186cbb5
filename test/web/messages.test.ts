import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { WORDS } from "../../src/core/words/languages.ts";
import { isolating, speaker } from "../../src/export/site/words.ts";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const folder = join(source, "web/messages");
const read = (name: string): Record<string, string> => JSON.parse(readFileSync(join(folder, name), "utf8"));
const english = read("en.json");
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string).sort();

/** What the code asks for: whole keys, and the beginnings of those that it puts together. */
function asked(): { keys: Set<string>; stems: string[] } {
  const keys = new Set<string>();
  const stems: string[] = [];
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) visit(inner);
      else if (/\.tsx?$/.test(entry.name)) {
        const text = readFileSync(inner, "utf8");
        for (const [, key] of text.matchAll(/"([a-z][\w.-]*)"/g)) keys.add(key as string);
        for (const [, stem] of text.matchAll(/`([a-z][\w.-]*\.)\$\{/g)) stems.push(stem as string);
      }
    }
  };
  for (const part of ["web", "publish", "export/site"]) visit(join(source, part));
  return { keys, stems };
}

describe("messages of the workbench", () => {
  const bench = join(source, "web/workbench");
  const spoken = (name: string): Record<string, string> => JSON.parse(readFileSync(join(bench, "messages", name), "utf8"));
  const own = spoken("en.json");
  test.each(["lt.json", "pl.json"])("%s says all that English says, with the same holes", (name) => {
    const other = spoken(name);
    expect(Object.keys(other).sort()).toEqual(Object.keys(own).sort());
    expect(Object.keys(own).filter((key) => holes(other[key] ?? "").join() !== holes(own[key] ?? "").join())).toEqual([]);
  });
  test("all that it says is there, and nothing else", () => {
    const text = readdirSync(bench)
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(bench, name), "utf8"))
      .join("\n");
    const stems = [...text.matchAll(/`([a-z]+\.)\$\{/g)].map(([, stem]) => stem as string);
    const said = [...text.matchAll(/\b(?:say|told)\(([^`]*?)[,)]/g)].flatMap(([, inside]) =>
      [...(inside ?? "").matchAll(/"([a-z][\w.-]*)"/g)].map(([, key]) => key as string),
    );
    expect(said.filter((key) => !Object.hasOwn(own, key))).toEqual([]);
    expect(Object.keys(own).filter((key) => !text.includes(`"${key}"`) && !stems.some((stem) => key.startsWith(stem)))).toEqual([]);
  });
});

describe("messages", () => {
  for (const name of readdirSync(folder).filter((one) => one !== "en.json"))
    test(`${name} says all that English says, with the same holes`, () => {
      const own = read(name);
      expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
      const differing = Object.keys(english).filter((key) => holes(own[key] ?? "").join() !== holes(english[key] ?? "").join());
      expect(differing).toEqual([]);
    });

  test("what is a word of answers stands with those alone", () => {
    expect(Object.keys(english).filter((key) => Object.hasOwn(WORDS.en, key))).toEqual([]);
  });

  test("nothing is said that nobody asks for", () => {
    const { keys, stems } = asked();
    expect(Object.keys(english).filter((key) => !keys.has(key) && !stems.some((stem) => key.startsWith(stem)))).toEqual([]);
  });

  test("every whole key that the interface says is there", () => {
    const missing = new Set<string>();
    for (const part of ["web/ui", "publish/pages"])
      for (const name of readdirSync(join(source, part)))
        for (const [, key] of readFileSync(join(source, part, name), "utf8").matchAll(/\bsay\("([\w.-]+)"/g))
          if (!Object.hasOwn(english, key as string) && !Object.hasOwn(WORDS.en, key as string)) missing.add(key as string);
    expect([...missing]).toEqual([]);
  });

  test("a language without a message speaks English, and a hole keeps its own direction where that is asked", () => {
    const say = speaker({}, { since: "since {date}" });
    expect(say("since", { date: "1920" })).toBe("since 1920");
    expect(isolating(say)("since", { date: "1920" })).toBe("since \u20681920\u2069");
  });
});
