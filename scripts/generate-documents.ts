/** The JSON Schemas of what the command prints and the API answers. */
import { DOCUMENTS, documentSchema } from "../src/export/answers/documents.ts";

/** `spec/json/<name>.schema.json` */
export function documentFiles(): Map<string, string> {
  return new Map(
    Object.entries(DOCUMENTS).map(([name, document]) => [
      `spec/json/${name}.schema.json`,
      `${JSON.stringify(documentSchema(document), null, 2)}\n`,
    ]),
  );
}
