import { expect } from "vitest";
import { compile } from "../../src/core/compile.ts";
import type { Atlas, SourceFile } from "../../src/core/model/atlas.ts";
import type { ImportedFile } from "../../src/import/imported.ts";

/** Files that an importer gives, or texts by path, as they would come from disk. */
export function sourceFiles(from: { readonly files: readonly ImportedFile[] } | Readonly<Record<string, string>>): SourceFile[] {
  const files = Array.isArray(from["files" as keyof typeof from])
    ? (from as { readonly files: readonly ImportedFile[] }).files
    : Object.entries(from as Readonly<Record<string, string>>).map(([path, text]) => ({ path, text }));
  return files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
}

/** The atlas that an importer gives, in which nothing is an error. */
export function compiled(data: { readonly files: readonly ImportedFile[] }): Atlas {
  const { atlas, diagnostics } = compile(sourceFiles(data));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return atlas;
}
