/** Threads that do the work of sharding, each one piece at a time. */
import { Worker } from "node:worker_threads";
import { perform, type Task, type TaskResults, type Tasks } from "./task.ts";

export interface Pool {
  readonly threads: number;
  /** Does a piece of work as soon as a thread is free. */
  run<K extends keyof Tasks>(task: Task<K>): Promise<TaskResults[K]>;
  close(): Promise<void>;
}

/** The built entry stands beside the built code. */
const ENTRY = new URL("./shard-thread.js", import.meta.url);

type Answer = { readonly result: never } | { readonly error: Error };

/** So many threads; none: the work is done here, piece by piece. */
export function openPool(threads: number): Pool {
  if (threads === 0) {
    let last: Promise<unknown> = Promise.resolve();
    const run: Pool["run"] = (task) => {
      const next = last.then(() => perform(task));
      last = next.catch(() => {});
      return next;
    };
    return { threads: 1, run, close: async () => void (await last) };
  }
  const all = Array.from({ length: threads }, () => new Worker(ENTRY));
  const free = [...all];
  const waiting: ((worker: Worker) => void)[] = [];
  const release = (worker: Worker): void => {
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
  };
  const take = (): Promise<Worker> => {
    const worker = free.pop();
    return worker ? Promise.resolve(worker) : new Promise((resolve) => waiting.push(resolve));
  };
  return {
    threads,
    async run(task) {
      const worker = await take();
      try {
        return await answerOf(worker, task);
      } finally {
        release(worker);
      }
    },
    close: async () => void (await Promise.all(all.map((worker) => worker.terminate()))),
  };
}

/** A thread that ends, such as for want of memory, fails its work. */
function answerOf(worker: Worker, task: Task): Promise<never> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      worker.off("message", answered).off("error", failed).off("exit", ended);
      then();
    };
    const answered = (answer: Answer): void => settle(() => ("result" in answer ? resolve(answer.result) : reject(answer.error)));
    const failed = (error: unknown): void => settle(() => reject(error));
    const ended = (): void => settle(() => reject(new Error("the thread has ended")));
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.postMessage(task);
  });
}
