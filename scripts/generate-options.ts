/** The options of the library, from the declarations of the questions. */
import { AS, camelCase, DAY, KNOWN_ON, parametersAt, type QuestionParameter, textAt, wordsAt } from "../src/export/answers/question.ts";
import { QUESTIONS } from "../src/export/answers/questions.ts";

function typeOf(parameter: QuestionParameter): string {
  const words = wordsAt(parameter, "library");
  const one = parameter.flag ? "boolean" : (words?.map((word) => JSON.stringify(word)).join(" | ") ?? "string");
  return parameter.several ? `readonly (${one})[]` : one;
}

function member(parameter: QuestionParameter): string {
  const { name, required, otherwise } = parameter;
  const least = otherwise === undefined ? "" : `; \`${otherwise}\` where it is left out`;
  return `  /** ${textAt(parameter, "library")}${least} */\n  readonly ${camelCase(name)}${required ? "" : "?"}: ${typeOf(parameter)};\n`;
}

const interfaceOf = (about: string, head: string, members: readonly QuestionParameter[]): string =>
  `/** ${about} */\nexport interface ${head} {\n${members.map(member).join("")}}\n`;

const EYES: readonly QuestionParameter[] = [AS, KNOWN_ON];

/** `src/library/options.ts` */
export function optionsFile(): string {
  const options = QUESTIONS.flatMap((question) => {
    const own = parametersAt(question, "library", "option");
    if (own.length === 0) return [];
    const heir = EYES.every(({ name }) => own.some((one) => one.name === name));
    const head = `${question.name.charAt(0).toUpperCase()}${question.name.slice(1)}Options${heir ? " extends Eyes" : ""}`;
    return [
      interfaceOf(
        `How \`${question.name}\` is asked: ${question.summary}.`,
        head,
        heir ? own.filter((one) => !EYES.some(({ name, text }) => one.name === name && one.text === text)) : own,
      ),
    ];
  });
  return [
    "// Generated from the declarations of the questions by `npm run generate`; do not edit.\n",
    interfaceOf("The eyes and the day of knowledge that a question is put with.", "Eyes", EYES),
    ...options,
    interfaceOf("A day in the eyes of a viewpoint.", "From", [DAY, AS]),
  ].join("\n");
}
