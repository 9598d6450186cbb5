/** `dejure/worker/node`: an atlas in a thread of its own. */
import { Worker } from "node:worker_threads";
import { AtlasWorker, type WorkerOptions } from "./client.ts";
import type { Port } from "./protocol.ts";

export { AtlasWorker } from "./client.ts";

/** The built entry stands beside this file, and so does its source. */
const ENTRY = new URL(import.meta.url.endsWith(".ts") ? "./node-worker.ts" : "./node-worker.js", import.meta.url);

export interface ThreadOptions extends Omit<WorkerOptions, "end"> {
  /** what the thread runs instead of dejure's own entry, which it has to import in the end */
  readonly entry?: URL;
}

/** Starts a thread and gives the atlas in it; the process lives until it is closed. */
export function startWorker({ entry = ENTRY, ...options }: ThreadOptions = {}): AtlasWorker {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(entry, { workerData: port2, transferList: [port2 as never] });
  const worker = new AtlasWorker(port1 as unknown as Port, { ...options, end: async () => void (await thread.terminate()) });
  thread.once("error", (error) => worker.fail(error instanceof Error ? error : new Error(String(error))));
  thread.once("exit", (status) => worker.fail(new Error(`the worker has ended with status ${status}`)));
  return worker;
}
