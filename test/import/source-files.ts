import { expect } from "vitest";
import { type Compilation, compile } from "../../src/core/compile.ts";
import type { Atlas, SourceFile } from "../../src/core/model/atlas.ts";
import type { Imported, ImportedFile, ImportFault } from "../../src/import/imported.ts";

/** Files that an importer gives, or texts by path, as they would come from disk. */
export function sourceFiles(from: { readonly files: readonly ImportedFile[] } | Readonly<Record<string, string>>): SourceFile[] {
  const files = Array.isArray(from["files" as keyof typeof from])
    ? (from as { readonly files: readonly ImportedFile[] }).files
    : Object.entries(from as Readonly<Record<string, string>>).map(([path, text]) => ({ path, text }));
  return files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
}

/** What an importer gives, where it can read. */
export function sound<T extends Imported>(result: T | ImportFault): T {
  if (!result.ok) throw new Error(`${result.message}: ${result.help}`);
  return result;
}

/** What an importer gives as an atlas that answers, in which nothing is an error. */
export function checked(data: { readonly files: readonly ImportedFile[] }): Compilation {
  const world = compile(sourceFiles(data));
  expect(world.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
  return world;
}

/** The atlas alone. */
export const compiled = (data: { readonly files: readonly ImportedFile[] }): Atlas => checked(data).atlas;
