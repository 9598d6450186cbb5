/**
 * docs/tutorial.md: its files are written one by one, its commands run where they stand, and the atlas that comes of it answers as
 * atlases/klaipeda does.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../src/core/compile.ts";
import { answerTo, compileCase, type Question, questionsOf } from "../atlases/questions.ts";
import { dejure } from "../cli/fake-world.ts";
import { pattern, said, stepsOf, wordsOf } from "./console.ts";
import { blocksOf, fileOf, TUTORIAL } from "./markdown.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure-tutorial-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ATLAS = "memel";
const steps = blocksOf(TUTORIAL).filter((block) => block.language === "console" || fileOf(block) !== undefined);

describe("its steps, in order", () => {
  test.each(steps.map((block) => [`${block.file}:${block.line}`, block] as const))("%s", async (_, block) => {
    const path = fileOf(block);
    if (path !== undefined) {
      mkdirSync(dirname(join(folder, ATLAS, path)), { recursive: true });
      writeFileSync(join(folder, ATLAS, path), block.text);
      return;
    }
    for (const { command, expected } of stepsOf(block)) {
      const [program, ...args] = wordsOf(command);
      expect(program).toBe("dejure");
      const outcome = await dejure(args, { cwd: folder });
      const output = said(outcome);
      if (!pattern(expected).test(output)) expect(output, command).toBe(expected.join("\n"));
      expect(outcome.status, output).toBe(0);
    }
  });
});

describe("what comes of it answers as the fuller atlas does", () => {
  const VIEWPOINTS = ["everyone", "lithuania", "germany", "allied"];
  // what decided is named by ids, and those are each atlas's own
  const asked = questionsOf("klaipeda")
    .map(({ text, expected: { because: _, ...expected } }): Question => ({ text, expected }))
    .filter(({ text }) => VIEWPOINTS.some((viewpoint) => text.startsWith("who klaipeda ") && text.endsWith(` as ${viewpoint}`)));
  let own: Compilation;
  let fuller: Compilation;
  beforeAll(() => {
    const root = join(folder, ATLAS);
    const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yaml"));
    own = compile(paths.map((path) => ({ path: path.replaceAll("\\", "/"), bytes: readFileSync(join(root, path)) })));
    fuller = compileCase("klaipeda");
  });

  test("without an error", () => expect(own.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]));
  test("asks enough", () => expect(asked.length).toBeGreaterThan(30));
  test.each(asked.map((question) => [question.text, question] as const))("%s", (_, question) => {
    expect(answerTo(own, question)).toEqual(question.expected);
    expect(answerTo(fuller, question)).toEqual(question.expected);
  });
});
