import { mkdir, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { Option } from "commander";
import { nearest } from "../../core/link/references.ts";
import { MAP_LAYERS, type MapLayer } from "../../core/resolve/answer.ts";
import { type CommonOptions, examples, gathered, print, printJson, type Registering, withCommon } from "../command.ts";
import { readLimits } from "../environment-limits.ts";
import { missingPackage } from "../exporting.ts";
import { databaseError } from "../postgres/database-faults.ts";
import { findAtlas } from "../read-folder.ts";
import type { Pool } from "../shards/pool.ts";
import { checkOutput, DONE_FILE, type Prepared, prepare, shardsIn } from "../shards/prepare.ts";
import { doneIn, enqueue, workThrough } from "../shards/queue.ts";
import type { ResolveTask, ShardDone } from "../shards/task.ts";
import { counted, Progress } from "../terminal.ts";
import { EXIT, misuse, type World } from "../world.ts";

interface Options extends CommonOptions {
  readonly output: string;
  readonly shards: number;
  readonly threads: number;
  readonly as: readonly string[];
  readonly layer: readonly MapLayer[];
  readonly queue?: string;
  readonly join?: boolean;
  readonly keep?: boolean;
}

function count(least: number, most: number, what: string): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least || number > most)
      throw misuse(`${text} is no number of ${what}`, `write a whole number from ${least} to ${most}`);
    return number;
  };
}

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("partition")
      .summary("resolve a large atlas in shards, into GeoParquet partitions")
      .description(
        "Divides an atlas by land into shards, resolves them apart in several threads, and writes the land of all time as GeoParquet, a partition for each viewpoint, layer and shard. The answers are those of the undivided atlas, to the last corner. With --queue, processes on several machines that see the same output folder share the work.",
      )
      .argument("[atlas]", "atlas folder (default: the nearest one upward with atlas.yaml)")
      .requiredOption("-o, --output <dir>", "folder to write")
      .option("--shards <count>", "how many at the most", count(1, 100_000, "shards"), 16)
      .option("--threads <count>", "0: none beside the command's own", count(0, 256, "threads"), availableParallelism())
      .option("--as <viewpoint>", "whose eyes (default: the atlas's); may be given again", gathered, [])
      .addOption(
        new Option("--layer <layer>", "title where not said; may be given again").choices(MAP_LAYERS).argParser(gathered).default([]),
      )
      .option("--queue <address>", "share the work through this PostgreSQL database")
      .option("--join", "work at what another process has put into the queue for this output folder")
      .option("--keep", "keep the folders of the shards"),
  )
    .addHelpText(
      "after",
      examples(
        "partition atlases/world -o parts --shards 64",
        "partition atlases/world -o /shared/parts --shards 256 --queue postgres://me@db.example.org/work",
        "partition -o /shared/parts --queue postgres://me@db.example.org/work --join",
      ),
    )
    .action(
      act(async (folder: string | undefined, options: Options) => {
        const output = resolve(world.cwd, options.output);
        if (options.join && options.queue === undefined) throw misuse("--join needs a queue", "name it with --queue postgres://…");
        for (const layer of options.layer)
          if (!MAP_LAYERS.includes(layer)) throw misuse(`no layer is called ${layer}`, `there are ${MAP_LAYERS.join(", ")}`);
        const pool = await world.openPool(options.threads);
        try {
          return await partition(world, pool, output, folder, options);
        } catch (error) {
          throw missingPackage(error) ?? (options.queue === undefined ? undefined : databaseError(error, options.queue)) ?? error;
        } finally {
          await pool.close();
        }
      }),
    );
}

async function partition(world: World, pool: Pool, output: string, folder: string | undefined, options: Options): Promise<number> {
  const { queue } = options;
  const progress = new Progress(world);
  const began = world.now();
  if (options.join && queue !== undefined) {
    const done = await workThrough(world, pool, queue, output, progress);
    progress.done();
    if (options.json) printJson(world, { shards: done });
    else print(world, `resolved ${counted(done.length, "shard")}; none is left`);
    return EXIT.fine;
  }
  const root = await findAtlas(world, folder ?? options.atlas);
  await checkOutput(output, options.output);
  await mkdir(output, { recursive: true });
  const limits = readLimits(world);
  await Promise.all([rm(join(output, "land"), { recursive: true, force: true }), rm(join(output, DONE_FILE), { force: true })]);
  const prepared = await prepare(world, pool, { root, output, count: options.shards, limits }, progress);
  const viewpoints = viewpointsAsked(options.as, prepared);
  const layers = options.layer.length > 0 ? [...new Set(options.layer)] : (["title"] as const);
  const tasks = prepared.shards.map(
    (shard): ResolveTask => ({
      kind: "resolve",
      folder: join(shardsIn(output), shard),
      output,
      shard,
      viewpoints,
      layers,
      limits,
      version: world.version,
    }),
  );
  const resolving = world.now();
  let done: readonly ShardDone[];
  if (queue === undefined) done = await resolveAll(pool, tasks, progress);
  else {
    await enqueue(world, queue, output, tasks);
    await workThrough(world, pool, queue, output, progress);
    done = await doneIn(world, queue, output);
  }
  progress.done();
  const seconds = (from: number): number => Number(((world.now() - from) / 1000).toFixed(2));
  const made = {
    records: prepared.records,
    errors: prepared.errors,
    viewpoints,
    layers,
    rows: done.reduce((sum, { rows }) => sum + rows, 0),
    area_km2: done.reduce((sum, { area_km2 }) => sum + area_km2, 0),
    seconds: { ...prepared.seconds, resolving: seconds(resolving), all: seconds(began) },
    shards: done,
  };
  await writeFile(join(output, DONE_FILE), `${JSON.stringify(made, null, 1)}\n`);
  if (!options.keep) await rm(shardsIn(output), { recursive: true, force: true });
  if (options.json) printJson(world, made);
  else
    print(
      world,
      `wrote ${counted(made.rows, "row")} of ${counted(prepared.records, "record")} in ${counted(done.length, "shard")} to ${options.output}`,
    );
  if (prepared.errors > 0)
    world.stderr.write(`note: ${counted(prepared.errors, "error")} in the files; what they touch is left out (dejure check shows them)\n`);
  return prepared.errors > 0 ? EXIT.diagnostics : EXIT.fine;
}

async function resolveAll(pool: Pool, tasks: readonly ResolveTask[], progress: Progress): Promise<ShardDone[]> {
  let done = 0;
  return Promise.all(
    tasks.map(async (task) => {
      const one = await pool.run(task);
      progress.step(++done / tasks.length, "resolving shards");
      return one;
    }),
  );
}

function viewpointsAsked(asked: readonly string[], { viewpoints, viewpoint }: Prepared): readonly string[] {
  for (const one of asked)
    if (!viewpoints.includes(one)) {
      const near = nearest(one, viewpoints);
      throw misuse(`no viewpoint has the id ${one}`, near ? `did you mean ${near}` : `there are ${viewpoints.join(", ")}`);
    }
  const found = asked.length > 0 ? [...new Set(asked)] : viewpoint !== undefined && viewpoints.includes(viewpoint) ? [viewpoint] : [];
  if (found.length === 0) throw misuse("the atlas has no viewpoint of its own", "name one with --as");
  return found;
}
