/** Timing of work side by side: warm-up, several runs in turn, medians. */
import { writeFileSync } from "node:fs";

/** Times (or sizes) for one piece of work. */
export interface Figure {
  readonly name: string;
  /** in `unit`, milliseconds where there is none */
  readonly median: number;
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  readonly p99?: number;
  readonly runs: number;
  /** the heap and what is outside it grew by, at most, MB; where `peak` stands, the whole process at its peak */
  readonly memory_mb?: number;
  readonly peak?: boolean;
}

/** A fact with a size rather than a time. */
export const sized = (name: string, value: number, unit: string): Figure => ({
  name,
  median: value,
  min: value,
  max: value,
  runs: 1,
  unit,
});

/** One line of the table. `ratio` is ours ÷ peer: below 1 we are faster. */
export interface Row {
  readonly work: string;
  readonly data: string;
  readonly ours: Figure;
  readonly peer?: Figure;
  readonly ratio?: number;
  readonly goal: string;
  readonly met?: boolean;
  /** how the answers were compared before timing */
  readonly agreement: string;
  /** where it is not like for like */
  readonly note?: string;
}

export interface Skipped {
  readonly work: string;
  readonly skipped: string;
}

export type Outcome = Row | Skipped;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export interface Contender {
  readonly name: string;
  readonly run: () => unknown | Promise<unknown>;
}

export interface Effort {
  readonly warmUp: number;
  readonly runs: number;
}

/** Set by `DEJURE_BENCH_QUICK=1`: everything runs through once, for whoever changes a benchmark; no figure of such a run is kept. */
export const QUICK = process.env.DEJURE_BENCH_QUICK === "1";

/** `count`, or few in a quick run. */
export const upTo = (count: number): number => (QUICK ? Math.max(2, Math.ceil(count / 20)) : count);

const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});

/** Runs the contenders in turn, so that a busy moment of the machine hits all of them, and gives a figure for each. */
export async function race(contenders: readonly Contender[], effort: Effort): Promise<Figure[]> {
  const { warmUp, runs } = QUICK ? { warmUp: 0, runs: 1 } : effort;
  const times = contenders.map((): number[] => []);
  const memory = contenders.map(() => 0);
  for (let round = -warmUp; round < runs; round++) {
    for (const [index, contender] of contenders.entries()) {
      collect();
      const before = process.memoryUsage();
      const start = performance.now();
      const kept = await contender.run();
      const time = performance.now() - start;
      const after = process.memoryUsage();
      if (round < 0 || kept === collect) continue;
      times[index]?.push(time);
      const grown = after.heapUsed + after.external - before.heapUsed - before.external;
      memory[index] = Math.max(memory[index] ?? 0, grown / 1e6);
    }
  }
  return contenders.map(({ name }, index) => figure(name, times[index] ?? [], memory[index]));
}

/** Times single questions one by one; for answers in microseconds and their tail. */
export async function questions<Q>(
  name: string,
  asked: readonly Q[],
  ask: (question: Q) => unknown | Promise<unknown>,
  warmUp = 0,
): Promise<Figure> {
  for (const question of asked.slice(0, warmUp)) await ask(question);
  const times: number[] = [];
  for (const question of asked) {
    const start = performance.now();
    const answer = ask(question);
    if (answer instanceof Promise) await answer;
    times.push(performance.now() - start);
  }
  return { ...figure(name, times), p99: quantile(times, 0.99) };
}

/** Questions asked of one contender before the next has its turn: each is warm, and a busy moment of the machine hits all. */
const BLOCK = 50;

/** Times the same single questions of several contenders, in turns of some questions each. */
export async function inTurn<Q>(
  asked: readonly Q[],
  contenders: readonly { readonly name: string; readonly ask: (question: Q) => unknown | Promise<unknown> }[],
  warmUp: number,
): Promise<Figure[]> {
  for (const { ask } of contenders) for (const question of asked.slice(0, warmUp)) await ask(question);
  const times = contenders.map((): number[] => []);
  for (let i = 0; i < asked.length; i += BLOCK)
    for (const [n, { ask }] of contenders.entries())
      for (const question of asked.slice(i, i + BLOCK)) {
        const start = performance.now();
        const answer = ask(question);
        if (answer instanceof Promise) await answer;
        times[n]?.push(performance.now() - start);
      }
  return contenders.map(({ name }, n) => ({ ...figure(name, times[n] ?? []), p99: quantile(times[n] ?? [], 0.99) }));
}

export function figure(name: string, times: readonly number[], memory?: number): Figure {
  return {
    name,
    median: median(times),
    min: Math.min(...times),
    max: Math.max(...times),
    runs: times.length,
    ...(memory !== undefined && memory > 0 && { memory_mb: memory }),
  };
}

/** Fails the benchmark: figures for different answers mean nothing. */
export function agree(condition: boolean, message: string): void {
  if (!condition) throw new Error(`the answers do not agree: ${message}`);
}

/** Same numbers on every run and machine. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Hands the outcomes of one benchmark to `scripts/bench.mjs`. */
export function report(outcomes: readonly Outcome[]): void {
  const target = process.env.DEJURE_BENCH_OUT;
  if (target) writeFileSync(target, JSON.stringify(outcomes));
  else console.log(JSON.stringify(outcomes, null, 2));
}
