import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { answersOf, cases, diagnosticsOf, expectedPath } from "./cases.ts";

const expected = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "(nothing yet: npm run accept)");

describe.each(cases())("%s", (name) => {
  it("checks as expected", async () => {
    expect(await diagnosticsOf(name)).toBe(expected(expectedPath(name, "diagnostics.txt")));
  });
  it("answers as expected", async () => {
    const answers = await answersOf(name);
    expect(answers, "answers.txt holds questions: lines that begin with $ dejure").toBeDefined();
    expect(answers).toBe(expected(expectedPath(name, "answers.txt")));
  });
});
