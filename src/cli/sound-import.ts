/** What an import or a draft would write is checked before it is written. */
import type { SourceFile } from "../core/model/atlas.ts";
import { readAtlas } from "../core/read/read-atlas.ts";
import type { ReadLimits } from "../core/read/read-limits.ts";
import { compileFiles } from "./load-atlas.ts";
import { CommandError, EXIT, type World } from "./world.ts";

/** Errors that are told of what is refused. */
const MOST_TOLD = 3;

/** Refuses files with which `dejure check` would find an error in them; `around` is the atlas that they are added to. */
export async function refuseFaulty(world: World, files: readonly SourceFile[], around: readonly SourceFile[]): Promise<void> {
  const own = new Set(files.map(({ path }) => path));
  const { diagnostics } = await compileFiles(world, [...around, ...files]);
  const errors = diagnostics.filter(({ severity, span }) => severity === "error" && own.has(span.file));
  if (errors.length === 0) return;
  const told = errors.slice(0, MOST_TOLD).map(({ rule, message, span }) => `${span.file}: ${rule}: ${message}`);
  throw new CommandError(
    EXIT.diagnostics,
    `nothing is written: dejure check would find ${errors.length === 1 ? "an error" : `${errors.length} errors`} in it`,
    told.join("; "),
  );
}

/** Titles of the sources of an atlas by their ids, faulty ones among them. */
export function sourcesIn(files: readonly SourceFile[], limits: Partial<ReadLimits>): ReadonlyMap<string, readonly string[]> {
  const { records, incomplete, withheld } = readAtlas(files, undefined, undefined, limits);
  const titles = new Map<string, readonly string[]>([...(withheld.get("sources") ?? [])].map((id) => [id, []]));
  for (const record of [...incomplete, ...records])
    if (record.collection === "sources") titles.set(record.id, Object.values(record.data.title ?? {}));
  return titles;
}
