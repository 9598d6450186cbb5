/** Words of answers: each key in each language, and each sentence in one place. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { describe, expect, test } from "vitest";
import { EN as TERMINAL_EN } from "../../../src/cli/words/en.ts";
import { LT as TERMINAL_LT } from "../../../src/cli/words/lt.ts";
import { PL as TERMINAL_PL } from "../../../src/cli/words/pl.ts";
import { ANSWERS, MAP_LAYERS, SILENCES } from "../../../src/core/resolve/answer.ts";
import { spokenLanguage, WORDS, wordsIn } from "../../../src/core/words/languages.ts";
import { listed, within } from "../../../src/core/words/speaker.ts";

const source = fileURLToPath(new URL("../../../src/", import.meta.url));
const holes = (text = ""): string => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join();

/** Modules of src, the messages themselves left out. */
const modules = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)words\/(en|lt|pl)\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(source, path), "utf8") }));

type Messages = Readonly<Record<string, string>>;
const TABLES: readonly (readonly [string, Messages, readonly Messages[], RegExp])[] = [
  ["answers", WORDS.en, [WORDS.lt, WORDS.pl], /./],
  ["the terminal", TERMINAL_EN, [TERMINAL_LT, TERMINAL_PL], /^cli\//],
];

describe.each(TABLES)("words of %s", (_, english, others, where) => {
  test("each is there in every language, and fills the same holes", () => {
    for (const other of others) {
      expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort());
      expect(Object.keys(english).filter((key) => holes(english[key]) !== holes(other[key]))).toEqual([]);
      expect(Object.keys(other).filter((key) => other[key]?.trim() === "" && english[key] !== "")).not.toContain("because");
    }
  });

  test("each is asked for", () => {
    const text = modules
      .filter(({ path }) => where.test(path))
      .map((module) => module.text)
      .join("\n");
    const keys = new Set([...text.matchAll(/"([a-z][\w.-]*)"/g)].map(([, key]) => key));
    const stems = [...text.matchAll(/[`"]([a-z][\w-]*\.)(?:\$\{|")/g)].map(([, stem = ""]) => stem);
    const many = [...text.matchAll(/sayOf\(\w+, "([\w.]+)"/g)].map(([, stem]) => `${stem}.`);
    expect(Object.keys(english).filter((key) => !keys.has(key) && ![...stems, ...many].some((stem) => key.startsWith(stem)))).toEqual([]);
  });
});

test("every kind of answer, silence and layer has its word", () => {
  const needed = [...ANSWERS, ...SILENCES.map((silence) => `kind.${silence}`), ...MAP_LAYERS.map((layer) => `layer.${layer}`)];
  expect(needed.filter((key) => !Object.hasOwn(WORDS.en, key))).toEqual([]);
});

test("a language is that of its region, and English stands in for one that is not spoken", () => {
  expect(["lt", "lt-LT", "PL", "de", undefined].map(spokenLanguage)).toEqual(["lt", "lt", "pl", "en", "en"]);
  expect(wordsIn("pl-PL")("since", { date: "1920 r." })).toBe("od 1920 r.");
  expect(within(wordsIn("lt")("kind.expressly-open"))).toBe("sąmoningai palikta atvira");
  expect(listed(["a", "b", "c"], wordsIn("lt")("or"))).toBe("a, b arba c");
});

type Node = { readonly type: string; readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

/** Every text that a module writes down: strings, texts between the holes of templates, and texts between tags. */
function* textsIn(node: Node): Generator<string> {
  if (node.type === "ImportDeclaration" || node.type === "ExportAllDeclaration") return;
  if (node.type === "Literal" && typeof node.value === "string") yield node.value;
  if (node.type === "JSXText") yield String(node.value);
  if (node.type === "TemplateElement") yield String((node.value as { readonly cooked?: unknown }).cooked ?? "");
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* textsIn(child);
}

/** Where the command, pages and map say answers. */
const SPEAKING = /^(cli|publish|web|export\/site)\/|^export\/svg\.tsx$/;

/** Sentences about something else that share words with an answer. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  // what a command is for
  "cli/entry-page.ts": ["according to"],
  "cli/run.ts": ["according to"],
  "cli/commands/who.ts": ["according to"],
  "cli/commands/check.ts": ["as known on"],
  // records that are not found, or not written
  "cli/commands/rename.ts": ["no record"],
  "cli/workbench/record-form.ts": ["no record"],
};

test("no sentence of an answer is written down a second time", () => {
  const parts = Object.entries(WORDS.en)
    .filter(([key]) => !key.startsWith("word."))
    .flatMap(([, text]) => text.split(/\{\w+\}/))
    .map((part) =>
      part
        .trim()
        .replaceAll(/^[.,:;()]+\s*|\s*[.,:;()]+$/g, "")
        .toLowerCase(),
    )
    .filter((part) => part.length >= 9 && part.includes(" "));
  const again = modules
    .filter(({ path }) => SPEAKING.test(path))
    .flatMap(({ path, text }) => {
      const texts = [...textsIn(parseSync(path, text).program as unknown as Node)].map((one) => one.toLowerCase());
      return parts
        .filter((part) => !ELSEWHERE[path]?.includes(part) && texts.some((one) => one.includes(part)))
        .map((part) => `${path}: ${part}`);
    });
  expect(again).toEqual([]);
});
