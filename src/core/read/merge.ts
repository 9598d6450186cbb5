import type { SourceFile } from "../model/atlas.ts";

export interface Merged {
  /** sorted by path; of files that differ under one path, that of the earlier atlas */
  readonly files: readonly SourceFile[];
  /** paths under which the atlases hold different files, sorted */
  readonly conflicts: readonly string[];
}

/**
 * Merges the files of atlases, the earlier one winning; the order of merging does not matter, only that of the atlases.
 * Records of one id in files of different names stay both, and reading reports `duplicate-id`.
 */
export function mergeFiles(...atlases: readonly (readonly SourceFile[])[]): Merged {
  const byPath = new Map<string, SourceFile>();
  const conflicts = new Set<string>();
  for (const files of atlases)
    for (const file of files) {
      const before = byPath.get(file.path);
      if (!before) byPath.set(file.path, file);
      else if (!sameBytes(before.bytes, file.bytes)) conflicts.add(file.path);
    }
  return {
    files: [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    conflicts: [...conflicts].sort(),
  };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
