/** What a change brings: findings of an atlas with it that were not there without it. */
import { findingIds } from "../core/check/finding-id.ts";
import type { SourceFile } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";

export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  textOf(file: string): string | undefined;
}

export interface NewFindings {
  readonly found: readonly Diagnostic[];
  textOf(file: string): string | undefined;
}

/** `fresh` are files that come, or take the place of those of the same path; `gone` are no longer there. */
export async function newFindings(
  check: (files: readonly SourceFile[]) => Promise<Checked>,
  files: readonly SourceFile[],
  fresh: readonly SourceFile[],
  gone: readonly SourceFile[] = [],
): Promise<NewFindings> {
  const before = await check(files);
  const known = new Set(findingIds(before.diagnostics, before.textOf));
  const after = await check([...files.filter(({ path }) => ![...fresh, ...gone].some((one) => one.path === path)), ...fresh]);
  const ids = findingIds(after.diagnostics, after.textOf);
  return { textOf: after.textOf, found: after.diagnostics.filter((_, i) => !known.has(ids[i] as string)) };
}
