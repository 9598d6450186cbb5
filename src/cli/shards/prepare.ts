/** From the folder of an atlas to folders of shards, each an atlas in itself, with what any process needs to resolve it. */
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readNaturalEarth } from "../../core/read/natural-earth-file.ts";
import { readFile as readAtlasFile, roleOf } from "../../core/read/read-file.ts";
import type { ReadLimits } from "../../core/read/read-limits.ts";
import type { FileSurvey } from "../../core/shards/file-survey.ts";
import { planShards, type Shard } from "../../core/shards/plan.ts";
import { listFolder } from "../read-folder.ts";
import type { Progress } from "../terminal.ts";
import { misuse, type World } from "../world.ts";
import type { Pool } from "./pool.ts";
import { isThere, SHARD_FILE, type ShardFile } from "./task.ts";

export interface Preparing {
  readonly root: string;
  readonly output: string;
  readonly count: number;
  readonly limits: Partial<ReadLimits>;
}

export interface Prepared {
  /** names of the shards; each is a folder of `shardsIn(output)` */
  readonly shards: readonly string[];
  readonly records: number;
  readonly errors: number;
  readonly viewpoints: readonly string[];
  readonly viewpoint: string | undefined;
  /** how long each step took, s */
  readonly seconds: { readonly reading: number; readonly planning: number; readonly cutting: number };
}

export const shardsIn = (output: string): string => join(output, "shards");

/** Bytes of files that a thread reads in one go. */
const BATCH = 2_000_000;

export async function prepare(world: World, pool: Pool, preparing: Preparing, progress: Progress): Promise<Prepared> {
  const { root, output, count, limits } = preparing;
  const began = world.now();
  const { paths, diagnostics } = await listFolder(world, root);
  const batches = await batched(
    root,
    paths.filter((path) => roleOf(path) !== undefined),
  );
  let done = 0;
  const facts = (
    await Promise.all(
      batches.map(async (batch) => {
        const some = await pool.run({ kind: "facts", root, paths: batch, limits });
        progress.step(++done / batches.length, "reading files");
        return some;
      }),
    )
  ).flat();
  const read = world.now();
  const wantsBase = facts.some((f) => f.units.some((unit) => unit.draws.some((id) => id.startsWith("natural-earth:"))));
  const base = wantsBase ? readNaturalEarth(await world.naturalEarth("countries-10m.json")) : undefined;
  const plan = planShards(facts, count, base);
  const planned = world.now();
  const shards = plan.map((_, i) => String(i + 1).padStart(4, "0"));
  await rm(shardsIn(output), { recursive: true, force: true });
  for (const [i, shard] of plan.entries()) await writeShardFile(join(shardsIn(output), shards[i] as string), shard);
  await cutAll(pool, preparing, plan, shards, progress);
  const seconds = (from: number, to: number): number => Number(((to - from) / 1000).toFixed(2));
  return {
    shards,
    records: facts.reduce((sum, f) => sum + f.units.reduce((n, { ids }) => n + ids.length, 0), 0),
    errors: facts.reduce((sum, f) => sum + f.errors, diagnostics.length),
    ...(await viewpointsOf(root, facts)),
    seconds: { reading: seconds(began, read), planning: seconds(read, planned), cutting: seconds(planned, world.now()) },
  };
}

async function writeShardFile(folder: string, { files, geometry }: Shard): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, SHARD_FILE), JSON.stringify({ files: [...files.keys()].sort(), geometry } satisfies ShardFile));
}

async function cutAll(pool: Pool, { root, output }: Preparing, plan: readonly Shard[], shards: readonly string[], progress: Progress) {
  const byPath = new Map<string, [folder: string, places: true | readonly number[]][]>();
  for (const [i, { files }] of plan.entries())
    for (const [path, places] of files) {
      const into = byPath.get(path) ?? [];
      byPath.set(path, into);
      into.push([join(shardsIn(output), shards[i] as string), places]);
    }
  let done = 0;
  await Promise.all(
    [...byPath].map(async ([path, into]) => {
      await pool.run({ kind: "cut", root, path, into });
      progress.step(++done / byPath.size, "writing shards");
    }),
  );
}

async function batched(root: string, paths: readonly string[]): Promise<string[][]> {
  const batches: string[][] = [];
  let bytes = BATCH;
  for (const path of paths) {
    if (bytes >= BATCH) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(path);
    bytes += (await stat(join(root, path))).size;
  }
  return batches;
}

async function viewpointsOf(root: string, facts: readonly FileSurvey[]): Promise<Pick<Prepared, "viewpoints" | "viewpoint">> {
  const head = readAtlasFile({ path: "atlas.yaml", bytes: await readFile(join(root, "atlas.yaml")) }).head?.data;
  const all = facts.flatMap((f) => f.units.flatMap(({ ids }) => ids)).filter((id) => id.startsWith("viewpoints/"));
  return { viewpoints: all.map((id) => id.slice("viewpoints/".length)), viewpoint: head?.default.viewpoint };
}

/** Refuses a folder with files of somebody else. */
export async function checkOutput(output: string, shown: string): Promise<void> {
  if (!(await isThere(output))) return;
  const names = await readdir(output).catch(() => {
    throw misuse(`${shown} is a file`, "name a folder");
  });
  if (names.length > 0 && !names.includes(DONE_FILE) && !names.includes("shards"))
    throw misuse(`${shown} holds files that dejure did not write`, "name a new folder, or empty this one yourself");
}

/** Written last: what was made, and how. */
export const DONE_FILE = "partition.json";
