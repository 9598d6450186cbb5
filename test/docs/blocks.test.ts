/**
 * Every fenced block of README, docs and spec is tried by its language:
 * `yaml` and `json` parse; `sh` names commands that exist; `console` runs (`$ ` before a command, its output below, `…` alone on
 * a line for any lines left out); `ts` compiles and runs. Other blocks are for reading only.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { pattern, said, stepsOf, wordsOf } from "./console.ts";
import { type Block, blocksOf, pages, root, TUTORIAL } from "./markdown.ts";

const COMMAND = join(root, "dist/bin/dejure.js");
const TYPESCRIPT = join(root, ".cache/docs");
const READ_ONLY = new Set([
  "",
  "text",
  "txt",
  "mermaid",
  "diff",
  "csv",
  "html",
  "js",
  "geojson",
  "sparql",
  "sql",
  "r",
  "python",
  "lua",
  "toml",
  "lisp",
]);

/** Bad examples are there to fail; the rules' own tests run them. */
const blocks = pages.filter((page) => !page.startsWith("docs/rules/")).flatMap(blocksOf);
const of = (...languages: string[]): [string, Block][] =>
  blocks.filter((block) => languages.includes(block.language)).map((block) => [`${block.file}:${block.line}`, block]);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure-docs-"));
  cpSync(join(root, "atlases"), join(folder, "atlases"), { recursive: true });
  rmSync(TYPESCRIPT, { recursive: true, force: true });
  mkdirSync(TYPESCRIPT, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (file: string, args: readonly string[]) =>
  spawnSync(file, args, { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined } });

const isCommand = (line: string) => line.trim() !== "" && !line.trim().startsWith("#");
const withoutComment = (line: string) => line.replace(/\s{2,}#.*$/, "");

test("every block says its language", () => {
  const known = new Set([...READ_ONLY, "yaml", "json", "sh", "console", "ts"]);
  expect(blocks.filter(({ language }) => !known.has(language)).map(({ file, line, language }) => `${file}:${line} ${language}`)).toEqual(
    [],
  );
});

describe("yaml and json blocks parse", () => {
  test.each(of("yaml", "json"))("%s", (_, block) => {
    const faults = parseAllDocuments(block.text).flatMap((document) => ("errors" in document ? document.errors : []));
    expect(faults.map(String)).toEqual([]);
  });
});

describe("sh blocks name commands that exist", () => {
  const scripts = new Set(Object.keys((JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object }).scripts));
  test.each(of("sh"))("%s", (_, block) => {
    const unknown = block.text
      .split("\n")
      .filter(isCommand)
      .map((line) => wordsOf(withoutComment(line)))
      .filter(([program, first = "", second = ""]) => {
        if (program === "npm")
          return first === "run" ? !scripts.has(second) : !(scripts.has(first) || ["install", "ci", "i"].includes(first));
        if (program === "npx" && first === "dejure") return run(process.execPath, [COMMAND, second, "--help"]).status !== 0;
        if (program === "dejure") return run(process.execPath, [COMMAND, first, "--help"]).status !== 0;
        return !["git", "cd", "mkdir", "cp", "cat", "docker"].includes(program ?? "");
      });
    expect(unknown).toEqual([]);
  });
});

describe("console blocks run and print what they say", () => {
  // the tutorial runs step by step, with the files that it has its reader write: tutorial.test.ts
  test.each(of("console").filter(([, { file }]) => file !== TUTORIAL))("%s", (_, block) => {
    expect(existsSync(COMMAND), "dist/ is missing: npm run build").toBe(true);
    for (const { command, expected } of stepsOf(block)) {
      const [program, ...args] = wordsOf(command);
      if (program === "cd") continue;
      expect(["dejure", "npx"], command).toContain(program);
      const result = run(process.execPath, [COMMAND, ...(program === "npx" ? args.slice(1) : args)]);
      const output = said(result);
      if (!pattern(expected).test(output)) expect(output, command).toBe(expected.join("\n"));
      if (!/\berror\[/.test(output)) expect(result.status, `${command}\n${output}`).toBe(0);
    }
  });
});

describe("ts blocks compile and run", () => {
  const written = of("ts").map(([name, block], index) => [name, join(TYPESCRIPT, `block-${index}.ts`), block] as const);

  test("they compile", () => {
    if (written.length === 0) return;
    for (const [, path, block] of written) writeFileSync(path, `${block.text}export {};\n`);
    const options = {
      extends: "../../tsconfig.base.json",
      compilerOptions: { noEmit: true, composite: false, types: ["node"] },
      include: ["*.ts"],
    };
    writeFileSync(join(TYPESCRIPT, "tsconfig.json"), JSON.stringify(options));
    const result = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", TYPESCRIPT], {
      cwd: root,
      encoding: "utf8",
    });
    expect(result.stdout).toBe("");
  });

  test.each(written)("%s", (_, path, block) => {
    writeFileSync(path, `${block.text}export {};\n`);
    const result = run(process.execPath, ["--import", join(root, "node_modules/tsx/dist/esm/index.mjs"), path]);
    expect(result.status, result.stderr).toBe(0);
    const said = [...block.text.matchAll(/^\/\/ → (.*)$/gm)].map((comment) => comment[1]);
    if (said.length > 0) expect(result.stdout.trimEnd().split("\n")).toEqual(said);
  });
});
