import { beforeAll, describe, expect, test } from "vitest";
import type { Compilation } from "../../src/core/compile.ts";
import { answerTo, casesWithQuestions, compileCase, questionsOf } from "./questions.ts";

describe.each(casesWithQuestions())("%s, worked out by hand", (name) => {
  let compiled: Compilation;
  beforeAll(() => {
    compiled = compileCase(name);
  });

  test("has no error", () => {
    expect(compiled.diagnostics.filter((d) => d.severity === "error").map((d) => `${d.rule} ${d.record}: ${d.message}`)).toEqual([]);
  });
  const questions = questionsOf(name);
  const answered = questions.filter((question) => !question.awaitsFold);
  const awaiting = questions.filter((question) => question.awaitsFold);
  test.each(answered)("$text", (question) => {
    expect(answerTo(compiled, question)).toEqual(question.expected);
  });
  for (const question of awaiting)
    test.fails(`${question.text}, which awaits the corrected fold`, () => {
      expect(answerTo(compiled, question)).toEqual(question.expected);
    });
});
