/** Work in a process of its own, so that its peak of memory is its own. */
import { spawnSync } from "node:child_process";

export interface Outgrowth {
  /** ms of each run */
  readonly times: readonly number[];
  /** resident memory of the whole process at its peak, MB */
  readonly peak_mb: number;
  /** what the work says of its answer, to be compared */
  readonly answer: unknown;
}

/** The task that this process was started for; undefined in the benchmark itself. */
export const task: string | undefined = process.env.DEJURE_BENCH_TASK;

/** Runs this benchmark's file again as `name`; it must hand back an answer by `done`. */
export function inChild(name: string): Outgrowth {
  const file = process.argv[1];
  if (file === undefined) throw new Error("the benchmark does not know its own file");
  const { status, stdout } = spawnSync(process.execPath, [...process.execArgv, file], {
    env: { ...process.env, DEJURE_BENCH_TASK: name },
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${name} ended with status ${status}`);
  return JSON.parse(stdout) as Outgrowth;
}

/** Ends the task: its times, its peak of memory until now, and its answer, which may cost more, go to the benchmark. */
export function done(times: readonly number[], answer: unknown): void {
  const peak_mb = process.resourceUsage().maxRSS / 1024;
  const outgrowth: Outgrowth = { times, peak_mb, answer: typeof answer === "function" ? answer() : answer };
  process.stdout.write(JSON.stringify(outgrowth));
}
