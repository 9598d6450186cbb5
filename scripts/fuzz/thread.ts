/** A thread of readers under watch: no input may take more than 2 seconds of computing, or 1 GiB. */
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import type { Reader } from "../../test/fuzz/reader.ts";
import { type Batch, NOWHERE, type Outcome } from "./protocol.ts";

const LONGEST_MS = 2000;
/** on the clock: what waits for ever computes nothing */
const LONGEST_WAIT_MS = 60_000;
const MOST_MEMORY = 1024;
const LOOK_EVERY_MS = 100;

/** Milliseconds that this process has computed: time on the clock says little on a machine that is busy with other things. */
const computed = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

export class Thread {
  readonly #at = new Int32Array(new SharedArrayBuffer(4));
  #worker: Promise<Worker> | undefined;

  #start(): Promise<Worker> {
    const worker = new Worker(new URL("./start.mjs", import.meta.url), {
      workerData: this.#at.buffer,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    return new Promise((resolve, reject) => {
      worker.once("message", () => resolve(worker));
      worker.once("error", reject);
    });
  }

  /** Once it can begin. */
  async ready(): Promise<void> {
    await (this.#worker ??= this.#start());
  }

  /** Tries a batch; a thread that hangs or runs out of memory is ended, and a new one tries the next. */
  async attempt(reader: Reader, batch: Batch): Promise<Outcome> {
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    const before = process.memoryUsage().rss;
    Atomics.store(this.#at, 0, NOWHERE);
    return new Promise((resolve) => {
      let index = NOWHERE;
      let since = computed();
      let from = performance.now();
      const end = (outcome: Outcome): void => {
        clearInterval(watch);
        // these alone: of a worker without its own listeners, no later message arrives
        worker.off("message", end).off("error", failed);
        resolve(outcome);
      };
      const lost = (what: string): void => {
        this.#worker = undefined;
        const i = Atomics.load(this.#at, 0);
        const input = (batch.inputs ?? fc.sample(reader.input, { numRuns: batch.runs, seed: batch.seed }))[i] ?? "";
        end({ tried: i + 1, slowest: 0, fault: { input, what, lost: true } });
        void worker.terminate();
      };
      const failed = (error: unknown): void => lost(String(error));
      const watch = setInterval(() => {
        const now = Atomics.load(this.#at, 0);
        if (process.memoryUsage().rss - before > MOST_MEMORY * 1024 * 1024) lost(`takes more than ${MOST_MEMORY} MB`);
        else if (now !== index || now === NOWHERE) {
          index = now;
          since = computed();
          from = performance.now();
        } else if (performance.now() - from > LONGEST_WAIT_MS) lost(`takes more than ${LONGEST_WAIT_MS} ms of waiting`);
        else if (computed() - since > LONGEST_MS) lost(`takes more than ${LONGEST_MS} ms`);
      }, LOOK_EVERY_MS);
      worker.once("message", end);
      worker.once("error", failed);
      worker.postMessage(batch);
    });
  }

  async close(): Promise<void> {
    await (await this.#worker)?.terminate();
    this.#worker = undefined;
  }
}
