/** The whole way from files to an atlas and all its diagnostics, on one screen: read → link → resolve → check. */
import { check } from "./check/check.ts";
import { withoutEchoes } from "./check/echoes.ts";
import { inOrder } from "./check/order.ts";
import { type LandOptions, link } from "./link/link.ts";
import type { Atlas, SourceFile } from "./model/atlas.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import { type ReadCache, readAtlas } from "./read/read-atlas.ts";
import { createResolver, type Resolver } from "./resolve/resolver.ts";

export interface CompileOptions extends LandOptions {
  /** parsed files by content, kept from one compilation to the next */
  readonly cache?: ReadCache | undefined;
}

export interface Compilation {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  /** everything found, sorted by file and place */
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles an atlas. Total: a faulty atlas yields all that can be had and all its diagnostics, never an exception. */
export function compile(files: readonly SourceFile[], options: CompileOptions = {}): Compilation {
  const read = readAtlas(files, options.cache);
  const linked = link(read, options);
  const resolver = createResolver(linked.atlas);
  const diagnostics = [
    ...read.diagnostics,
    ...linked.diagnostics,
    ...linked.atlas.land.diagnostics,
    ...check(linked.atlas, resolver, linked.atlas.used),
  ];
  return { atlas: linked.atlas, resolver, diagnostics: inOrder(withoutEchoes(diagnostics)) };
}
