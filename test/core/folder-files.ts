import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "../../src/core/model/atlas.ts";

/** The text files of an atlas folder of this project. */
export function folderFiles(folder: string): SourceFile[] {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((full) => ({ path: full.slice(root.length).replaceAll("\\", "/"), bytes: new Uint8Array(readFileSync(full)) }));
}
