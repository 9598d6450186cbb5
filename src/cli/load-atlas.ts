import { inOrder } from "../core/check/order.ts";
import { type Compilation, type CompileCache, compile } from "../core/compile.ts";
import type { Atlas, SourceFile } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import { readNaturalEarth, wantsNaturalEarth } from "../core/read/natural-earth-file.ts";
import type { Resolver } from "../core/resolve/resolver.ts";
import type { NaturalEarthBase } from "../core/space/natural-earth-base.ts";
import { readLimits } from "./environment-limits.ts";
import { type FolderRead, readFolder } from "./read-folder.ts";
import { Progress } from "./terminal.ts";
import type { World } from "./world.ts";

/** An atlas as loaded from disk, with all that was found about it. */
export interface Loaded {
  readonly root: string;
  readonly files: readonly SourceFile[];
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  readonly diagnostics: readonly Diagnostic[];
}

/** What those who compile an atlas in several versions keep from one to the next. */
interface Lasting {
  readonly base: NaturalEarthBase | undefined;
  readonly cache: CompileCache;
}

/** Natural Earth, where one of the files names it. */
export const baseFor = async (world: World, files: readonly SourceFile[]): Promise<NaturalEarthBase | undefined> =>
  files.some(wantsNaturalEarth) ? readNaturalEarth(await world.naturalEarth("countries-10m.json")) : undefined;

/** Links and checks files as an atlas, with Natural Earth where they name it. */
export async function compileFiles(world: World, files: readonly SourceFile[], lasting?: Lasting): Promise<Compilation> {
  const progress = new Progress(world);
  const { base, cache } = lasting ?? { base: await baseFor(world, files), cache: undefined };
  const compiled = compile(files, {
    base,
    cache,
    limits: readLimits(world),
    progress: (fraction, stage) => progress.step(fraction, stage),
  });
  progress.done();
  return compiled;
}

/** Links and checks what was read of the folder of an atlas. */
export async function compileFolder(world: World, root: string, { files, diagnostics }: FolderRead): Promise<Loaded> {
  const { atlas, resolver, diagnostics: found } = await compileFiles(world, files);
  return { root, files, atlas, resolver, diagnostics: inOrder([...diagnostics, ...found]) };
}

/** Reads, links and checks the atlas in a folder. */
export const loadAtlas = async (world: World, root: string): Promise<Loaded> => compileFolder(world, root, await readFolder(world, root));
