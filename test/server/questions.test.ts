/** The API answers each question that is declared for it, with the parameters that are declared. */
import { expect, test } from "vitest";
import { parametersAt } from "../../src/export/answers/question.ts";
import { QUESTIONS } from "../../src/export/answers/questions.ts";
import { ROUTES } from "../../src/server/routes.ts";

test("the API answers each question that is declared for it, and takes what is declared", () => {
  const routes = ROUTES.map(({ path, rest, parameters }) => [
    path.replace("/", ""),
    ...[...(rest ? [rest] : []), ...parameters].map((one) => one.name),
  ]);
  const declared = QUESTIONS.map((question) => [question.name, ...parametersAt(question, "api").map(({ name }) => name)]);
  expect(routes).toEqual(declared.filter(({ length }) => length > 1));
});
