import { recordSchemas } from "../src/export/record-schema.ts";
import { answersFile, resolvedFile } from "./generate-answers.ts";
import { apiPage } from "./generate-api.ts";
import { commandPage } from "./generate-command.ts";
import { conformancePage } from "./generate-conformance.ts";
import { documentFiles } from "./generate-documents.ts";
import { formatsPage } from "./generate-formats.ts";
import { libraryPage } from "./generate-library.ts";
import { optionsFile } from "./generate-options.ts";
import { referenceFile } from "./generate-reference.ts";
import { rulePages } from "./generate-rules.ts";
import { typesFile } from "./generate-types.ts";

/** Every generated file: path from the project's root → content. */
export async function generated(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  files.set("src/core/model/records.ts", typesFile());
  files.set("src/core/resolve/answer-shapes.ts", resolvedFile());
  files.set("src/export/answers/answer-documents.ts", answersFile());
  files.set("src/library/options.ts", optionsFile());
  for (const [name, content] of recordSchemas()) files.set(`spec/schema/${name}`, content);
  for (const [path, content] of documentFiles()) files.set(path, content);
  files.set("docs/reference/format.md", referenceFile());
  for (const [path, content] of rulePages()) files.set(path, content);
  files.set("docs/reference/api.md", apiPage());
  files.set("docs/reference/command.md", await commandPage());
  files.set("docs/reference/formats.md", formatsPage());
  files.set("docs/reference/library.md", libraryPage());
  files.set("docs/reference/ogc.md", conformancePage());
  return files;
}
