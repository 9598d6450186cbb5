/** The whole way from files to an atlas and all its diagnostics, on one screen: read → link → resolve → check. */
import { CheckCache, checkLinked } from "./check/check.ts";
import { withoutEchoes } from "./check/echoes.ts";
import { inOrder } from "./check/order.ts";
import { type LandOptions, link } from "./link/link.ts";
import { LinkCache } from "./link/link-cache.ts";
import type { Atlas, SourceFile } from "./model/atlas.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import { ReadCache, type ReadResult, readAtlas } from "./read/read-atlas.ts";
import type { ReadLimits } from "./read/read-limits.ts";
import { ResolverCache } from "./resolve/ground.ts";
import { createResolver, type Resolver } from "./resolve/resolver.ts";
import { ArrangeCancelled } from "./space/arrange.ts";

/**
 * What one compilation leaves for the next of the same atlas, so that only what changed is worked out again; the result is
 * the same as without. Keep one an atlas; it serves one compilation at a time.
 */
export class CompileCache {
  readonly read = new ReadCache();
  link = new LinkCache();
  resolver = new ResolverCache();
  check = new CheckCache();

  /** Keeps only what files gave: what else was kept may be half done. */
  reset(): void {
    this.link = new LinkCache();
    this.resolver = new ResolverCache();
    this.check = new CheckCache();
  }
}

export interface CompileOptions extends LandOptions {
  readonly cache?: CompileCache | undefined;
  /** bytes of the largest files that are read; what is not said is as in `READ_LIMITS` */
  readonly limits?: Partial<ReadLimits> | undefined;
}

export interface Compilation {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  /** everything found, sorted by file and place */
  readonly diagnostics: readonly Diagnostic[];
}

/** How far the whole is, from 0 to 1, when each stage begins: reading at 0, then these. */
const BEGINS = { land: 0.4, check: 0.7 } as const;

/**
 * Compiles an atlas. Total: a faulty atlas yields all that can be had and all its diagnostics; the one exception is
 * `ArrangeCancelled`, where `cancelled` asks for it while files are read or land is arranged.
 */
export function compile(files: readonly SourceFile[], options: CompileOptions = {}): Compilation {
  const { cache, progress, cancelled } = options;
  const reading = (part: number): void => {
    if (cancelled?.() === true) throw new ArrangeCancelled();
    progress?.(BEGINS.land * part, "reading files");
  };
  const read = readAtlas(files, cache?.read, reading, options.limits);
  try {
    return compileRead(read, options);
  } catch (error) {
    cache?.reset();
    throw error;
  }
}

/** Everything that is found in the files of an atlas, sorted by file and place. */
export const check = (files: readonly SourceFile[], options: CompileOptions = {}): readonly Diagnostic[] =>
  compile(files, options).diagnostics;

function compileRead(read: ReadResult, options: CompileOptions): Compilation {
  const { cache, progress } = options;
  const within = (from: number, to: number) => (part: number, stage: string) => progress?.(from + (to - from) * part, stage);
  const linked = link(read, { ...options, progress: within(BEGINS.land, BEGINS.check) }, cache?.link);
  const resolver = createResolver(linked.atlas, cache?.resolver, linked.changed);
  const checking = within(BEGINS.check, 1);
  const diagnostics = [
    ...read.diagnostics,
    ...linked.diagnostics,
    ...linked.atlas.land.diagnostics,
    ...checkLinked(linked, resolver, cache?.check, (part) => checking(part, "checking")),
  ];
  return { atlas: linked.atlas, resolver, diagnostics: inOrder(withoutEchoes(diagnostics)) };
}
