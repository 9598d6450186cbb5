import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Inputs that once broke a reader, in a folder of its name. */
export const CASES = join(import.meta.dirname, "cases");

export const casesOf = (reader: string): readonly { readonly name: string; readonly input: string }[] => {
  const folder = join(CASES, reader);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, input: readFileSync(join(folder, name), "utf8") }));
};
