/**
 * A queue in PostgreSQL by which processes share the shards of one output folder. Whoever works at a shard holds the lock of its
 * row for so long; where a process or its machine dies, the server lets the lock go, and another takes the shard.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "../postgres/database.ts";
import type { Progress } from "../terminal.ts";
import type { World } from "../world.ts";
import type { Pool } from "./pool.ts";
import type { ResolveTask, ShardDone } from "./task.ts";

const TABLE = `create table if not exists dejure_shard (
  output text not null, shard text not null, task jsonb not null, done jsonb, by text, primary key (output, shard))`;

/** How long to wait before asking again for work that others hold, ms. */
const PAUSE = 500;

/** Puts the work of an output folder into the queue, in the place of former work of it. */
export const enqueue = (world: World, address: string, output: string, tasks: readonly ResolveTask[]): Promise<void> =>
  inSession(world, address, async (database) => {
    await database.run(TABLE);
    await database.rows("delete from dejure_shard where output = $1", [output]);
    for (const task of tasks)
      await database.rows("insert into dejure_shard (output, shard, task) values ($1, $2, $3)", [output, task.shard, JSON.stringify(task)]);
  });

/** What was done of the work of an output folder, by whomever. */
export const doneIn = (world: World, address: string, output: string): Promise<readonly ShardDone[]> =>
  inSession(world, address, async (database) => {
    const rows = await database.rows<{ done: ShardDone }>(
      "select done from dejure_shard where output = $1 and done is not null order by shard",
      [output],
    );
    return rows.map(({ done }) => done);
  });

async function inSession<T>(world: World, address: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await world.openDatabase(address);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Works at a queue until all shards of the output folder are done, by whomever; gives those done here. */
export async function workThrough(world: World, pool: Pool, address: string, output: string, progress: Progress): Promise<ShardDone[]> {
  const done: ShardDone[] = [];
  await Promise.all(
    Array.from({ length: pool.threads }, () =>
      inSession(world, address, async (database) => {
        await database.run("set idle_in_transaction_session_timeout = 0");
        for (;;) {
          const one = await takeOne(database, pool, output);
          if (one === "none left") return;
          if (one === "others work") await wait(PAUSE);
          else progress.count(done.push(one), "shards resolved");
        }
      }),
    ),
  );
  return done;
}

async function takeOne(database: Database, pool: Pool, output: string): Promise<ShardDone | "none left" | "others work"> {
  await database.run("begin");
  try {
    const [taken] = await database.rows<{ task: ResolveTask }>(
      "select task from dejure_shard where output = $1 and done is null order by shard limit 1 for update skip locked",
      [output],
    );
    if (!taken) {
      await database.run("commit");
      const [left] = await database.rows("select from dejure_shard where output = $1 and done is null limit 1", [output]);
      return left ? "others work" : "none left";
    }
    const done = await pool.run(taken.task);
    await database.rows("update dejure_shard set done = $3, by = $4 where output = $1 and shard = $2", [
      output,
      taken.task.shard,
      JSON.stringify(done),
      `process ${process.pid}`,
    ]);
    await database.run("commit");
    return done;
  } catch (error) {
    await database.run("rollback").catch(() => undefined);
    throw error;
  }
}
