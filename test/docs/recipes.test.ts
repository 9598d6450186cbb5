/**
 * docs/recipes.md: the YAML blocks below each heading form an atlas with those of its first section, and the answers below them
 * are right. Nothing is to be found in them that a checker would say.
 */
import { describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import type { SourceFile } from "../../src/core/model/atlas.ts";
import { answerTo, questionsIn } from "../atlases/questions.ts";
import { type Block, blocksOf, fileOf, textOf } from "./markdown.ts";

const PAGE = "docs/recipes.md";

interface Recipe {
  readonly heading: string;
  readonly files: Readonly<Record<string, string>>;
  readonly questions: string;
}

function recipesOf(): Recipe[] {
  const lines = textOf(PAGE).split("\n");
  const headingOf = (block: Block): string => lines.slice(0, block.line).findLast((line) => /^#{2,3} /.test(line)) ?? "";
  const recipes = new Map<string, { files: Record<string, string>; questions: string }>();
  for (const block of blocksOf(PAGE)) {
    const heading = headingOf(block).replace(/^#+ /, "");
    let recipe = recipes.get(heading);
    if (!recipe) recipes.set(heading, (recipe = { files: {}, questions: "" }));
    if (block.language === "text") recipe.questions += block.text;
    if (block.language === "yaml") recipe.files[fileOf(block) ?? `block of line ${block.line} names no file`] = block.text;
  }
  return [...recipes].map(([heading, recipe]) => ({ heading, ...recipe }));
}

const [shared, ...recipes] = recipesOf() as [Recipe, ...Recipe[]];
const encoder = new TextEncoder();

test("the page has its recipes", () => {
  expect(Object.keys(shared.files)).toContain("atlas.yaml");
  expect(recipes.length).toBeGreaterThanOrEqual(14);
});

describe.each(recipes.map((recipe) => [recipe.heading, recipe] as const))("%s", (_, { heading, files, questions }) => {
  const compilation = compile(
    Object.entries({ ...shared.files, ...files }).map(([path, text]): SourceFile => ({ path, bytes: encoder.encode(text) })),
  );

  test("checks clean", () => {
    // no example needs all of the polities and viewpoints that they share
    const found = compilation.diagnostics.filter((d) => d.rule !== "unused-record" && d.rule !== "viewpoint-adopts-nobody");
    expect(found.map((d) => `${d.rule}: ${d.message}`)).toEqual([]);
  });

  const asked = questionsIn(questions, heading);
  test("asks something", () => expect(asked).not.toEqual([]));
  test.each(asked.map((question) => [question.text, question] as const))("%s", (_, question) => {
    expect(answerTo(compilation, question)).toEqual(question.expected);
  });
});
