import { typesFile } from "./generate-types.ts";

/** Every generated file: path from the project's root → content. */
export async function generated(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  files.set("src/core/model/records.ts", typesFile());
  return files;
}
