/** What an import makes goes into a folder of its own, or into an atlas that is there: then nothing is written over, and clashes are named. */
import { join, resolve } from "node:path";
import type { SourceFile } from "../core/model/atlas.ts";
import { readAtlas } from "../core/read/read-atlas.ts";
import { writeFolder } from "./atomic-folder.ts";
import { replaceFiles } from "./change.ts";
import { readLimits } from "./environment-limits.ts";
import { withoutCutOff } from "./journal.ts";
import { readFolder } from "./read-folder.ts";
import { refuseFaulty } from "./sound-import.ts";
import { misuse, type World } from "./world.ts";

export interface Target {
  /** as the person wrote it */
  readonly output: string;
  readonly folder: string;
  /** whether an atlas stands there */
  readonly atlas: boolean;
}

/** The folder that is written to: an atlas, or one that is not there yet or empty. */
export async function targetOf(world: World, output: string | undefined): Promise<Target> {
  if (output === undefined) throw misuse("no atlas is named", "say where it goes: -o FOLDER");
  const folder = resolve(world.cwd, output);
  const kind = await world.disk.kindOf(folder);
  const atlas = (await world.disk.kindOf(join(folder, "atlas.yaml"))) === "file";
  if (atlas) await withoutCutOff(world, folder);
  if (!atlas && kind !== undefined && (kind !== "folder" || (await world.disk.list(folder)).length > 0))
    throw misuse(`${output} is there already, and is no atlas`, "name an atlas, or a folder that does not exist yet");
  return { output, folder, atlas };
}

/** Clashes that are named one by one. */
const MOST_TOLD = 5;

function named(found: readonly string[]): string {
  return `${found.slice(0, MOST_TOLD).join(", ")}${found.length > MOST_TOLD ? ` and ${found.length - MOST_TOLD} more` : ""}`;
}

const idsIn = (world: World, files: readonly SourceFile[]): ReadonlySet<string> => {
  const { records, incomplete } = readAtlas(files, undefined, undefined, readLimits(world));
  return new Set([...records, ...incomplete].map(({ collection, id }) => `${collection} ${id}`));
};

/** Writes the files of an import and gives their paths; into an atlas all but its head, and none where one of them or an id is there already. */
export async function writeImport(
  world: World,
  { output, folder, atlas }: Target,
  id: string,
  written: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<readonly string[]> {
  if (!atlas) {
    await refuseFaulty(world, written, []);
    await writeFolder(world, folder, output, written, undefined, "person");
    return written.map(({ path }) => path);
  }
  const files = written
    .filter(({ path }) => path !== "atlas.yaml")
    .map(({ path, bytes }) => ({ path: path === "README.md" ? `README-${id}.md` : path, bytes }));
  const clashing: string[] = [];
  for (const { path } of files) if ((await world.disk.kindOf(join(folder, ...path.split("/")))) !== undefined) clashing.push(path);
  const own = "name a folder that does not exist yet, and the import is an atlas of its own";
  if (clashing.length > 0)
    throw misuse(
      `nothing is written: ${output} has ${clashing.length === 1 ? "a file" : `${clashing.length} files`} of this name already: ${named(clashing)}`,
      own,
    );
  const around = (await readFolder(world, folder)).files;
  const there = idsIn(world, around);
  const twice = [...idsIn(world, files)].filter((one) => there.has(one));
  if (twice.length > 0)
    throw misuse(
      `nothing is written: ${output} has ${twice.length === 1 ? "an id" : `${twice.length} ids`} of it already: ${named(twice)}`,
      own,
    );
  await refuseFaulty(world, files, around);
  await replaceFiles(world, folder, [], files);
  return files.map(({ path }) => path);
}
