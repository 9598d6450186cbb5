import type { Atlas, SourceFile } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import type { ReadLimits } from "../core/read/read-limits.ts";
import type { Resolver } from "../core/resolve/resolver.ts";
import type { NaturalEarthBase } from "../core/space/natural-earth-base.ts";
import type { Day } from "../core/time/historical-date.ts";

/** The files of an atlas on disk, read anew as far as they changed. */
export interface Folder {
  /** the files in `changed` (full paths), or all of them */
  read(changed: readonly string[] | undefined): Promise<readonly SourceFile[] | { readonly put?: readonly SourceFile[] }>;
  /** findings about files that may not be read */
  readonly found: readonly Diagnostic[];
}

/** What the language server needs of the machine and of the command, as one argument. */
export interface Host {
  readonly version: string;
  /** the nearest folder upward of a file that holds `atlas.yaml` */
  rootOf(path: string): Promise<string | undefined>;
  folder(root: string): Folder;
  /** Calls `changed` after files changed, with their full paths where only what stands in them is new; gives what stops it. */
  watch(root: string, changed: (contents?: readonly string[]) => void): Promise<() => Promise<void>>;
  /** limits on the files of an atlas */
  readonly limits?: Partial<ReadLimits> | undefined;
  naturalEarth(): Promise<NaturalEarthBase>;
  /** Who held the land of a record on a day, in words, a line for each piece; undefined where it has no land. */
  held(askable: { readonly atlas: Atlas; readonly resolver: Resolver }, ref: string, day: Day): readonly string[] | undefined;
  now(): number;
}
