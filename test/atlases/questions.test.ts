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
  test.each(questionsOf(name))("$text", (question) => {
    expect(answerTo(compiled, question)).toEqual(question.expected);
  });
});
