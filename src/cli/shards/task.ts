/** The work of sharding in pieces that any thread can do: what stands in files, cutting them, resolving a shard. */
import { access, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { getHeapStatistics } from "node:v8";
import type { SourceFile } from "../../core/model/atlas.ts";
import { readNaturalEarth, wantsNaturalEarth } from "../../core/read/natural-earth-file.ts";
import type { ReadLimits } from "../../core/read/read-limits.ts";
import type { MapLayer } from "../../core/resolve/answer.ts";
import { cutFile } from "../../core/shards/cut.ts";
import { type FileSurvey, surveyOf } from "../../core/shards/file-survey.ts";
import { resolveShard } from "../../core/shards/owned.ts";
import type { Shard } from "../../core/shards/plan.ts";
import { geoParquet } from "../../export/geoparquet.ts";
import { ownedHoldings } from "../../export/owned-holdings.ts";
import { naturalEarthBytes } from "../../worker/package-files.ts";

type Limits = Partial<ReadLimits>;

/** What stands in some files of an atlas. */
export interface SurveyTask {
  readonly kind: "facts";
  readonly root: string;
  readonly paths: readonly string[];
  readonly limits: Limits;
}
/** Pieces of one file into the folders of shards. */
export interface CutTask {
  readonly kind: "cut";
  readonly root: string;
  readonly path: string;
  readonly into: readonly (readonly [folder: string, places: true | readonly number[]])[];
}
/** One shard into partitions. */
export interface ResolveTask {
  readonly kind: "resolve";
  /** that of the shard */
  readonly folder: string;
  readonly output: string;
  readonly shard: string;
  readonly viewpoints: readonly string[];
  readonly layers: readonly MapLayer[];
  readonly limits: Limits;
  readonly version: string;
}
export interface Tasks {
  readonly facts: SurveyTask;
  readonly cut: CutTask;
  readonly resolve: ResolveTask;
}
export type Task<K extends keyof Tasks = keyof Tasks> = Tasks[K] & { readonly kind: K };

/** What is told of a shard that was resolved. */
export interface ShardDone {
  readonly shard: string;
  readonly records: number;
  /** faces that the shard tells of */
  readonly faces: number;
  readonly rows: number;
  readonly area_km2: number;
  readonly seconds: number;
  /** memory of its thread at the end of its work */
  readonly heap_mb: number;
}
export interface TaskResults {
  readonly facts: readonly FileSurvey[];
  readonly cut: undefined;
  readonly resolve: ShardDone;
}

/** Name of the file in a shard's folder that says which land is its own. */
export const SHARD_FILE = "shard.json";

/** What `SHARD_FILE` holds. */
export interface ShardFile {
  readonly files: readonly string[];
  readonly geometry: Shard["geometry"];
}

const source = async (root: string, path: string): Promise<SourceFile> => ({ path, bytes: await readFile(join(root, path)) });

async function factsOfFiles({ root, paths, limits }: SurveyTask): Promise<FileSurvey[]> {
  const facts: FileSurvey[] = [];
  for (const path of paths) facts.push(...[surveyOf(await source(root, path), limits)].filter((f) => f !== undefined));
  return facts;
}

async function cut({ root, path, into }: CutTask): Promise<undefined> {
  const pieces = cutFile(await source(root, path), into.map(([, places]) => places)); // biome-ignore format: one call
  for (const [i, [folder]] of into.entries()) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, pieces[i] as Uint8Array);
  }
}

/** The file of one viewpoint and layer of a shard, below the output. */
export const partitionPath = (viewpoint: string, layer: MapLayer, shard: string): string =>
  `land/viewpoint=${viewpoint}/layer=${layer}/shard=${shard}/land.parquet`;

async function resolveOne(task: ResolveTask): Promise<ShardDone> {
  const began = performance.now();
  const { folder, output, shard, viewpoints, layers, limits, version } = task;
  const { files: paths, geometry } = JSON.parse(await readFile(join(folder, SHARD_FILE), "utf8")) as ShardFile;
  const files = await Promise.all(paths.map((path) => source(folder, path)));
  const base = files.some(wantsNaturalEarth) ? readNaturalEarth(await naturalEarthBytes("countries-10m.json")) : undefined;
  const { atlas, resolver, owned } = resolveShard(files, geometry, { base, limits });
  let rows = 0;
  let area = 0;
  for (const viewpoint of viewpoints)
    for (const layer of layers) {
      const holdings = ownedHoldings(resolver, owned, viewpoint, layer);
      rows += holdings.length;
      if (holdings.length > 0)
        await writeWhole(
          join(output, partitionPath(viewpoint, layer, shard)),
          await geoParquet(atlas, holdings, { viewpoint, layer, date: "../.." }, version),
        );
    }
  const { arrangement } = atlas.land;
  for (let face = 1; face < owned.length; face++) if (owned[face] === 1) area += arrangement.areaOf(face);
  const { total_heap_size, external_memory } = getHeapStatistics();
  return {
    shard,
    records: Object.values(atlas.collections).reduce((sum, { size }) => sum + size, 0),
    faces: owned.reduce((sum, one) => sum + one, 0),
    rows,
    area_km2: area,
    seconds: Number(((performance.now() - began) / 1000).toFixed(2)),
    heap_mb: Math.round((total_heap_size + external_memory) / 1e6),
  };
}

/** A file of which nobody ever sees a part. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const fresh = `${path}.${process.pid}.part`;
  await writeFile(fresh, bytes);
  await rename(fresh, path);
}

const WORK: { readonly [K in keyof Tasks]: (task: Tasks[K]) => Promise<TaskResults[K]> } = {
  facts: factsOfFiles,
  cut,
  resolve: resolveOne,
};

export const perform = <K extends keyof Tasks>(task: Task<K>): Promise<TaskResults[K]> => WORK[task.kind](task);

/** Whether a path is there. */
export const isThere = (path: string): Promise<boolean> => access(path).then(() => true, () => false); // biome-ignore format: one line
